import { Component, input } from '@angular/core';

/** A short fact in a tint: neutral, ok, warn, bad, or accent. */
@Component({
  selector: 'hl-tag',
  template: '<ng-content />',
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      height: 20px;
      padding: 0 6px;
      border-radius: 5px;
      font: var(--mat-sys-label-small);
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
      flex: none;
      background: var(--mat-sys-surface-container-high);
      color: var(--mat-sys-on-surface-variant);
      --icon-size: 13px;
    }
    :host([data-tone='ok']) {
      background: var(--hl-success-container);
      color: var(--hl-on-success-container);
    }
    :host([data-tone='warn']) {
      background: var(--hl-warning-container);
      color: var(--hl-on-warning-container);
    }
    :host([data-tone='bad']) {
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
    :host([data-tone='accent']) {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
  `,
  host: { '[attr.data-tone]': 'tone()' },
})
export class Tag {
  readonly tone = input<'neutral' | 'ok' | 'warn' | 'bad' | 'accent'>('neutral');
}
