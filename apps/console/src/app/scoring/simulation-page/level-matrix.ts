import { Component, computed, input } from '@angular/core';
import type { LevelBound } from '@heatline/contracts';
import { formatCount, Icon, LevelTag, type LevelView } from '@heatline/ui';
import { cellsOf } from './matrix-cells';

const viewOf = (levels: readonly LevelBound[], index: number): LevelView => ({
  name: levels[index]!.name,
  tone: levels[index]!.tone,
  rank: index + 1,
  of: levels.length,
});

/** Who goes from which level to which: rows are the published version's levels, columns the draft's. */
@Component({
  selector: 'hl-level-matrix',
  imports: [Icon, LevelTag],
  template: `
    <table aria-label="From level to level">
      <thead>
        <tr>
          <th scope="col"><span class="sr">From</span></th>
          @for (level of columns(); track level.name) {
            <th scope="col"><hl-level-tag [level]="level" [plain]="true" [title]="level.name" /></th>
          }
          <th scope="col" class="sum">{{ name() }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.level.name) {
          <tr>
            <th scope="row"><hl-level-tag [level]="row.level" [plain]="true" [title]="row.level.name" /></th>
            @for (cell of row.cells; track $index) {
              <td [attr.data-way]="cell.way" [style.--weight]="cell.weight + '%'">
                @if (cell.way === 'up' || cell.way === 'down') {
                  <hl-icon [name]="cell.way === 'up' ? 'arrow_upward' : 'arrow_downward'" /><span class="sr">{{
                    cell.way
                  }}</span>
                }
                {{ count(cell.count) }}
              </td>
            }
            <td class="sum">{{ count(row.sum) }}</td>
          </tr>
        }
        <tr class="after">
          <th scope="row" class="muted">Draft</th>
          @for (sum of sums(); track $index) {
            <td class="sum">{{ count(sum) }}</td>
          }
          <td class="sum">{{ count(total()) }}</td>
        </tr>
      </tbody>
    </table>
    <p class="small muted key">
      <i data-way="up"></i>moves up <i data-way="down"></i>moves down <span>stronger: more of them</span>
    </p>
  `,
  styles: `
    :host {
      display: block;
      overflow-x: auto;
      --up: var(--hl-success);
      --down: var(--mat-sys-error);
    }
    table {
      width: 100%;
      border-spacing: 3px;
      border-collapse: separate;
      font-variant-numeric: tabular-nums;
    }
    th {
      height: 32px;
      padding: 0 6px;
      text-align: right;
      font: var(--mat-sys-label-medium);
    }
    /* A long name ends in an ellipsis: the numbers keep their room. */
    th hl-level-tag {
      max-width: 96px;
    }
    thead hl-level-tag {
      justify-content: flex-end;
    }
    tbody th {
      padding-left: 0;
      text-align: left;
    }
    td {
      height: 42px;
      padding: 0 7px;
      border-radius: 6px;
      text-align: right;
      font-weight: 500;
      white-space: nowrap;
      background: var(--mat-sys-surface-container-high);
      color: var(--mat-sys-on-surface-variant);
    }
    td hl-icon {
      vertical-align: -2px;
      font-size: 13px;
    }
    td[data-way='none'] {
      font-weight: 400;
      background: var(--mat-sys-surface-container);
    }
    td[data-way='up'],
    td[data-way='down'] {
      color: var(--mat-sys-on-surface);
    }
    td[data-way='up'] {
      background: color-mix(in srgb, var(--up) var(--weight), var(--mat-sys-surface));
    }
    td[data-way='down'] {
      background: color-mix(in srgb, var(--down) var(--weight), var(--mat-sys-surface));
    }
    .sum {
      padding: 0 4px;
      background: none;
      color: var(--mat-sys-on-surface-variant);
    }
    .after td,
    .after th {
      height: 28px;
    }
    @media (max-width: 520px) {
      thead .sum,
      td.sum:last-child {
        display: none;
      }
      td,
      th {
        padding: 0 4px;
      }
      /* Columns of one width; a name stands below its bars, in as many lines as it needs. */
      table {
        table-layout: fixed;
        width: calc(100% + 6px);
        margin: 0 -3px;
      }
      th:first-child {
        width: 96px;
      }
      thead th {
        padding-bottom: 4px;
        vertical-align: bottom;
        font: var(--mat-sys-label-small);
      }
      thead hl-level-tag.plain {
        flex-direction: column;
        align-items: flex-end;
        gap: 2px;
        height: auto;
        max-width: 100%;
        font: inherit;
        line-height: 13px;
        white-space: normal;
        overflow-wrap: anywhere;
      }
    }
    .key {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 6px;
      padding-top: 12px;
    }
    .key i {
      width: 12px;
      height: 12px;
      border-radius: 3px;
    }
    .key i[data-way='up'] {
      background: color-mix(in srgb, var(--up) 40%, var(--mat-sys-surface));
    }
    .key i[data-way='down'] {
      margin-left: 6px;
      background: color-mix(in srgb, var(--down) 40%, var(--mat-sys-surface));
    }
    .key span {
      margin-left: 6px;
    }
  `,
})
export class LevelMatrix {
  readonly matrix = input.required<readonly (readonly number[])[]>();
  readonly before = input.required<readonly LevelBound[]>();
  readonly after = input.required<readonly LevelBound[]>();
  /** What the side before is called. */
  readonly name = input.required<string>();

  protected readonly columns = computed(() => this.after().map((_, index) => viewOf(this.after(), index)));
  protected readonly rows = computed(() =>
    cellsOf(this.matrix(), this.before(), this.after()).map((cells, index) => ({
      level: viewOf(this.before(), index),
      cells,
      sum: cells.reduce((sum, cell) => sum + cell.count, 0),
    })),
  );
  protected readonly sums = computed(() =>
    this.after().map((_, column) => this.matrix().reduce((sum, row) => sum + (row[column] ?? 0), 0)),
  );
  protected readonly total = computed(() => this.sums().reduce((sum, count) => sum + count, 0));
  protected readonly count = formatCount;
}
