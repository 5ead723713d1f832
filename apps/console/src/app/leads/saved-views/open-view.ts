import { computed, inject, Injectable } from '@angular/core';
import type { SavedView } from '@heatline/contracts';
import { LeadList } from '../lead-list-page/lead-list';
import { viewOf } from '../lead-list-page/list-view';
import { SavedViews } from './saved-views';
import { contentOf, opened, sameContent } from './view-content';

/** Which of the saved views the list shows, and whether it shows something else by now. */
@Injectable()
export class OpenView {
  private readonly list = inject(LeadList);
  private readonly views = inject(SavedViews);
  readonly content = computed(() => contentOf(this.list.view()));
  /** null: none. */
  readonly view = computed(() => this.views.byId(this.list.view().view));
  readonly changed = computed(() => {
    const view = this.view();
    return view !== null && !sameContent(view, this.content());
  });
  /** Somebody looks at something that no view keeps. */
  readonly unsaved = computed(() => !this.view() && !sameContent(contentOf(viewOf({})), this.content()));

  /** null: everybody. */
  show(view: SavedView | null) {
    void this.list.look({ ...(view ? opened(view) : viewOf({})), view: view?.viewId ?? null });
  }
}
