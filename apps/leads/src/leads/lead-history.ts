import { Injectable } from '@nestjs/common';
import type { CallContext, ChangedBy, HistoryEntry, HistoryKind, HistoryPlace } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { kindOf } from '../attributes/attribute-kind';
import { clusterOf } from './lead-cluster';

interface Cells {
  kind: Exclude<HistoryKind, 'adjustment' | 'reset'>;
  change_id: string;
  at: Date;
  by_kind: ChangedBy['kind'] | null;
  by_id: string | null;
  lead_id: string;
  details: Record<string, unknown>;
}

/** Of a lead that is in none of the cluster now, what it went into is another's. */
const ofMerge = `
  case when m.lead_id = any($2) then m.lead_id else (
    select x.lead_id from merged_lead x where x.workspace_id = $1 and x.merge_id = m.merge_id and x.lead_id = any($2) limit 1) end`;
const mergesOfCluster = `m.workspace_id = $1 and m.merge_id in (
  select i.merge_id from merge i where i.workspace_id = $1 and i.lead_id = any($2)
  union all select x.merge_id from merged_lead x where x.workspace_id = $1 and x.lead_id = any($2))`;
const mergeDetails = (action: 'merged' | 'undone'): string => `
  (select jsonb_build_object('action', '${action}', 'mergeId', m.merge_id, 'targetId', m.lead_id,
     'leadIds', coalesce(jsonb_agg(x.lead_id order by x.place), '[]'), 'events', coalesce(sum(x.events), 0))
   from merged_lead x where x.workspace_id = $1 and x.merge_id = m.merge_id)`;

/**
 * Where each kind is kept: columns as in Cells, of the leads $2, which answer as one, in the workspace $1. Rows of attributes that only say again what
 * held are left out. Aliases that came with events remember nobody; the ones added by hand are among the changes.
 */
const parts: Record<Cells['kind'], string> = {
  attribute: `
    select 'attribute' as kind, change_id, received_at as at, by_kind, by_id, original_lead_id as lead_id,
      jsonb_build_object('key', key, 'value', value, 'before', before, 'since', since, 'source', source) as details
    from (select *, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since,
            lag(value) over (partition by lead_id, key order by at, change_id) as before
          from attribute_change where workspace_id = $1 and lead_id = any($2)) c
    where value is distinct from coalesce(before, 'null')`,
  name: changesOf('name'),
  alias: `${changesOf('alias')}
    union all
    select 'alias', overlay(overlay(md5(a.type || ' ' || a.matching) placing '8' from 13) placing '8' from 17)::uuid, a.created_at, a.by_kind, a.by_id, a.lead_id,
      jsonb_build_object('action', 'added', 'type', a.type, 'value', a.value)
    from alias a where a.workspace_id = $1 and a.lead_id = any($2) and not exists (
      select from lead_change c where c.workspace_id = $1 and c.lead_id = any($2) and c.at = a.created_at
        and c.kind = 'alias' and c.details ->> 'type' = a.type)`,
  owner: `
    select 'owner' as kind, change_id, at, by_kind, by_id, original_lead_id as lead_id,
      jsonb_build_object('ownerId', to_owner, 'before', from_owner) as details
    from owner_change where workspace_id = $1 and lead_id = any($2)`,
  note: `
    select c.kind, c.change_id, c.at, c.by_kind, c.by_id, c.original_lead_id as lead_id,
      c.details || jsonb_build_object('text', case when n.deleted_at is null then n.text end) as details
    from lead_change c left join note n on n.workspace_id = $1 and n.note_id = (c.details ->> 'noteId')::uuid
    where c.workspace_id = $1 and c.lead_id = any($2) and c.kind = 'note'`,
  // Done and taken back are two entries, each with its own id.
  merge: `
    select 'merge' as kind, m.merge_id as change_id, m.merged_at as at, m.by_kind, m.by_id, ${ofMerge} as lead_id, ${mergeDetails('merged')} as details
    from merge m where ${mergesOfCluster} and m.merged_at is not null
    union all
    select 'merge', m.undone_run_id, m.undone_at, m.undone_by_kind, m.undone_by_id, ${ofMerge}, ${mergeDetails('undone')}
    from merge m where ${mergesOfCluster} and m.undone_at is not null`,
};

/** Every change of a lead that is remembered here, newest first. */
@Injectable()
export class LeadHistory {
  constructor(private readonly database: Database) {}

  run(
    {
      leadId,
      kinds,
      before,
      limit,
    }: { leadId: string; kinds: HistoryKind[]; before?: HistoryPlace | undefined; limit: number },
    { workspaceId }: CallContext,
  ): Promise<{ items: HistoryEntry[] }> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { leadIds } = await clusterOf(tx, leadId);
      const asked = kinds.flatMap((kind) => (kind in parts ? [parts[kind as Cells['kind']]] : []));
      if (asked.length === 0) return { items: [] };
      // Instants are told in milliseconds: a place between two entries must not depend on what is finer.
      const rows = await tx.query<Cells>(
        `select kind, change_id, date_trunc('milliseconds', at) as at, by_kind, by_id, lead_id, details
         from (${asked.join(' union all ')}) h
         where ($3::timestamptz is null or (date_trunc('milliseconds', at), change_id) < ($3, $4::uuid))
         order by date_trunc('milliseconds', at) desc, change_id desc limit $5`,
        [workspaceId, leadIds, before?.at ?? null, before?.changeId ?? null, limit],
      );
      return { items: rows.map(toEntry) };
    });
  }
}

function changesOf(kind: string): string {
  return `
    select kind, change_id, at, by_kind, by_id, original_lead_id as lead_id, details
    from lead_change where workspace_id = $1 and lead_id = any($2) and kind = '${kind}'`;
}

function toEntry({ kind, change_id, at, by_kind, by_id, lead_id, details }: Cells): HistoryEntry {
  const by = by_kind === null ? null : { kind: by_kind, id: by_id };
  const shared = { changeId: change_id, at: at.toISOString(), by, leadId: lead_id };
  // The details of each kind are written as the contract has them; the reply is checked against it.
  const own = kind === 'attribute' ? { ...details, valueKind: kindOf(details['value']) } : details;
  return { kind, ...own, ...shared } as HistoryEntry;
}
