import { Component, input } from '@angular/core';

/** A grey bar where a value will stand. Appears after 150 ms, so that quick answers do not flicker. */
@Component({
  selector: 'hl-skeleton',
  template: '',
  styles: `
    :host {
      display: inline-block;
      max-width: 100%;
      border-radius: 4px;
      vertical-align: middle;
      background: var(--mat-sys-surface-container-high);
      animation: appear 0s 150ms both;
    }
    @keyframes appear {
      from {
        visibility: hidden;
      }
    }
  `,
  host: { 'aria-hidden': 'true', '[style.width.px]': 'width()', '[style.height.px]': 'height()' },
})
export class Skeleton {
  readonly width = input(80);
  readonly height = input(11);
}
