import { Component, computed, input } from '@angular/core';
import { iconGlyphs, type IconName } from './icon-glyphs';

/** One symbol, decorative: the words beside it carry the meaning. `filled` marks what is chosen. */
@Component({
  selector: 'hl-icon',
  template: '',
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: 1em;
      height: 1em;
      overflow: hidden;
      font: 400 var(--icon-size, 18px) / 1 'Heatline Symbols';
      font-variation-settings: 'FILL' 0;
      font-feature-settings: normal;
      letter-spacing: normal;
      user-select: none;
    }
    :host::before {
      content: attr(data-glyph);
    }
    :host(.filled) {
      font-variation-settings: 'FILL' 1;
    }
    :host(.s14) {
      font-size: 14px;
    }
    :host(.s16) {
      font-size: 16px;
    }
    :host(.s20) {
      font-size: 20px;
    }
    :host(.s24) {
      font-size: 24px;
    }
  `,
  // The glyph is drawn from an attribute, so that it is neither read aloud nor part of the text.
  host: { 'aria-hidden': 'true', '[attr.data-glyph]': 'glyph()', '[class.filled]': 'filled()' },
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly filled = input(false);
  protected readonly glyph = computed(() => iconGlyphs[this.name()]);
}
