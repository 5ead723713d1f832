import { Component, computed, input } from '@angular/core';
import { formatNumber } from '../number/points';
import { Trend } from './trend';

/** Score and trend in a fixed grid, so that digits and arrows stand under each other. null: never calculated. */
@Component({
  selector: 'hl-score-cell',
  imports: [Trend],
  template: `
    @if (whole(); as digits) {
      <span class="score"
        >{{ digits }}<small>{{ fraction() }}</small></span
      >
      <hl-trend [change]="change()" [days]="days()" />
    } @else {
      <span class="none muted small" [attr.title]="missing()">No score</span>
    }
  `,
  styles: `
    :host {
      display: inline-grid;
      grid-template-columns: var(--whole, 26px) auto 44px;
      align-items: center;
      margin-left: -7px;
      font-variant-numeric: tabular-nums;
    }
    .score {
      font: 600 14px/20px var(--hl-font);
      font-variant-numeric: tabular-nums;
      letter-spacing: -0.005em;
      grid-column: span 2;
      display: grid;
      grid-template-columns: minmax(26px, auto) var(--fraction, auto);
      align-items: baseline;
      text-align: right;
    }
    small {
      font: 500 12px/20px var(--hl-font);
      font-variant-numeric: tabular-nums;
      text-align: left;
      color: var(--mat-sys-on-surface-variant);
    }
    hl-trend {
      margin-left: 6px;
    }
    .none {
      margin-left: 7px;
      grid-column: 1 / -1;
    }
  `,
  host: { '[style.--fraction]': 'decimals() ? "20px" : null' },
})
export class ScoreCell {
  readonly score = input<number | null>(null);
  readonly change = input<number | null>(null);
  readonly days = input(7);
  /** Keeps room for decimals in every row of a column that has some. */
  readonly decimals = input(false);
  /** Why there is no score, shown on hover. */
  readonly missing = input('Not calculated yet');

  private readonly parts = computed(() => {
    const score = this.score();
    return score === null ? null : formatNumber(score).split('.');
  });
  protected readonly whole = computed(() => this.parts()?.[0] ?? null);
  protected readonly fraction = computed(() => (this.parts()?.[1] ? `.${this.parts()?.[1]}` : ''));
}
