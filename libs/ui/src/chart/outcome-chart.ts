import { Component, computed, input } from '@angular/core';
import { max } from 'd3-array';
import { scaleBand, scaleLinear } from 'd3-scale';
import { formatPercent } from '../number/percent';
import { formatCount } from '../number/points';
import { bandLabels } from './band-labels';
import { Chart } from './chart';
import { elementWidth } from './element-width';
import { textWidth } from './text-width';

/** A group of leads: how many, and which share of them converted, with the interval in which the true share lies. All from 0 to 1. */
export interface OutcomeBar {
  readonly label: string;
  readonly count: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What had been foretold. */
  readonly foretold?: number;
}

const margin = { top: 10, left: 44 };
/** From the end of the dashed line to its name, which stands beside the bars: over them it would lie on one. */
const gap = 4;
/** From the axis to the first line under it, and from line to line. */
const [firstLine, lineHeight] = [16, 14];
/** Under the bars where each label has one line; what labels take beyond that makes the chart higher, not the bars lower. */
const usualRoom = 38;

/** Rates by group as bars with their intervals, the rate of all as a dashed line, what was foretold as hollow dots. */
@Component({
  selector: 'hl-outcome-chart',
  imports: [Chart],
  template: `
    @let chart = layout();
    <svg [hlChart]="label()" [width]="width()" [height]="chart.height">
      @for (tick of chart.ticks; track tick.value) {
        <line class="grid" [attr.x1]="chart.left" [attr.x2]="chart.right" [attr.y1]="tick.y" [attr.y2]="tick.y" />
        <text text-anchor="end" [attr.x]="chart.left - 8" [attr.y]="tick.y + 4">{{ percent(tick.value) }}</text>
      }
      @for (bar of chart.bars; track $index) {
        <g>
          <title>{{ words(bar.of) }}</title>
          <rect
            class="bar"
            rx="2"
            [attr.x]="bar.x"
            [attr.width]="bar.width"
            [attr.y]="bar.y"
            [attr.height]="chart.bottom - bar.y"
          />
          <path class="reach" [attr.d]="bar.reach" />
          @if (bar.foretold !== null) {
            <circle class="foretold" r="4" [attr.cx]="bar.middle" [attr.cy]="bar.foretold" />
          }
          @for (line of bar.lines; track $index) {
            <text [attr.text-anchor]="chart.turned ? 'end' : 'middle'" [attr.transform]="line.place">
              {{ line.text }}
            </text>
          }
        </g>
      }
      <line class="all" [attr.x1]="chart.left" [attr.x2]="chart.right" [attr.y1]="chart.all" [attr.y2]="chart.all" />
      <text class="strong" [attr.x]="chart.right + gap" [attr.y]="chart.all - 1">
        all
        <tspan dy="12" [attr.x]="chart.right + gap">{{ percent(all()) }}</tspan>
      </text>
    </svg>
  `,
  styleUrl: './chart.css',
  styles: `
    .strong {
      fill: var(--mat-sys-on-surface);
    }
    .bar {
      fill: var(--hl-chart-line);
      opacity: 0.25;
    }
    .reach {
      fill: none;
      stroke: var(--hl-chart-line);
      stroke-width: 1.5;
    }
    .all {
      stroke: var(--mat-sys-on-surface);
      stroke-dasharray: 4 3;
    }
    .foretold {
      fill: var(--mat-sys-surface);
      stroke: var(--mat-sys-on-surface);
      stroke-width: 1.5;
    }
  `,
})
export class OutcomeChart {
  readonly bars = input.required<readonly OutcomeBar[]>();
  /** The rate of all, 0 to 1. */
  readonly all = input.required<number>();
  readonly label = input.required<string>();
  readonly height = input(200);

  protected readonly width = elementWidth(560);
  protected readonly gap = gap;
  protected readonly percent = formatPercent;
  protected readonly words = ({ label, count, value, low, high, foretold }: OutcomeBar) =>
    `${label} points: ${formatCount(count)} leads, ${this.percent(value)} converted, between ${this.percent(low)} and ${this.percent(high)} with 95 % confidence` +
    (foretold === undefined ? '' : `, ${this.percent(foretold)} foretold`);
  protected readonly layout = computed(() => {
    const bars = this.bars();
    const left = margin.left;
    const right = Math.max(
      left + 40,
      this.width() - 2 * gap - Math.max(textWidth('all'), textWidth(formatPercent(this.all()))),
    );
    const bottom = this.height() - usualRoom;
    const top = Math.max(this.all(), max(bars, ({ high, foretold }) => Math.max(high, foretold ?? 0)) ?? 0, 0.001);
    const y = scaleLinear([0, Math.min(1, top * 1.05)], [bottom, margin.top]).nice(4);
    const x = scaleBand(
      bars.map((_, index) => index),
      [left, right],
    ).padding(0.2);
    const labels = bandLabels(
      bars.map(({ label, count }) => ({ label, count: formatCount(count) })),
      x.step(),
    );
    return {
      left,
      right,
      bottom,
      height: bottom + labels.height,
      turned: labels.turned,
      all: y(this.all()),
      ticks: y.ticks(4).map((value) => ({ value, y: y(value) })),
      bars: bars.map((of, index) => {
        const at = x(index) ?? left;
        const middle = at + x.bandwidth() / 2;
        const arm = Math.min(5, x.bandwidth() / 4);
        const [low, high] = [y(of.low), y(of.high)];
        return {
          of,
          x: at,
          width: x.bandwidth(),
          middle,
          y: y(of.value),
          foretold: of.foretold === undefined ? null : y(of.foretold),
          lines: labels.lines[index]!.map((text, line) => ({
            text,
            place: labels.turned
              ? `translate(${middle + 4} ${bottom + 8}) rotate(-90)`
              : `translate(${middle} ${bottom + firstLine + line * lineHeight})`,
          })),
          reach: `M${middle} ${low}V${high}M${middle - arm} ${low}h${arm * 2}M${middle - arm} ${high}h${arm * 2}`,
        };
      }),
    };
  });
}
