import { computed, inject, Injectable } from '@angular/core';
import type { TableChoice } from '@heatline/contracts';
import { Toaster } from '@heatline/ui';
import { told } from '../../api/told';
import { ChosenPreferences } from '../../session/preferences';
import { choiceTitle, kindTitles, type LeadKind } from '../model-choice';
import { ChosenModels } from '../model-picker/chosen-models';
import type { ColumnChange } from './columns-panel';
import { afterMove, afterResize, afterToggle, keptAtFirst, leadColumns, nameWidth } from './lead-columns';

/** The columns of the list as this member has them; kept on the server. */
@Injectable()
export class ListColumns {
  private readonly models = inject(ChosenModels);
  private readonly preferences = inject(ChosenPreferences);
  private readonly toaster = inject(Toaster);
  private readonly kept = computed(() => this.preferences.value().tables?.['leads']?.columns);

  /** Kinds with a model in their columns. */
  readonly kinds = computed(() => this.models.choices().flatMap(({ kind, model }) => (model ? [kind] : [])));
  /** Heads of the columns by kind. */
  readonly titles = computed((): Record<LeadKind, string> => ({
    ...kindTitles,
    ...Object.fromEntries(this.models.choices().map((choice) => [choice.kind, choiceTitle(choice)])),
  }));
  readonly accountModel = computed(() => this.models.account()?.model ?? null);
  private readonly sources = computed(() => {
    const custom = this.models.choices().find(({ kind }) => kind === 'custom')?.model;
    return {
      kinds: this.kinds(),
      customPicked: !!custom && custom.modelId === this.preferences.value().models?.custom,
      titles: this.titles(),
      accounts: this.accountModel() !== null,
    };
  });
  readonly all = computed(() => leadColumns(this.sources(), this.kept()));
  readonly shown = computed(() => this.all().filter(({ shown }) => shown));
  readonly nameWidth = computed(() => nameWidth(this.kept()));
  readonly chosen = computed(() => this.kept() !== undefined);

  shows(key: string): boolean {
    return this.shown().some((column) => column.key === key);
  }

  change(change: ColumnChange): Promise<void> {
    const kept = this.kept() ?? keptAtFirst(this.sources());
    switch (change.kind) {
      case 'toggle':
        return this.keep(afterToggle(kept, change.key));
      case 'move':
        return this.keep(afterMove(kept, change.key, change.place));
      case 'resize':
        return this.keep(afterResize(kept, change.key, change.px));
    }
  }

  reset(): Promise<void> {
    return this.keep(undefined);
  }

  private async keep(columns: TableChoice['columns']): Promise<void> {
    const tables = this.preferences.value().tables ?? {};
    const { columns: _, ...table } = tables['leads'] ?? {};
    try {
      await this.preferences.change({ tables: { ...tables, leads: { ...table, ...(columns ? { columns } : {}) } } });
    } catch (error) {
      await this.toaster.failed(`The columns were not kept. ${told(error).detail}`);
    }
  }
}
