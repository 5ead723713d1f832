import { Component, inject } from '@angular/core';
import { MAT_SNACK_BAR_DATA, MatSnackBarRef } from '@angular/material/snack-bar';
import { Icon } from '../icon/icon';

export interface ToastContent {
  readonly fact: string;
  readonly action?: string;
  readonly kind: 'done' | 'failed';
}

@Component({
  selector: 'hl-toast',
  imports: [Icon],
  template: `
    <hl-icon
      class="s20"
      [name]="content.kind === 'done' ? 'check_circle' : 'error'"
      [filled]="true"
      [class.failed]="content.kind === 'failed'"
    />
    <span class="grow">{{ content.fact }}</span>
    @if (content.action) {
      <button
        type="button"
        class="bare action"
        aria-keyshortcuts="Z"
        (click)="bar.dismissWithAction()"
        [textContent]="content.action"
      ></button>
      <kbd aria-hidden="true">Z</kbd>
    }
    @if (content.kind === 'failed') {
      <button type="button" class="bare close" aria-label="Close" (click)="bar.dismiss()">
        <hl-icon name="close" class="s16" />
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 28px;
      font: var(--mat-sys-body-medium);
    }
    .s20 {
      color: var(--hl-toast-ok);
    }
    .s20.failed {
      color: var(--hl-toast-failed);
    }
    .action {
      font-weight: 500;
      color: var(--mat-sys-inverse-primary);
    }
    kbd {
      color: inherit;
      background: none;
      box-shadow: inset 0 0 0 1px currentColor;
      opacity: 0.7;
    }
    /* Fingers press the action itself. */
    @media (pointer: coarse) {
      kbd {
        display: none;
      }
    }
    .close {
      display: grid;
      padding: 4px;
    }
  `,
})
export class Toast {
  protected readonly content = inject<ToastContent>(MAT_SNACK_BAR_DATA);
  protected readonly bar = inject<MatSnackBarRef<Toast>>(MatSnackBarRef);
}
