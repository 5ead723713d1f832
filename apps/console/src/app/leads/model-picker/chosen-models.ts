import { computed, inject, Injectable } from '@angular/core';
import type { ModelKind, PreferencesChange } from '@heatline/contracts';
import { Toaster } from '@heatline/ui';
import { Models } from '../../api/models';
import { told } from '../../api/told';
import { ChosenPreferences } from '../../session/preferences';
import { afterPick } from '../lead-list-page/lead-columns';
import { choiceOf, leadKinds, modelChoices } from '../model-choice';

/** The models that stand in lists and on profiles, per kind. */
@Injectable({ providedIn: 'root' })
export class ChosenModels {
  private readonly models = inject(Models);
  private readonly preferences = inject(ChosenPreferences);
  private readonly toaster = inject(Toaster);
  /** Of the kinds that score leads. */
  readonly choices = computed(() => modelChoices(this.models.all(), this.preferences.value().models));
  /** Of accounts; null: no account model is active. */
  readonly account = computed(() => choiceOf('account', this.models.all(), this.preferences.value().models));

  /** Kinds of which the member chose a model that is not active any more, so that another one stands in for it. */
  readonly lost = computed(() => {
    const chosen = this.preferences.value().models;
    return [...this.choices(), this.account()].flatMap((choice) => {
      const { kind, model } = choice ?? {};
      return kind && model && chosen?.[kind] && chosen[kind] !== model.modelId ? [{ kind, model }] : [];
    });
  });

  /** null: no scores of this kind. Those of a model that is picked are shown in the list, too. */
  choose(kind: ModelKind, modelId: string | null): Promise<void> {
    return this.change(kind, modelId, modelId === null ? {} : this.shown(kind));
  }

  /** The model that stands in for a lost one is the choice from now on, and nothing else changes. */
  keep(kind: ModelKind, modelId: string): Promise<void> {
    return this.change(kind, modelId);
  }

  /** The columns that the member chose for the list, with those of this kind; none were chosen: it is as the list has them at first. */
  private shown(kind: ModelKind): Pick<PreferencesChange, 'tables'> {
    const tables = this.preferences.value().tables ?? {};
    const ofLeads = leadKinds.find((one) => one === kind);
    const { columns, ...table } = tables['leads'] ?? {};
    if (!ofLeads || !columns) return {};
    const after = afterPick(columns, ofLeads);
    return after === columns ? {} : { tables: { ...tables, leads: { ...table, columns: [...after] } } };
  }

  private async change(kind: ModelKind, modelId: string | null, more: Pick<PreferencesChange, 'tables'> = {}) {
    try {
      await this.preferences.change({ models: { ...this.preferences.value().models, [kind]: modelId }, ...more });
    } catch (error) {
      await this.toaster.failed(`The choice was not kept. ${told(error).detail}`);
    }
  }
}
