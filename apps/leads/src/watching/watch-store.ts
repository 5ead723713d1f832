import type { Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { holdAnswering } from '../leads/lead-cluster';

/** Whom members watch. All take ids of any lead and mean the one that answers for it. */
@Injectable()
export class WatchStore {
  /** @returns the roots that were not watched before */
  async add(tx: Tx, memberId: string, leadIds: string[]): Promise<string[]> {
    if (leadIds.length === 0) return [];
    await holdAnswering(tx, leadIds);
    const rows = await tx.prepared<{ lead_id: string }>(
      'watch',
      `insert into watch (workspace_id, member_id, original_lead_id, lead_id, watch_id, since, scores)
       select $1, $2, r.root_id, r.root_id, r.watch_id, clock_timestamp(), coalesce(s.scores, '{}')
       from (
         select distinct on (l.root_id) l.root_id, n.watch_id
         from unnest($3::uuid[], $4::uuid[]) as n (lead_id, watch_id)
         join lead l on l.workspace_id = $1 and l.lead_id = n.lead_id
         order by l.root_id) r
       left join lateral (
         select jsonb_object_agg(m.model_id, s.score) as scores
         from scoring.published_model m
         join scoring.published_score s on s.workspace_id = $1 and s.model_id = m.model_id and s.lead_id = r.root_id
         where m.workspace_id = $1 and s.score is not null) s on true
       where not exists (
         select from watch w where w.workspace_id = $1 and w.member_id = $2 and w.lead_id = r.root_id)
       order by r.root_id
       on conflict do nothing
       returning lead_id`,
      [tx.workspaceId, memberId, leadIds, leadIds.map(() => uuidv7())],
    );
    return rows.map(({ lead_id }) => lead_id);
  }

  /** @returns the roots that were watched before */
  async remove(tx: Tx, memberId: string, leadIds: string[]): Promise<string[]> {
    if (leadIds.length === 0) return [];
    const rows = await tx.prepared<{ lead_id: string }>(
      'unwatch',
      `delete from watch w using lead l
       where l.workspace_id = $1 and l.lead_id = any($3)
         and w.workspace_id = $1 and w.member_id = $2 and w.lead_id = l.root_id
       returning w.lead_id`,
      [tx.workspaceId, memberId, leadIds],
    );
    return [...new Set(rows.map(({ lead_id }) => lead_id))];
  }

  /** Since when the member watches which of these roots. */
  async since(tx: Tx, memberId: string | null, rootIds: string[]): Promise<Map<string, Date>> {
    if (memberId === null || rootIds.length === 0) return new Map();
    const rows = await tx.prepared<{ lead_id: string; since: Date }>(
      'watched',
      `select lead_id, min(since) as since from watch
       where workspace_id = $1 and member_id = $2 and lead_id = any($3) group by lead_id`,
      [tx.workspaceId, memberId, rootIds],
    );
    return new Map(rows.map(({ lead_id, since }) => [lead_id, since]));
  }
}
