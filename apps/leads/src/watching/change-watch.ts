import { askingMember, type CallContext, Refusal, type WatchChange, type WatchThreshold } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { LivePublisher } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { clusterOf } from '../leads/lead-cluster';
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
        await refuseModels(tx, thresholds);
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

async function refuseModels(tx: Tx, thresholds: WatchThreshold[]): Promise<void> {
  const ids = [...new Set(thresholds.map(({ modelId }) => modelId))];
  const known = await tx.query<{ model_id: string; kind: string }>(
    'select model_id, kind from scoring.published_model where workspace_id = $1 and model_id = any($2)',
    [tx.workspaceId, ids],
  );
  for (const modelId of ids) {
    const model = known.find(({ model_id }) => model_id === modelId);
    if (!model) throw new Refusal('model_not_found', { modelId });
    if (model.kind === 'account') throw new Refusal('model_of_accounts', { modelId });
  }
}
