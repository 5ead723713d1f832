import { Component, input } from '@angular/core';

/** The 2 px line at the top of a panel that is loading, after 150 ms. Says so to those who listen. */
@Component({
  selector: 'hl-loading-line',
  template: `@if (active()) {
    <span class="sr" role="status">{{ words() }}</span><i></i>
  }`,
  styles: `
    :host {
      position: absolute;
      inset: 0 0 auto;
      height: 2px;
      overflow: hidden;
      pointer-events: none;
      z-index: 2;
    }
    i {
      display: block;
      width: 36%;
      height: 100%;
      background: var(--mat-sys-primary);
      animation: run 1.4s 150ms infinite both;
    }
    @keyframes run {
      from {
        transform: translateX(-100%);
      }
      to {
        transform: translateX(280%);
      }
    }
  `,
})
export class LoadingLine {
  readonly active = input.required<boolean>();
  readonly words = input('Loading');
}
