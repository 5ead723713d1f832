import { Component, input, output } from '@angular/core';
import { Button, Icon } from '@heatline/ui';

/** Something that stands in the address, or was chosen once, and cannot be used: what is shown without it, and the way to be rid of it. */
@Component({
  selector: 'hl-address-note',
  imports: [Button, Icon],
  template: `
    <hl-icon name="info" class="s16" />
    <span><ng-content /></span>
    <button hlButton type="button" class="small quiet" (click)="cleared.emit()">{{ action() }}</button>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 6px 20px;
      border-top: 1px solid var(--mat-sys-outline-variant);
      background: var(--mat-sys-surface-container-low);
    }
    button {
      flex: none;
    }
    span {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    @media (max-width: 720px) {
      :host {
        padding: 6px 16px;
      }
    }
  `,
  host: { role: 'status' },
})
export class AddressNote {
  readonly action = input('Clear it');
  readonly cleared = output();
}
