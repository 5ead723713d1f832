import { Component, computed, inject, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatTableModule } from '@angular/material/table';
import { Router, RouterLink } from '@angular/router';
import { Avatar, Changed, LevelTag, RelativeTime, ScoreCell, Skeleton } from '@heatline/ui';
import { Members } from '../../api/members';
import type { LeadKind } from '../model-choice';
import { WatchStar } from '../watch/watch-star';
import { AliasChips } from './alias-chips';
import { ColumnResize } from './column-resize';
import { widths } from './lead-columns';
import { LeadList } from './lead-list';
import type { LeadRow } from './lead-row';
import { ListColumns } from './list-columns';
import { RowKeys } from './row-keys';
import { Selection } from './selection';
import { SortHead } from './sort-head';

/** Of the box and the star. */
const beforePx = 80;

/** The list on a desk: one row a lead, in the columns that the member chose. */
@Component({
  selector: 'hl-lead-table',
  imports: [
    AliasChips,
    Avatar,
    Changed,
    ColumnResize,
    LevelTag,
    MatCheckbox,
    MatTableModule,
    RelativeTime,
    RouterLink,
    RowKeys,
    ScoreCell,
    Skeleton,
    SortHead,
    WatchStar,
  ],
  templateUrl: './lead-table.html',
  styleUrl: './lead-table.css',
})
export class LeadTable {
  private readonly router = inject(Router);
  private readonly columns = inject(ListColumns);
  private readonly members = inject(Members);
  protected readonly list = inject(LeadList);
  protected readonly selection = inject(Selection);

  protected readonly kinds = this.list.kinds;
  protected readonly titles = this.list.titles;
  protected readonly keys = computed(() => ['select', 'star', 'name', ...this.columns.shown().map(({ key }) => key)]);
  /** A column while its edge is being dragged. */
  private readonly dragged = signal<{ key: string; px: number } | null>(null);
  private readonly widths = computed(() => {
    const dragged = this.dragged();
    const kept = [
      ['name', this.columns.nameWidth()],
      ...this.columns.shown().map(({ key, widthPx }) => [key, widthPx]),
    ];
    const all = new Map(kept as [string, number | null][]);
    if (dragged) all.set(dragged.key, Math.min(widths.most, Math.max(widths.least, dragged.px)));
    return all;
  });
  protected readonly widthOf = (key: string) => this.widths().get(key) ?? null;
  /** The name takes what the others leave, until it has a width of its own: then the table is as wide as its columns. */
  protected readonly own = computed(() => this.widthOf('name') !== null);
  protected readonly total = computed(() =>
    [...this.widths().values()].reduce((sum: number, px) => sum + (px ?? widths.name), beforePx),
  );
  /** Kinds whose column keeps room for decimals, because some score on this page has them. */
  protected readonly decimals = computed(() => {
    const fraction = (kind: LeadKind) =>
      this.list.rows()?.some(({ scores }) => !Number.isInteger(scores[kind]?.score ?? 0));
    return new Set(this.kinds().filter(fraction));
  });
  protected readonly accountDecimals = computed(
    () => this.list.rows()?.some(({ account }) => !Number.isInteger(account?.score ?? 0)) ?? false,
  );
  protected readonly skeletons = Array.from({ length: 14 }, (_, index) => ({
    wide: 96 + ((index * 37) % 70),
    alias: 120 + ((index * 53) % 60),
  }));
  protected readonly idOf = (_: number, row: LeadRow) => row.leadId;
  protected readonly owner = (id: string) => this.members.nameOf(id) ?? 'A former member';

  protected resizing(key: string, px: number) {
    this.dragged.set({ key, px });
  }

  protected async resized(key: string, px: number) {
    await this.columns.change({ kind: 'resize', key, px });
    this.dragged.set(null);
  }

  /** A click anywhere on a row opens the lead, unless it was meant for something in it or for marking text. */
  protected open(row: LeadRow, event: MouseEvent) {
    if ((event.target as HTMLElement).closest('a, button, mat-checkbox') || getSelection()?.toString()) return;
    void this.router.navigate(['/leads', row.leadId]);
  }
}
