import { Component, computed, input } from '@angular/core';
import { toneColor } from '../level/level';
import { formatNumber } from '../number/points';
import { heatlineBands, type HeatlineLevel } from './heatline-bands';

/** The heatline: a bar cut into level bands, filled up to the score. Without a score it shows the bands alone. */
@Component({
  selector: 'hl-heatline',
  template: `
    <div class="line" role="img" [attr.aria-label]="words()">
      @for (band of bands(); track band.name) {
        <i [style.flex]="band.size" [style.--tone]="color(band.tone)" [class.plain]="score() === null"
          ><b [style.width.%]="band.filled"></b
        ></i>
      }
    </div>
    @if (bounds()) {
      <div class="bounds" aria-hidden="true">
        @for (band of bands(); track band.name) {
          <span [style.flex]="band.size" [class.end]="$last && $count > 1 && band.size < 18"
            ><b>{{ band.name }}</b> <i>{{ number(band.from) }}</i></span
          >
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .line {
      display: flex;
      gap: 2px;
      height: 6px;
    }
    .line i {
      position: relative;
      display: block;
      height: 100%;
      min-width: 3px;
      overflow: hidden;
      border-radius: 1.5px;
      background: color-mix(in srgb, var(--tone) 24%, var(--mat-sys-surface));
    }
    .line i.plain {
      background: var(--tone);
    }
    .line i:first-child {
      border-radius: 3px 1.5px 1.5px 3px;
    }
    .line i:last-child {
      border-radius: 1.5px 3px 3px 1.5px;
    }
    .line b {
      position: absolute;
      inset: 0 auto 0 0;
      background: var(--tone);
    }
    .bounds {
      display: flex;
      gap: 2px;
      margin-top: 5px;
      font: var(--mat-sys-label-small);
      font-variant-numeric: tabular-nums;
      color: var(--mat-sys-on-surface-variant);
    }
    /* A name longer than its band ends in an ellipsis, and its bound goes under it. */
    .bounds span {
      min-width: 0;
      display: flex;
      flex-wrap: wrap;
      align-content: flex-start;
      gap: 0 3px;
      white-space: nowrap;
    }
    .bounds b {
      max-width: calc(100% - 6px);
      overflow: hidden;
      text-overflow: ellipsis;
      font-weight: inherit;
    }
    .bounds i {
      padding-right: 6px;
      font-style: normal;
    }
    .bounds .end {
      justify-content: flex-end;
    }
    .bounds .end i {
      padding-right: 0;
    }
  `,
})
export class Heatline {
  /** Levels from the lowest up; the lowest has no lower bound. */
  readonly levels = input.required<readonly HeatlineLevel[]>();
  readonly score = input<number | null>(null);
  readonly ceiling = input<number | null>(null);
  readonly floor = input<number | null>(0);
  /** Whether the names and bounds stand under the bar. */
  readonly bounds = input(true);

  protected readonly bands = computed(() => heatlineBands(this.levels(), this.score(), this.floor(), this.ceiling()));
  protected readonly words = computed(() => {
    const bounds = this.levels().map((level) =>
      level.from === null ? level.name : `${level.name} from ${formatNumber(level.from)}`,
    );
    const score = this.score();
    return `${score === null ? 'Levels' : `Score ${formatNumber(score)}`}: ${bounds.join(', ')}`;
  });
  protected readonly color = toneColor;
  protected readonly number = formatNumber;
}
