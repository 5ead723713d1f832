import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-glyphs';

/** Why there is nothing to see, and what to do next: a title, words as content, buttons in `[actions]`. Without an icon it draws the heatline. */
@Component({
  selector: 'hl-state',
  imports: [Icon],
  template: `
    @if (icon(); as name) {
      <hl-icon [name]="name" [class.down]="tone() === 'bad'" />
    } @else {
      <svg width="120" height="40" viewBox="0 0 120 40" aria-hidden="true">
        <path d="M2 32h40l22-18h54" />
        <circle cx="42" cy="32" r="4.5" />
      </svg>
    }
    <h2>{{ title() }}</h2>
    <div class="words"><ng-content /></div>
    <div class="actions"><ng-content select="[actions]" /></div>
  `,
  styles: `
    :host {
      flex: 1;
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      padding: var(--hl-state-padding, 40px 24px);
      text-align: center;
    }
    hl-icon {
      --icon-size: 28px;
      color: var(--mat-sys-on-surface-variant);
    }
    hl-icon.down {
      color: var(--mat-sys-error);
    }
    path {
      fill: none;
      stroke: var(--mat-sys-outline-variant);
      stroke-width: 3;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    circle {
      fill: var(--mat-sys-surface);
      stroke: var(--mat-sys-primary);
      stroke-width: 2.5;
    }
    h2 {
      margin-top: 12px;
    }
    .words {
      max-width: 340px;
      margin: 4px 0 14px;
      color: var(--mat-sys-on-surface-variant);
      text-wrap: balance;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: center;
      gap: 8px;
    }
  `,
})
export class StateBlock {
  readonly title = input.required<string>();
  readonly icon = input<IconName | null>(null);
  readonly tone = input<'neutral' | 'bad'>('neutral');
}
