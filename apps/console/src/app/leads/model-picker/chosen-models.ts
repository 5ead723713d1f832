import { computed, inject, Injectable } from '@angular/core';
import type { ModelKind } from '@heatline/contracts';
import { Toaster } from '@heatline/ui';
import { Models } from '../../api/models';
import { told } from '../../api/told';
import { ChosenPreferences } from '../../session/preferences';
import { choiceOf, modelChoices } from '../model-choice';

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

  /** null: no scores of this kind. */
  async choose(kind: ModelKind, modelId: string | null): Promise<void> {
    try {
      await this.preferences.change({ models: { ...this.preferences.value().models, [kind]: modelId } });
    } catch (error) {
      await this.toaster.failed(`The choice was not kept. ${told(error).detail}`);
    }
  }
}
