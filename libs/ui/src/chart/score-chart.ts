import { Component, computed, inject, input, signal } from '@angular/core';
import { formatNumber } from '../number/points';
import { formatExact, formatShortDay, formatTime } from '../time/moment';
import { DISPLAY_TIME_ZONE } from '../time/ticker';
import { toneContainer, toneText } from '../level/level';
import type { HeatlineLevel } from '../score/heatline-bands';
import { Chart } from './chart';
import { elementWidth } from './element-width';
import { scoreChartLayout, type ScoreMark, type ScorePoint } from './score-chart-layout';

/** Shorter than that, days alone would name several marks of the axis alike. */
const fewDaysMs = 5 * 86_400_000;

/** The course of a score in steps over its level bands. Its sentence is for those who cannot see it; words come under it as content. */
@Component({
  selector: 'hl-score-chart',
  imports: [Chart],
  templateUrl: './score-chart.html',
  styleUrls: ['./chart.css', './score-chart.css'],
  host: { '(pointermove)': 'point($event)', '(pointerleave)': 'pointed.set(null)' },
})
export class ScoreChart {
  readonly points = input.required<readonly ScorePoint[]>();
  readonly levels = input.required<readonly HeatlineLevel[]>();
  readonly from = input.required<Date>();
  readonly to = input.required<Date>();
  readonly causes = input<readonly ScoreMark[]>([]);
  readonly conversions = input<readonly ScoreMark[]>([]);
  readonly height = input(196);
  /** The whole chart in one sentence. */
  readonly label = input.required<string>();

  private readonly zone = inject(DISPLAY_TIME_ZONE);
  protected readonly width = elementWidth(640);
  protected readonly layout = computed(() =>
    scoreChartLayout(
      {
        points: this.points(),
        levels: this.levels(),
        from: this.from(),
        to: this.to(),
        causes: this.causes(),
        conversions: this.conversions(),
      },
      { width: this.width(), height: this.height() },
    ),
  );
  protected readonly pointed = signal<number | null>(null);
  protected readonly held = computed(() => {
    const px = this.pointed();
    const value = px === null ? undefined : this.layout().at(px);
    return (
      value && {
        ...value,
        words: `${formatNumber(value.score)} on ${formatExact(value.at, this.zone())}${value.replayed ? ', replayed' : ''}`,
      }
    );
  });
  protected readonly number = formatNumber;
  protected readonly container = toneContainer;
  protected readonly text = toneText;
  /** Days, and within a few of them times. */
  protected readonly date = (at: Date) => {
    const span = this.to().getTime() - this.from().getTime();
    const day = formatShortDay(at, this.zone());
    return span < fewDaysMs ? `${day}, ${formatTime(at, this.zone())}` : day;
  };

  protected point(event: PointerEvent) {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.pointed.set(event.clientX - box.left);
  }
}
