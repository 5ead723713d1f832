import { Component, computed, input } from '@angular/core';
import { formatNumber } from '@heatline/ui';
import type { DecayCurve } from './decay-curve';

/** The curve of a decay: what is left, over days. */
@Component({
  selector: 'hl-decay-chart',
  template: `
    <div class="plot">
      <div class="scale small muted tnum" aria-hidden="true">
        <span>{{ number(curve().highest) }}</span><span>{{ number(curve().highest / 2) }}</span
        ><span>0</span>
      </div>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" [attr.aria-label]="curve().words">
        <line class="grid" x1="0" x2="100" y1="0.5" y2="0.5" />
        <line class="grid" x1="0" x2="100" y1="50" y2="50" />
        <line class="grid" x1="0" x2="100" y1="99.5" y2="99.5" />
        <polyline [attr.points]="line()" />
      </svg>
    </div>
    <div class="axis small muted tnum" aria-hidden="true">
      @for (day of days(); track $index) {
        <span>{{ $first ? 'today' : number(day) + ($last ? ' days' : '') }}</span>
      }
    </div>
    <p class="small muted">{{ curve().words }}</p>
  `,
  styles: `
    :host {
      display: block;
      max-width: 560px;
      padding: 8px 0 4px;
    }
    .plot {
      display: grid;
      grid-template: 120px / 36px minmax(0, 1fr);
      gap: 8px;
    }
    .scale {
      display: flex;
      flex-direction: column;
      justify-content: space-between;
      margin: -6px 0;
      text-align: right;
    }
    svg {
      width: 100%;
      height: 120px;
      overflow: visible;
    }
    line,
    polyline {
      fill: none;
      vector-effect: non-scaling-stroke;
    }
    .grid {
      stroke: var(--hl-chart-grid);
    }
    polyline {
      stroke: var(--hl-chart-line);
      stroke-width: 2;
    }
    .axis {
      display: flex;
      justify-content: space-between;
      padding: 4px 0 4px 44px;
    }
  `,
})
export class DecayChart {
  readonly curve = input.required<DecayCurve>();
  protected readonly line = computed(() => {
    const { days, highest, points } = this.curve();
    return points.map(({ day, left }) => `${(100 * day) / days},${100 - (100 * left) / highest}`).join(' ');
  });
  protected readonly days = computed(() => [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(part * this.curve().days)));
  protected readonly number = formatNumber;
}
