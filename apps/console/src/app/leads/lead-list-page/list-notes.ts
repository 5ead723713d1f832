import { Component, inject } from '@angular/core';
import { Toaster } from '@heatline/ui';
import { AddressNote } from '../../address-note';
import { told } from '../../api/told';
import { kindTitles } from '../model-choice';
import { SavedViews } from '../saved-views/saved-views';
import { LeadList } from './lead-list';
import { sortOf } from './list-view';

/** What the list was asked for and cannot do: each with what it does in its place. */
@Component({
  selector: 'hl-list-notes',
  imports: [AddressNote],
  template: `
    @if (list.view().strangeSort; as sort) {
      <hl-address-note action="Clear the sort" (cleared)="list.look({ sort: list.view().sort })">
        The address asks for the sort “{{ sort }}”, which the list does not have. Those last active come first.
      </hl-address-note>
    }
    @if (list.unsortable()) {
      <hl-address-note action="Clear the sort" (cleared)="list.look({ sort: usual })">
        The address asks for a sort by {{ titles[list.view().sort.kind].toLowerCase() }} scores, and no such model is
        shown. Those last active come first.
      </hl-address-note>
    }
    @if (views.isGone(list.view().view)) {
      <hl-address-note action="Leave it" (cleared)="list.look({ view: null })">
        The saved view in the address was deleted, or is not shared with you. What else stands in the address is shown.
      </hl-address-note>
    }
    @if (views.isGone(views.defaultId())) {
      <hl-address-note action="Open with all leads" (cleared)="forget()">
        The saved view that your list opened with was deleted, or is not shared any more. It opens with all leads.
      </hl-address-note>
    }
  `,
})
export class ListNotes {
  private readonly toaster = inject(Toaster);
  protected readonly list = inject(LeadList);
  protected readonly views = inject(SavedViews);
  protected readonly titles = kindTitles;
  protected readonly usual = sortOf();

  protected async forget() {
    try {
      await this.views.makeDefault(null);
    } catch (error) {
      void this.toaster.failed(`The choice was not kept. ${told(error).detail}`);
    }
  }
}
