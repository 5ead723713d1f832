import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Button, counted, DISPLAY_TIME_ZONE, formatNumber, formatPoints, Icon, IconButton, Tag } from '@heatline/ui';
import type { SharedCard } from '@heatline/contracts';
import { datesInWords } from '../date-words';
import { ledgerRow, type LedgerRow, type ShownLine, sums } from './ledger';

const unmatchedReasons = {
  off: 'The rule is off',
  no_event: 'No such event',
  count: 'Not often enough',
  window: 'Not within the time',
  condition: 'The condition does not hold',
  if: 'Its attribute condition does not hold',
  not_counted: 'None of its events counted',
} as const;

/** What is shown of a ledger; strangers with a link get no more. */
export interface ShownLedger {
  readonly score: number;
  readonly lines: readonly ShownLine[];
  readonly unmatched: SharedCard['unmatched'];
}

/** A score line by line, the rules that gave nothing, and the sum. */
@Component({
  selector: 'hl-ledger-lines',
  imports: [Button, Icon, IconButton, Tag],
  templateUrl: './ledger-lines.html',
  styleUrl: './ledger-lines.css',
})
export class LedgerLines {
  readonly ledger = input.required<ShownLedger>();
  /** Of the model. */
  readonly name = input.required<string>();
  readonly busy = input(false);
  /** Points by hand and resets can be taken back here. */
  readonly mayUndo = input(false);
  readonly undo = output<NonNullable<LedgerRow['byHand']>>();

  private readonly zone = inject(DISPLAY_TIME_ZONE);
  protected readonly rows = computed(() => this.ledger().lines.map((line) => ledgerRow(line, this.zone())));
  protected readonly sums = computed(() => sums(this.ledger()));
  protected readonly unmatchedShown = signal(false);
  protected readonly reasons = unmatchedReasons;
  protected readonly number = formatNumber;
  protected readonly points = formatPoints;
  protected readonly dated = datesInWords;
  protected readonly counted = counted;
}
