import { askingMember, type CallContext, Refusal, type WatchChange } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { LivePublisher } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { clusterOf } from '../leads/lead-cluster';
import { refuseModels } from './refuse-models';
import { setThresholds, thresholdsOf } from './thresholds';

/** What a member wants to be told of a lead that they watch. */
@Injectable()
export class ChangeWatch {
  constructor(
    private readonly database: Database,
    private readonly live: LivePublisher,
  ) {}

  run({ leadId, alertOnEngagement, thresholds }: WatchChange & { leadId: string }, context: CallContext) {
    const memberId = askingMember(context);
    const { workspaceId } = context;
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { rootId } = await clusterOf(tx, leadId);
      const entry = await this.change(tx, memberId, rootId, alertOnEngagement);
      if (thresholds) {
        await refuseModels(
          tx,
          thresholds.map(({ modelId }) => modelId),
        );
        await setThresholds(tx, { watchId: entry.watch_id, leadId: rootId }, thresholds);
      }
      tx.afterCommit(() => this.live.publish(workspaceId, { topic: 'watching.changed', memberId }));
      return {
        leadId: rootId,
        alertOnEngagement: entry.alert_on_engagement,
        thresholds: (await thresholdsOf(tx, [entry.watch_id])).get(entry.watch_id) ?? [],
      };
    });
  }

  /** Locks the entry, so that two changes at once leave the thresholds of one of them. */
  private async change(tx: Tx, memberId: string, rootId: string, alert: boolean | undefined) {
    const entry = await tx.one<{ watch_id: string; alert_on_engagement: boolean }>(
      `update watch set alert_on_engagement = coalesce($4, alert_on_engagement)
       where workspace_id = $1 and watch_id = (
         select watch_id from watch where workspace_id = $1 and member_id = $2 and lead_id = $3 order by since limit 1)
       returning watch_id, alert_on_engagement`,
      [tx.workspaceId, memberId, rootId, alert ?? null],
    );
    if (!entry) throw new Refusal('lead_not_watched', { leadId: rootId });
    return entry;
  }
}
