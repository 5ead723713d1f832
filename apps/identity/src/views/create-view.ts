import { isDeepStrictEqual } from 'node:util';
import { type CallContext, Refusal, type SavedView, type ViewDraft } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { LivePublisher } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { writeDown } from '../audit-trail';
import { auditOf } from './view-audit';
import { mostViews, refuseSharing, viewerOf } from './view-rules';
import { shownTo, type StoredView, ViewStore } from './view-store';

@Injectable()
export class CreateView {
  constructor(
    private readonly database: Database,
    private readonly live: LivePublisher,
  ) {}

  run(draft: ViewDraft, context: CallContext): Promise<SavedView> {
    const viewer = viewerOf(context);
    refuseSharing(draft.shared, viewer);
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const views = new ViewStore(tx);
      const known = await views.byName(draft.name, viewer);
      // Sent twice, kept once.
      if (known && sameAs(draft, known)) return shownTo(viewer, known);
      if ((await views.count(viewer)) >= mostViews) throw new Refusal('too_many_views', { max: mostViews });
      const view = await views.add(uuidv7(), draft, viewer);
      await writeDown(tx, context.actor, auditOf(undefined, view));
      tx.afterCommit(() => this.live.publish(context.workspaceId, { topic: 'views.changed', viewId: view.viewId }));
      return shownTo(viewer, view);
    });
  }
}

const sameAs = ({ name, shared, q, filter, sort }: ViewDraft, view: StoredView): boolean =>
  isDeepStrictEqual([name, shared, q, filter, sort], [view.name, view.shared, view.q, view.filter, view.sort]);
