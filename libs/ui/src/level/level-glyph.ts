import { Component, computed, input } from '@angular/core';
import { levelBars, toneColor } from './level';

/** The rank of a level without words or colour: bars filled up to it. Decorative, always beside the level's name. */
@Component({
  selector: 'hl-level-glyph',
  template: `
    <svg aria-hidden="true" height="12" [attr.width]="width()" [attr.viewBox]="'0 0 ' + width() + ' 12'">
      @for (bar of bars(); track bar.x) {
        <rect width="2.5" rx=".8" [attr.x]="bar.x" [attr.y]="bar.y" [attr.height]="bar.height" [class.off]="!bar.on" />
      }
    </svg>
  `,
  styles: `
    :host,
    svg {
      display: block;
      flex: none;
    }
    rect {
      fill: var(--tone);
    }
    .off {
      opacity: 0.26;
    }
  `,
  host: { '[style.--tone]': 'color()' },
})
export class LevelGlyph {
  readonly rank = input.required<number>();
  readonly of = input.required<number>();
  readonly tone = input('cold');
  protected readonly bars = computed(() => levelBars(this.rank(), this.of()));
  protected readonly width = computed(() => 4 * this.of() - 1.5);
  protected readonly color = computed(() => toneColor(this.tone()));
}
