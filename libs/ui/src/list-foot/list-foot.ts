import { Component, input, output } from '@angular/core';
import { IconButton } from '../button/icon-button';
import { Icon } from '../icon/icon';

/** The foot of a list that is read page by page; what page it is stands in it as content. */
@Component({
  selector: 'hl-list-foot',
  imports: [Icon, IconButton],
  template: `
    <span class="grow tnum"><ng-content /></span>
    <button
      hlIconButton
      class="s28"
      type="button"
      [attr.aria-label]="names()[0]"
      [disabled]="!hasBefore()"
      (click)="before.emit()"
    >
      <hl-icon name="chevron_left" />
    </button>
    <button
      hlIconButton
      class="s28"
      type="button"
      [attr.aria-label]="names()[1]"
      [disabled]="!hasNext()"
      (click)="next.emit()"
    >
      <hl-icon name="chevron_right" />
    </button>
  `,
  styles: `
    :host {
      flex: none;
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 52px;
      padding: 0 12px 0 20px;
      border-top: 1px solid var(--mat-sys-outline-variant);
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
    @media (max-width: 720px) {
      :host {
        padding: 0 8px 0 16px;
      }
    }
  `,
})
export class ListFoot {
  readonly hasBefore = input.required<boolean>();
  readonly hasNext = input.required<boolean>();
  /** What the two buttons are called. */
  readonly names = input<readonly [before: string, next: string]>(['Page before', 'Next page']);
  readonly before = output();
  readonly next = output();
}
