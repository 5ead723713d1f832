import { Component, computed, input } from '@angular/core';
import type { Level, ScoreDistribution } from '@heatline/contracts';
import { counted, formatNumber, toneColor, toneContainer, toneText } from '@heatline/ui';
import { spreadBands, spreadBars } from './spread-bars';

/** The stored scores of the model as a histogram, with the levels of the draft over it. */
@Component({
  selector: 'hl-score-spread',
  template: `
    <div class="plot" role="img" [attr.aria-label]="words()">
      @for (band of bands(); track band.name) {
        @if (band.width > 0) {
          <div class="band" [style.left.%]="band.left" [style.width.%]="band.width" [style.--tone]="ground(band.tone)">
            <span class="small ellipsis" [style.color]="text(band.tone)">{{ band.name }}</span>
          </div>
        }
      }
      <div class="bars">
        @for (bar of bars(); track $index) {
          <i [style.height.%]="bar.height" [title]="bar.words"></i>
        }
      </div>
      @for (band of bands(); track band.name) {
        @if (!$first && band.left < 100) {
          <b class="bound" [style.left.%]="band.left" [style.--tone]="color(band.tone)"></b>
        }
      }
    </div>
    <div class="axis small muted tnum" aria-hidden="true">
      <span>{{ number(spread().from) }}</span>
      <span>{{ number(spread().to) }}{{ spread().above ? ' and more' : '' }}</span>
    </div>
    <p class="small muted">{{ words() }} Heights by square root.</p>
  `,
  styleUrl: './score-spread.css',
})
export class ScoreSpread {
  readonly spread = input.required<ScoreDistribution>();
  readonly levels = input.required<readonly Level[]>();
  protected readonly bars = computed(() => spreadBars(this.spread()));
  protected readonly bands = computed(() => spreadBands(this.levels(), this.spread()));
  protected readonly words = computed(() => {
    const { scored, lowest, highest } = this.spread();
    if (lowest === null || highest === null) return '';
    return `${counted(scored, 'score')} as they are stored now, from ${formatNumber(lowest)} to ${formatNumber(highest)} points.`;
  });
  protected readonly number = formatNumber;
  protected readonly color = toneColor;
  protected readonly ground = toneContainer;
  protected readonly text = toneText;
}
