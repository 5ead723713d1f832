import { Component, computed, input } from '@angular/core';
import { toneContainer, toneText, type LevelView } from './level';
import { LevelGlyph } from './level-glyph';

/** A level: glyph and name, tinted in tables and cards, plain in lists. */
@Component({
  selector: 'hl-level-tag',
  imports: [LevelGlyph],
  template: `<hl-level-glyph [rank]="level().rank" [of]="level().of" [tone]="level().tone" /><span>{{
      level().name
    }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      height: var(--hl-level-height);
      padding: 0 8px 0 7px;
      border-radius: 6px;
      font: var(--mat-sys-label-medium);
      white-space: nowrap;
      flex: none;
      max-width: min(100%, 176px);
    }
    span {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    :host(.plain) {
      height: 20px;
      padding: 0;
    }
  `,
  host: { '[class.plain]': 'plain()', '[style.color]': 'text()', '[style.background]': 'plain() ? null : container()' },
})
export class LevelTag {
  readonly level = input.required<LevelView>();
  readonly plain = input(false);
  protected readonly text = computed(() => toneText(this.level().tone));
  protected readonly container = computed(() => toneContainer(this.level().tone));
}
