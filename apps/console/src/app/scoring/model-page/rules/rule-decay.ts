import { Component, computed, inject, input, output } from '@angular/core';
import type { RuleDecay } from '@heatline/contracts';
import { Amount, Field, Input } from '@heatline/ui';
import { OpenDraft } from '../open-draft';
import { decayOf } from './rule-edit';

interface DecayNumber {
  readonly field: 'days' | 'percent' | 'everyDays';
  readonly is: number;
  readonly label: string;
  readonly unit: string;
}

/** How the points of one rule fade: as those of the model, or in their own way. */
@Component({
  selector: 'hl-rule-decay',
  imports: [Amount, Field, Input],
  templateUrl: './rule-decay.html',
  styleUrl: './rule-limits.css',
})
export class RuleDecayEditor {
  /** Absent: from the model. */
  readonly decay = input.required<RuleDecay | undefined>();
  /** Where the rule stands, as complaints name it. */
  readonly path = input.required<string>();
  readonly disabled = input(false);
  readonly changed = output<RuleDecay | undefined>();

  protected readonly draft = inject(OpenDraft);
  protected readonly inactivity = computed(() => this.draft.definition()?.decay.kind === 'inactivity');
  /** The numbers of the rule's own decay, in the order of their words. */
  protected readonly numbers = computed((): DecayNumber[] => {
    const decay = this.decay();
    switch (decay?.kind) {
      case 'halfLife':
        return [{ field: 'days', is: decay.days, label: 'Half-life in days', unit: 'days' }];
      case 'linear':
        return [{ field: 'days', is: decay.days, label: 'Days until nothing is left', unit: 'days' }];
      case 'step':
        return [
          { field: 'percent', is: decay.percent, label: 'Percent a step', unit: '% every' },
          { field: 'everyDays', is: decay.everyDays, label: 'Days a step', unit: 'days' },
        ];
      default:
        return [];
    }
  });

  protected fade(kind: string) {
    const known = (['inherit', 'none', 'halfLife', 'linear', 'step'] as const).find((one) => one === kind) ?? 'inherit';
    this.changed.emit(known === 'inherit' ? undefined : decayOf(known));
  }

  /** What an emptied field holds is no number: the schema asks for one. */
  protected fadeBy(field: DecayNumber['field'], amount: number | undefined) {
    const decay = this.decay();
    if (decay) this.changed.emit({ ...decay, [field]: amount ?? Number.NaN } as RuleDecay);
  }
}
