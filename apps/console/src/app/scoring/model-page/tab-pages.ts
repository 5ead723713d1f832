import { Injectable } from '@angular/core';
import { PagedAddress } from '../../api/paged-list';

type View = { readonly cursor: string | null } & Readonly<Record<string, string | null>>;

/** Page by page through a list of the model. What else the address says of it is the tab's own. */
@Injectable()
export class TabPages {
  private readonly address = new PagedAddress<View>({
    viewOf: ({ cursor }) => ({ cursor: typeof cursor === 'string' ? cursor : null }),
    paramsOf: ({ skipped: _, ...params }) => params,
  });

  /** Another list begins at its first page. */
  look(change: Record<string, string | null>) {
    void this.address.look(change, true);
  }

  next(cursor: string | null | undefined) {
    this.address.next(cursor);
  }

  previous() {
    this.address.previous();
  }
}
