import { Component, inject } from '@angular/core';
import { Button, StateBlock } from '@heatline/ui';
import { LeadList } from './lead-list';

/** The address asks for leads by a filter that is none: nobody is shown rather than everybody. */
@Component({
  selector: 'hl-filter-misfit',
  imports: [Button, StateBlock],
  template: `
    <hl-state icon="search_off" title="The filter in the address cannot be used" role="alert">
      It is cut off, or asks for something that is not there. No leads are shown, because they would not be those that
      are meant.
      <button actions hlButton="filled" type="button" class="small" (click)="list.look({ filter: null })">
        Clear the filter
      </button>
    </hl-state>
  `,
  styles: `
    :host {
      flex: 1;
      display: flex;
    }
  `,
})
export class FilterMisfit {
  protected readonly list = inject(LeadList);
}
