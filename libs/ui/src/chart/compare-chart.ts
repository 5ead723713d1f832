import { Component, computed, input } from '@angular/core';
import { toneColor, toneText } from '../level/level';
import { formatCount } from '../number/points';
import type { HeatlineLevel } from '../score/heatline-bands';
import { Chart } from './chart';
import { type CompareBin, compareLayout } from './compare-layout';
import { elementWidth } from './element-width';

/** Two distributions over the same bins: what was as grey bars, what comes as a step line, the bounds of levels dashed. */
@Component({
  selector: 'hl-compare-chart',
  imports: [Chart],
  template: `
    @let chart = layout();
    <svg [hlChart]="label()" [width]="width()" [height]="height()">
      @for (tick of chart.counts; track tick.value) {
        <line class="grid" [attr.x1]="chart.left" [attr.x2]="chart.right" [attr.y1]="tick.y" [attr.y2]="tick.y" />
        <text text-anchor="end" [attr.x]="chart.left - 8" [attr.y]="tick.y + 4">{{ count(tick.value) }}</text>
      }
      @for (bin of chart.bins; track $index) {
        <g>
          <title>{{ words(bin) }}</title>
          <rect
            class="before"
            [attr.x]="bin.x + 1"
            [attr.width]="bin.width > 2 ? bin.width - 2 : 0"
            [attr.y]="bin.yBefore"
            [attr.height]="chart.bottom - bin.yBefore"
          />
          <rect
            class="hit"
            [attr.x]="bin.x"
            [attr.width]="bin.width"
            [attr.y]="chart.top"
            [attr.height]="chart.bottom - chart.top"
          />
        </g>
      }
      <path class="after" [attr.d]="chart.line" />
      @for (level of chart.levels; track level.name) {
        <rect
          rx="1.5"
          height="4"
          [attr.x]="level.x + 1"
          [attr.width]="level.width > 2 ? level.width - 2 : 0"
          [attr.y]="chart.bottom + 2"
          [style.fill]="color(level.tone)"
        />
        @if (level.bounded) {
          <line
            class="bound"
            [attr.x1]="level.x"
            [attr.x2]="level.x"
            [attr.y1]="chart.top - 8"
            [attr.y2]="chart.bottom"
          />
        }
        <text
          class="level"
          [attr.text-anchor]="level.anchor"
          [attr.x]="level.textX"
          [attr.y]="14 + 13 * level.row"
          [style.fill]="textColor(level.tone)"
        >
          <title>{{ level.whole }}</title>
          {{ level.text }}
        </text>
      }
      @for (tick of chart.values; track tick.text) {
        <text [attr.text-anchor]="tick.anchor" [attr.x]="tick.x" [attr.y]="height() - 6">{{ tick.text }}</text>
      }
    </svg>
  `,
  styleUrl: './chart.css',
  styles: `
    .level {
      font-weight: 600;
    }
    .before {
      fill: var(--hl-chart-compare);
      opacity: 0.34;
    }
    .hit {
      fill: transparent;
    }
    g:hover .before {
      opacity: 0.55;
    }
    .after {
      fill: none;
      stroke: var(--hl-chart-line);
      stroke-width: 2;
      pointer-events: none;
    }
    .bound {
      stroke: var(--mat-sys-on-surface-variant);
      stroke-dasharray: 3 3;
      pointer-events: none;
    }
  `,
})
export class CompareChart {
  readonly bins = input.required<readonly CompareBin[]>();
  readonly levels = input.required<readonly HeatlineLevel[]>();
  readonly scale = input<'root' | 'linear'>('root');
  readonly label = input.required<string>();
  /** What the two sides are called. */
  readonly names = input<readonly [before: string, after: string]>(['before', 'after']);
  readonly height = input(306);

  protected readonly width = elementWidth(676);
  protected readonly count = formatCount;
  protected readonly color = toneColor;
  protected readonly textColor = toneText;
  protected readonly layout = computed(() =>
    compareLayout(
      { bins: this.bins(), levels: this.levels(), scale: this.scale() },
      { width: this.width(), height: this.height() },
    ),
  );

  protected words({ from, to, before, after }: CompareBin): string {
    const range =
      from === null
        ? `below ${formatCount(to ?? 0)}`
        : to === null
          ? `${formatCount(from)} and above`
          : `${formatCount(from)} to ${formatCount(to)}`;
    const [was, is] = this.names();
    return `${range}: ${formatCount(before)} ${was}, ${formatCount(after)} ${is}`;
  }
}
