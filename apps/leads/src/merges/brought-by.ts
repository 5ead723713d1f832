import type { Tx } from '@heatline/database';
import { sessionGapMs } from '../events/sessions';

/** What a lead, and those that were merged into it, have. */
export interface Brought {
  leadIds: string[];
  events: number;
  aliases: number;
  sessions: number;
}

/** By root; every root has an entry. */
export async function broughtBy(tx: Tx, rootIds: string[]): Promise<Map<string, Brought>> {
  const members = await tx.query<{ lead_id: string; root_id: string }>(
    'select lead_id, root_id from lead where workspace_id = $1 and root_id = any($2)',
    [tx.workspaceId, rootIds],
  );
  const of = [members.map(({ lead_id }) => lead_id), members.map(({ root_id }) => root_id)];
  const aliases = await tx.query<{ root_id: string; n: number }>(
    `select n.root_id, count(*)::int as n from unnest($2::uuid[], $3::uuid[]) as n (lead_id, root_id)
     join alias a on a.workspace_id = $1 and a.lead_id = n.lead_id group by n.root_id`,
    [tx.workspaceId, ...of],
  );
  const events = await tx.query<{ root_id: string; n: number; sessions: number }>(
    `select root_id, count(*)::int as n, count(*) filter (where gap is null or gap > $4 * interval '1 millisecond')::int as sessions
     from (
       select n.root_id, e.occurred_at as at, e.occurred_at - lag(e.occurred_at) over (partition by n.root_id order by e.occurred_at) as gap
       from unnest($2::uuid[], $3::uuid[]) as n (lead_id, root_id)
       join event e on e.workspace_id = $1 and e.lead_id = n.lead_id) e
     group by root_id`,
    [tx.workspaceId, ...of, sessionGapMs],
  );
  const aliasesOf = new Map(aliases.map(({ root_id, n }) => [root_id, n]));
  const eventsOf = new Map(events.map((row) => [row.root_id, row]));
  return new Map(
    rootIds.map((rootId) => [
      rootId,
      {
        leadIds: members.filter(({ root_id }) => root_id === rootId).map(({ lead_id }) => lead_id),
        events: eventsOf.get(rootId)?.n ?? 0,
        aliases: aliasesOf.get(rootId) ?? 0,
        sessions: eventsOf.get(rootId)?.sessions ?? 0,
      },
    ]),
  );
}
