import { isDeepStrictEqual } from 'node:util';
import { type CallContext, Refusal, type SavedView, type ViewChange } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { LivePublisher } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { writeDown } from '../audit-trail';
import { auditOf } from './view-audit';
import { mayChange, maySee, refuseSharing, viewerOf } from './view-rules';
import { shownTo, type StoredView, ViewStore } from './view-store';

/** Changes, deletes and restores a view: one rule of who may, one way to write. */
@Injectable()
export class ChangeView {
  constructor(
    private readonly database: Database,
    private readonly live: LivePublisher,
  ) {}

  async run(viewId: string, { version, ...change }: ViewChange, context: CallContext): Promise<SavedView> {
    refuseSharing(change.shared, viewerOf(context));
    return this.write(viewId, context, (view) => {
      if (view.deleted) throw new Refusal('view_not_found', { viewId });
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const next = { ...view, ...given };
      // The same change again is answered as it is, whatever token it carries.
      if (isDeepStrictEqual(next, view)) return view;
      if (version !== undefined && version !== view.version) {
        throw new Refusal('version_stale', { version: view.version });
      }
      return next;
    });
  }

  async delete(viewId: string, context: CallContext): Promise<Record<never, never>> {
    await this.write(viewId, context, (view) => ({ ...view, deleted: true }));
    return {};
  }

  restore(viewId: string, context: CallContext): Promise<SavedView> {
    return this.write(viewId, context, (view) => ({ ...view, deleted: false }));
  }

  private write(viewId: string, context: CallContext, change: (view: StoredView) => StoredView): Promise<SavedView> {
    const viewer = viewerOf(context);
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const views = new ViewStore(tx);
      const view = await views.find(viewId);
      if (!view || !maySee(view, viewer)) throw new Refusal('view_not_found', { viewId });
      if (!mayChange(view, viewer)) throw new Refusal('view_of_another', { viewId });
      const next = change(view);
      if (isDeepStrictEqual(next, view)) return shownTo(viewer, view);
      const written = await views.write(next);
      await writeDown(tx, context.actor, auditOf(view, written));
      if (written.deleted) await views.forgetDeleted();
      tx.afterCommit(() => this.live.publish(context.workspaceId, { topic: 'views.changed', viewId }));
      return shownTo(viewer, written);
    });
  }
}
