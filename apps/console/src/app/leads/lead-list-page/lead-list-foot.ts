import { Component, inject } from '@angular/core';
import { Button, ListFoot } from '@heatline/ui';
import { LeadList } from './lead-list';

/** Which rows are shown, whether their order is still true, and the way to the other pages. */
@Component({
  selector: 'hl-lead-list-foot',
  imports: [Button, ListFoot],
  template: `
    <hl-list-foot
      [hasBefore]="!!list.view().cursor"
      [hasNext]="list.hasNext()"
      (before)="list.previous()"
      (next)="list.next()"
    >
      <span>{{ list.range() }}</span>
      <span role="status">
        @if (list.moved()) {
          Order changed
          <button hlButton type="button" class="small" (click)="list.resort()">Re-sort</button>
        }
      </span>
    </hl-list-foot>
  `,
  styles: `
    :host {
      flex: none;
    }
    hl-list-foot {
      gap: 16px;
      height: 64px;
    }
    [role='status'] {
      margin-left: 16px;
    }
  `,
})
export class LeadListFoot {
  protected readonly list = inject(LeadList);
}
