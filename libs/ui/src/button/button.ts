import { Component, input } from '@angular/core';

export type ButtonLook = 'text' | 'filled' | 'outlined' | 'tonal';

/** A button, or a link that looks like one: what it does in words, with an `hlButtonIcon` before them or, with `iconPositionEnd`, behind. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- It stays the browser's button or link, with its keys and its part in forms.
  selector: 'button[hlButton], a[hlButton]',
  template: `
    <ng-content select="[hlButtonIcon]:not([iconPositionEnd])" />
    <span class="words"><ng-content /></span>
    <ng-content select="[hlButtonIcon][iconPositionEnd]" />
  `,
  host: { class: 'hl-button', '[class]': '"hl-" + look()' },
})
export class Button {
  readonly look = input<ButtonLook, ButtonLook | ''>('text', {
    alias: 'hlButton',
    transform: (look) => look || 'text',
  });
}
