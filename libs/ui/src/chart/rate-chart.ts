import { Component, computed, input } from '@angular/core';
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { formatShort } from '../number/points';
import { formatDuration } from '../time/moment';
import { Chart } from './chart';
import { elementWidth } from './element-width';

export interface RateSample {
  readonly at: Date;
  readonly perSecond: number;
}

const margin = { top: 8, right: 8, bottom: 20, left: 40 };

/** How fast a run works over its time. */
@Component({
  selector: 'hl-rate-chart',
  imports: [Chart],
  template: `
    @let chart = layout();
    <svg [hlChart]="label()" [width]="width()" [height]="height()">
      @for (tick of chart.rates; track tick.value) {
        <line class="grid" [attr.x1]="chart.left" [attr.x2]="chart.right" [attr.y1]="tick.y" [attr.y2]="tick.y" />
        <text text-anchor="end" [attr.x]="chart.left - 6" [attr.y]="tick.y + 4">{{ short(tick.value) }}</text>
      }
      @for (tick of chart.times; track tick.x) {
        <text text-anchor="middle" [attr.x]="tick.x" [attr.y]="height() - 4">{{ tick.text }}</text>
      }
      <path class="area" [attr.d]="chart.area" />
      <path class="line" [attr.d]="chart.line" />
    </svg>
  `,
  styleUrl: './chart.css',
  styles: `
    .area {
      fill: var(--hl-chart-line);
      opacity: 0.1;
    }
    .line {
      fill: none;
      stroke: var(--hl-chart-line);
      stroke-width: 2;
      stroke-linejoin: round;
    }
  `,
})
export class RateChart {
  readonly samples = input.required<readonly RateSample[]>();
  readonly label = input.required<string>();
  readonly height = input(140);

  protected readonly width = elementWidth(560);
  protected readonly short = formatShort;
  protected readonly layout = computed(() => {
    const samples = this.samples();
    const left = margin.left;
    const right = Math.max(left + 40, this.width() - margin.right);
    const bottom = this.height() - margin.bottom;
    const first = samples[0]?.at.getTime() ?? 0;
    // Seconds since the first sample: a run is told by how long it takes, not by the clock.
    const secondsOf = (at: Date) => (at.getTime() - first) / 1_000;
    const x = scaleLinear([0, secondsOf(samples.at(-1)?.at ?? new Date(first)) || 1], [left, right]);
    const y = scaleLinear([0, max(samples, ({ perSecond }) => perSecond) || 1], [bottom, margin.top]).nice(3);
    const time = ({ at }: RateSample) => x(secondsOf(at));
    const rate = ({ perSecond }: RateSample) => y(perSecond);
    return {
      left,
      right,
      rates: y.ticks(3).map((value) => ({ value, y: y(value) })),
      times: (samples.length > 1 ? x.ticks(4) : []).map((seconds) => ({
        x: x(seconds),
        text: Number.isInteger(seconds) ? formatDuration(seconds) : `${seconds} s`,
      })),
      line: line(time, rate)([...samples]) ?? '',
      area: area(time, bottom, rate)([...samples]) ?? '',
    };
  });
}
