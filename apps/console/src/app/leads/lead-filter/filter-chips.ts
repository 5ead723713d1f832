import { Component, computed, inject, input, output } from '@angular/core';
import type { Condition } from '@heatline/contracts';
import { Icon } from '@heatline/ui';
import { KnownNames } from './filter-names';
import { partsOf } from './filter-parts';
import { chipWords } from './part-words';

/** A part that is being edited, and where. */
export interface Editing {
  readonly part: Condition;
  /** null: a new part. */
  readonly index: number | null;
  readonly origin: HTMLElement;
}

/** The parts of a condition, one a chip: pressed to be edited, or taken away. */
@Component({
  selector: 'hl-filter-chips',
  imports: [Icon],
  templateUrl: './filter-chips.html',
  styleUrl: './filter-chips.css',
})
export class FilterChips {
  readonly condition = input.required<Condition | null>();
  /** Which of them is being edited. */
  readonly edited = input.required<number | null>();
  readonly pressed = output<Editing>();
  readonly removed = output<number>();

  private readonly names = inject(KnownNames);
  protected readonly chips = computed(() =>
    partsOf(this.condition()).map((part) => ({ part, ...chipWords(part, this.names) })),
  );
}
