import { inject, Injectable } from '@angular/core';
import { PageTrail } from '../../api/page-trail';
import { OpenModel } from './open-model';

/** Page by page through a list of the model: where one is stands in the address, the way back is remembered. */
@Injectable()
export class TabPages {
  private readonly model = inject(OpenModel);
  private readonly trail = new PageTrail();

  /** Another list begins at its first page. */
  look(change: Record<string, string | null>) {
    this.trail.clear();
    void this.model.look({ ...change, cursor: null });
  }

  next(cursor: string | null | undefined) {
    if (!cursor) return;
    this.trail.leave(this.model.cursor());
    void this.model.look({ cursor }, false);
  }

  previous() {
    void this.model.look({ cursor: this.trail.before(this.model.cursor()) }, false);
  }
}
