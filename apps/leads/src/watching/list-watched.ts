import {
  askingMember,
  type CallContext,
  type Page,
  Refusal,
  type WatchedLead,
  type WatchListQuery,
  type WatchThreshold,
} from '@heatline/contracts';
import { Database, decodeCursor, encodeCursor, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { pageRows } from '../lists/page-rows';
import { refuseModels } from './refuse-models';
import { thresholdsOf } from './thresholds';

interface Entry {
  lead_id: string;
  watch_id: string;
  since: Date;
  alert_on_engagement: boolean;
  then: number | null;
  now: number | null;
  value: number | null;
}

/** What the list is ordered by, as a number; of one lead that was starred twice before a merge the older star holds. */
const values = {
  score: 'now',
  change: 'now - "then"',
  since: 'extract(epoch from since)',
  lastActivity: 'extract(epoch from last_activity_at)',
};

const entries = `
  select distinct on (w.lead_id) w.lead_id, w.watch_id, w.since, w.alert_on_engagement, t.last_activity_at,
         (w.scores->>($3::text))::int as "then", s.score as now
  from watch w
  left join scoring.published_score s on s.workspace_id = $1 and s.model_id = $3::uuid and s.lead_id = w.lead_id
  left join scoring.published_timeline t on t.workspace_id = $1 and t.lead_id = w.lead_id
  where w.workspace_id = $1 and w.member_id = $2
  order by w.lead_id, w.since`;

@Injectable()
export class ListWatched {
  constructor(private readonly database: Database) {}

  run(query: WatchListQuery, context: CallContext): Promise<Page<WatchedLead>> {
    const memberId = askingMember(context);
    if (/score|change/.test(query.sort) && query.modelId === undefined)
      throw new Refusal('model_required', {}, 'Say whose scores: sorting by score needs modelId');
    const Position = z.object({ sort: z.literal(query.sort), value: z.number().nullable(), leadId: z.uuid() });
    const after = decodeCursor(Position, query.cursor);
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      if (query.modelId !== undefined) await refuseModels(tx, [query.modelId]);
      const rows = await this.page(tx, memberId, query, after);
      const shown = rows.slice(0, query.limit);
      const last = shown.at(-1);
      return {
        items: await this.items(tx, memberId, shown, query.modelId),
        nextCursor:
          last && rows.length > query.limit
            ? encodeCursor({ sort: query.sort, value: last.value, leadId: last.lead_id })
            : null,
      };
    });
  }

  private page(
    tx: Tx,
    memberId: string,
    { sort, limit, modelId }: WatchListQuery,
    after: { value: number | null; leadId: string } | undefined,
  ): Promise<Entry[]> {
    const down = sort.startsWith('-');
    const value = values[sort.replace('-', '') as keyof typeof values];
    const [beyond, order] = down ? ['<', 'desc'] : ['>', 'asc'];
    return tx.query<Entry>(
      `select * from (select e.*, (${value})::float8 as value from (${entries}) e) e
       where $4::uuid is null
          or case when $5::float8 is null then value is null and lead_id ${beyond} $4
                  else value is null or value ${beyond} $5 or (value = $5 and lead_id ${beyond} $4) end
       order by value ${order} nulls last, lead_id ${order} limit $6`,
      [tx.workspaceId, memberId, modelId ?? null, after?.leadId ?? null, after?.value ?? null, limit + 1],
    );
  }

  private async items(tx: Tx, memberId: string, rows: Entry[], modelId: string | undefined): Promise<WatchedLead[]> {
    const leads = await pageRows(
      tx,
      rows.map(({ lead_id }) => lead_id),
      modelId ? [modelId] : [],
      memberId,
    );
    const thresholds = await thresholdsOf(
      tx,
      rows.map(({ watch_id }) => watch_id),
    );
    return rows.flatMap((row) => {
      const lead = leads.find(({ leadId }) => leadId === row.lead_id);
      return lead ? [toWatched(row, lead, thresholds.get(row.watch_id) ?? [])] : [];
    });
  }
}

const toWatched = (row: Entry, lead: WatchedLead['lead'], thresholds: WatchThreshold[]): WatchedLead => ({
  lead,
  since: row.since.toISOString(),
  scoreThen: row.then === null ? null : row.then / 100,
  change: row.then === null || row.now === null ? null : (row.now - row.then) / 100,
  alertOnEngagement: row.alert_on_engagement,
  thresholds,
});
