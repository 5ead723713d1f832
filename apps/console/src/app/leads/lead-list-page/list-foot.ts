import { Component, inject } from '@angular/core';
import { Button, Icon, IconButton } from '@heatline/ui';
import { LeadList } from './lead-list';

/** Which rows are shown, whether their order is still true, and the way to the other pages. */
@Component({
  selector: 'hl-list-foot',
  imports: [Button, Icon, IconButton],
  template: `
    <span class="tnum">{{ list.range() }}</span>
    <span role="status">
      @if (list.moved()) {
        Order changed
        <button hlButton type="button" class="small" (click)="list.resort()">Re-sort</button>
      }
    </span>
    <span class="grow"></span>
    <button
      hlIconButton
      class="s28"
      type="button"
      aria-label="Page before"
      [disabled]="!list.view().cursor"
      (click)="list.previous()"
    >
      <hl-icon name="chevron_left" />
    </button>
    <button
      hlIconButton
      class="s28"
      type="button"
      aria-label="Next page"
      [disabled]="!list.hasNext()"
      (click)="list.next()"
    >
      <hl-icon name="chevron_right" />
    </button>
  `,
  styles: `
    :host {
      flex: none;
      display: flex;
      align-items: center;
      gap: 16px;
      height: 64px;
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
  protected readonly list = inject(LeadList);
}
