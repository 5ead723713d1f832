import { type Mover, type MoversQuery, type Page } from '@heatline/contracts';
import { Database, decodeCursor, toPage, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ModelStore } from '../models/model-store';
import { refuseOtherKind } from '../models/refuse-other-kind';
import { toPoints } from '../scores/score-level';

/** Where a page ended: hundredths gained, and the lead. */
const Position = z.tuple([z.int(), z.uuid()]);

interface Row {
  lead_id: string;
  name: string | null;
  alias: string | null;
  score: number;
  level: string;
  change: number;
}

/** Leads of one model by what they gained or lost in 1, 7 or 30 days. */
@Injectable()
export class ListMovers {
  constructor(private readonly database: Database) {}

  run(workspaceId: string, modelId: string, query: MoversQuery): Promise<Page<Mover>> {
    const after = decodeCursor(Position, query.cursor);
    return this.database.inWorkspace(workspaceId, async (tx) => {
      refuseOtherKind(await new ModelStore(tx).byId(modelId), 'lead');
      const rows = await this.rows(tx, modelId, query, after);
      return toPage(rows, query.limit, (row) => [row.change, row.lead_id], toMover);
    });
  }

  private rows(
    tx: Tx,
    modelId: string,
    { days, direction, limit }: MoversQuery,
    after: z.infer<typeof Position> | undefined,
  ): Promise<Row[]> {
    const [way, beyond, sign] = direction === 'up' ? ['DESC', '<', '>'] : ['ASC', '>', '<'];
    return tx.query<Row>(
      `WITH moved AS (${movedIn(days)}), page AS MATERIALIZED (
         SELECT * FROM moved WHERE change ${sign} 0 ${after ? `AND (change, lead_id) ${beyond} ($4::int, $5::uuid)` : ''}
          ORDER BY change ${way}, lead_id ${way} LIMIT $3
       )
       SELECT p.lead_id, l.name, a.alias, p.score, p.level, p.change
         FROM page p
         LEFT JOIN leads.published_lead l ON l.workspace_id = $1 AND l.lead_id = p.lead_id
         LEFT JOIN LATERAL (
           SELECT value AS alias FROM leads.published_alias
            WHERE workspace_id = $1 AND lead_id = p.lead_id ORDER BY type = 'email' DESC, is_primary DESC, type, value LIMIT 1
         ) a ON true
        ORDER BY p.change ${way}, p.lead_id ${way}`,
      [tx.workspaceId, modelId, limit + 1, ...(after ?? [])],
    );
  }
}

/** Trends stand beside the scores. A day is summed up from history; what publishing changed, or a merge brought from elsewhere, is nobody's doing. */
function movedIn(days: MoversQuery['days']): string {
  const scores = 'SELECT lead_id, score, level';
  const ofModel = 'workspace_id = $1 AND model_id = $2 AND score IS NOT NULL';
  if (days !== 1) return `${scores}, change${days} AS change FROM score WHERE ${ofModel}`;
  return `
    SELECT lead_id, s.score, s.level, d.change FROM score s JOIN (
      SELECT lead_id, sum(to_score - coalesce(from_score, 0))::int AS change FROM score_change
       WHERE workspace_id = $1 AND model_id = $2 AND at > now() - interval '1 day' AND cause NOT IN ('model', 'merge', 'unmerge')
       GROUP BY lead_id
    ) d USING (lead_id) WHERE ${ofModel}`;
}

const toMover = ({ lead_id, name, alias, score, level, change }: Row): Mover => ({
  leadId: lead_id,
  name,
  alias,
  score: toPoints(score),
  level,
  change: toPoints(change),
});
