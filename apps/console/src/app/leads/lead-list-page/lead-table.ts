import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Changed, Skeleton } from '@heatline/ui';
import { WatchStar } from '../watch/watch-star';
import { ColumnResize } from './column-resize';
import { LeadCell } from './lead-cell';
import { type ColumnParts, columnParts, widths } from './lead-columns';
import { LeadList } from './lead-list';
import { type LeadRow, scoreIn } from './lead-row';
import { ListColumns } from './list-columns';
import { RowKeys } from './row-keys';
import { Selection } from './selection';
import { SortHead } from './sort-head';

/** Of the box and the star. */
const beforePx = 80;

/** The list on a desk: one row a lead, in the columns that the member chose. */
@Component({
  selector: 'hl-lead-table',
  imports: [Changed, ColumnResize, LeadCell, RowKeys, Skeleton, SortHead, WatchStar],
  templateUrl: './lead-table.html',
  styleUrl: './lead-table.css',
})
export class LeadTable {
  private readonly router = inject(Router);
  private readonly chosen = inject(ListColumns);
  protected readonly list = inject(LeadList);
  protected readonly selection = inject(Selection);

  /** The name first, then what the member chose. */
  protected readonly columns = computed(() =>
    [{ key: 'name', title: 'Name' }, ...this.chosen.shown()].map(({ key, title }) => {
      const parts = columnParts(key);
      // "Engagement" over "Score": such columns are narrow.
      return { key, ...parts, head: parts.of ? title.replace(/ (?=\S+$)/, '\n') : title };
    }),
  );
  /** A column while its edge is being dragged. */
  private readonly dragged = signal<{ key: string; px: number } | null>(null);
  private readonly widths = computed(() => {
    const dragged = this.dragged();
    const kept = [['name', this.chosen.nameWidth()], ...this.chosen.shown().map(({ key, widthPx }) => [key, widthPx])];
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
  protected readonly scoreOf = (row: LeadRow, { cell, of }: ColumnParts) =>
    cell === 'score' && of ? (scoreIn(row, of)?.score ?? null) : null;
  /** Columns that keep room for decimals, because some score on this page has them. */
  protected readonly decimals = computed(() => {
    const fraction = (column: ColumnParts) =>
      this.list.rows()?.some((row) => !Number.isInteger(this.scoreOf(row, column) ?? 0));
    return new Set(this.columns().flatMap((column) => (fraction(column) ? [column.key] : [])));
  });
  protected readonly skeletons = Array.from({ length: 14 }, (_, index) => ({
    wide: 96 + ((index * 37) % 70),
    alias: 120 + ((index * 53) % 60),
  }));

  protected resizing(key: string, px: number) {
    this.dragged.set({ key, px });
  }

  protected async resized(key: string, px: number) {
    await this.chosen.change({ kind: 'resize', key, px });
    this.dragged.set(null);
  }

  /** A click anywhere on a row opens the lead, unless it was meant for something in it or for marking text. */
  protected open(row: LeadRow, event: MouseEvent) {
    if ((event.target as HTMLElement).closest('a, button, input') || getSelection()?.toString()) return;
    void this.router.navigate(['/leads', row.leadId]);
  }
}
