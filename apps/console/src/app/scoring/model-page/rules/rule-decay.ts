import { Component, computed, inject, input, output } from '@angular/core';
import type { RuleDecay } from '@heatline/contracts';
import { Input } from '@heatline/ui';
import { amountOf, shownAmount } from '../../../conditions/event-match';
import { OpenDraft } from '../open-draft';
import { decayOf } from './rule-edit';

/** How the points of one rule fade: as those of the model, or in their own way. */
@Component({
  selector: 'hl-rule-decay',
  imports: [Input],
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
  /** The numbers of the rule's own decay, whichever it has. */
  protected readonly decayNumbers = computed(
    (): { kind?: string; days?: number; percent?: number; everyDays?: number } => ({
      ...this.decay(),
    }),
  );
  /** What an emptied field holds: the schema asks for a number. */
  protected readonly notANumber = Number.NaN;
  protected readonly amount = shownAmount;
  protected readonly amountOf = amountOf;

  protected fade(kind: string) {
    const known = (['inherit', 'none', 'halfLife', 'linear', 'step'] as const).find((one) => one === kind) ?? 'inherit';
    this.changed.emit(known === 'inherit' ? undefined : decayOf(known));
  }

  protected fadeBy(change: { days?: number; percent?: number; everyDays?: number }) {
    const decay = this.decay();
    if (decay) this.changed.emit({ ...decay, ...change } as RuleDecay);
  }
}
