import { Component, input, output } from '@angular/core';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';
import { StateBlock } from './state-block';

/** Something did not load: what happened, Try again, and the code to quote. */
@Component({
  selector: 'hl-failed',
  imports: [Button, Icon, StateBlock],
  template: `
    <hl-state icon="cloud_off" tone="bad" role="alert" [title]="title()">
      {{ detail() }}
      <ng-container actions>
        <button hlButton="filled" class="small" type="button" (click)="retry.emit()">
          <hl-icon hlButtonIcon name="refresh" />Try again
        </button>
        @if (code(); as quoted) {
          <code class="muted">{{ quoted }}</code>
        }
      </ng-container>
    </hl-state>
  `,
  styles: `
    :host {
      flex: 1;
      display: flex;
    }
    code {
      padding: 0 8px;
    }
  `,
})
export class Failed {
  readonly title = input.required<string>();
  /** What happened and what is kept, in plain words. */
  readonly detail = input.required<string>();
  readonly code = input<string | null>(null);
  readonly retry = output();
}
