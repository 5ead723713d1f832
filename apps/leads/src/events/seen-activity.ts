import { Injectable } from '@nestjs/common';
import type { CallContext, SeenActivity as Seen } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { clusterOf } from '../leads/lead-cluster';

/** Types and campaigns that a lead's events have, counted in one pass over them. */
@Injectable()
export class SeenActivity {
  constructor(private readonly database: Database) {}

  run(leadId: string, { workspaceId }: CallContext): Promise<Seen> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { leadIds } = await clusterOf(tx, leadId);
      const rows = await tx.query<{ type: string | null; campaign: string | null; n: number }>(
        `select type, campaign, count(*)::int as n from event
         where workspace_id = $1 and lead_id = any($2) group by grouping sets ((type), (campaign))
         order by n desc, type, campaign`,
        [workspaceId, leadIds],
      );
      const listOf = (of: 'type' | 'campaign') =>
        rows.flatMap(({ [of]: value, n }) => (value === null ? [] : [{ value, count: n }])).slice(0, 200);
      return { types: listOf('type'), campaigns: listOf('campaign') };
    });
  }
}
