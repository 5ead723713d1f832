import { askingMember, type CallContext, type WatchMany, type WatchState } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { LivePublisher } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { clusterOf } from '../leads/lead-cluster';
import { WatchStore } from './watch-store';

/** Stars leads for the member who asks, or takes the star away. */
@Injectable()
export class WatchLeads {
  constructor(
    private readonly database: Database,
    private readonly watches: WatchStore,
    private readonly live: LivePublisher,
  ) {}

  one({ leadId, watched }: { leadId: string; watched: boolean }, context: CallContext): Promise<WatchState> {
    const memberId = askingMember(context);
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      await this.set(tx, memberId, { leadIds: [leadId], watched });
      const { rootId } = await clusterOf(tx, leadId);
      const since = (await this.watches.since(tx, memberId, [rootId])).get(rootId) ?? null;
      return { leadId: rootId, watched: since !== null, since: since?.toISOString() ?? null };
    });
  }

  many(wanted: WatchMany, context: CallContext): Promise<{ leadIds: string[] }> {
    const memberId = askingMember(context);
    return this.database.inWorkspace(context.workspaceId, async (tx) => ({
      leadIds: await this.set(tx, memberId, wanted),
    }));
  }

  /** In the caller's transaction, for bulk work. @returns the roots whose state is another than before */
  async set(tx: Tx, memberId: string, { leadIds, watched }: WatchMany): Promise<string[]> {
    const changed = await (watched
      ? this.watches.add(tx, memberId, leadIds)
      : this.watches.remove(tx, memberId, leadIds));
    const { workspaceId } = tx;
    if (workspaceId && changed.length > 0)
      tx.afterCommit(() => this.live.publish(workspaceId, { topic: 'watching.changed', memberId }));
    return changed;
  }
}
