import type { CallContext, SavedView } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { viewerOf } from './view-rules';
import { shownTo, ViewStore } from './view-store';

@Injectable()
export class ListViews {
  constructor(private readonly database: Database) {}

  async run(context: CallContext): Promise<{ items: SavedView[] }> {
    const viewer = viewerOf(context);
    const views = await this.database.inWorkspace(context.workspaceId, (tx) => new ViewStore(tx).seenBy(viewer));
    return { items: views.map((view) => shownTo(viewer, view)) };
  }
}
