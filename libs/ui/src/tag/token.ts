import { Component, input } from '@angular/core';

/** A piece of a condition inside a sentence; `value` marks what was filled in. */
@Component({
  selector: 'hl-token',
  template: '<ng-content />',
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      height: 22px;
      padding: 0 6px;
      border-radius: 5px;
      font: var(--mat-sys-label-medium);
      white-space: nowrap;
      vertical-align: middle;
      background: var(--mat-sys-surface-container-high);
    }
    :host(.value) {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
  `,
  host: { '[class.value]': 'value()' },
})
export class Token {
  readonly value = input(false);
}
