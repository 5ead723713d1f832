import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Avatar, LevelTag, RelativeTime, ScoreCell } from '@heatline/ui';
import { Members } from '../../api/members';
import { AliasChips } from './alias-chips';
import type { ColumnParts } from './lead-columns';
import { LeadList } from './lead-list';
import { type LeadRow, scoreIn } from './lead-row';

/** What one column shows of one lead. */
@Component({
  selector: 'hl-lead-cell',
  imports: [AliasChips, Avatar, LevelTag, RelativeTime, RouterLink, ScoreCell],
  templateUrl: './lead-cell.html',
  styleUrl: './lead-cell.css',
})
export class LeadCell {
  readonly row = input.required<LeadRow>();
  readonly column = input.required<ColumnParts>();
  /** Its column keeps room for decimals. */
  readonly decimals = input(false);

  private readonly members = inject(Members);
  protected readonly list = inject(LeadList);

  /** The score, and where the reasons of it are told. */
  protected readonly scored = computed(() => {
    const [row, of] = [this.row(), this.column().of];
    const score = of && scoreIn(row, of);
    if (!score) return null;
    return of === 'account'
      ? { ...score, page: ['/accounts', row.account?.accountId], why: { why: 1 } }
      : { ...score, page: ['/leads', row.leadId], why: { kind: of, why: 1 } };
  });
  protected readonly owner = computed(() => {
    const { ownerId } = this.row();
    return ownerId && (this.members.nameOf(ownerId) ?? 'A former member');
  });
  protected readonly text = computed(() => {
    const { title, company } = this.row();
    return { title, company }[this.column().cell] ?? null;
  });
}
