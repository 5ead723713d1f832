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

/**
 * Where each kind is kept: columns as in Cells, of the lead $2 in the workspace $1. Rows of attributes that only say again what
 * held are left out. Aliases that came with events remember nobody; the ones added by hand are among the changes.
 */
const parts: Record<Cells['kind'], string> = {
  attribute: `
    select 'attribute' as kind, change_id, received_at as at, by_kind, by_id, original_lead_id as lead_id,
      jsonb_build_object('key', key, 'value', value, 'before', before, 'since', since, 'source', source) as details
    from (select *, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since,
            lag(value) over (partition by key order by at, change_id) as before
          from attribute_change where workspace_id = $1 and lead_id = $2) c
    where value is distinct from coalesce(before, 'null')`,
  name: changesOf('name'),
  alias: `${changesOf('alias')}
    union all
    select 'alias', overlay(overlay(md5(a.type || ' ' || a.matching) placing '8' from 13) placing '8' from 17)::uuid, a.created_at, a.by_kind, a.by_id, a.lead_id,
      jsonb_build_object('action', 'added', 'type', a.type, 'value', a.value)
    from alias a where a.workspace_id = $1 and a.lead_id = any($3) and not exists (
      select from lead_change c where c.workspace_id = $1 and c.lead_id = $2 and c.at = a.created_at
        and c.kind = 'alias' and c.details ->> 'type' = a.type)`,
  owner: `
    select 'owner' as kind, change_id, at, by_kind, by_id, original_lead_id as lead_id,
      jsonb_build_object('ownerId', to_owner, 'before', from_owner) as details
    from owner_change where workspace_id = $1 and lead_id = $2`,
  note: `
    select c.kind, c.change_id, c.at, c.by_kind, c.by_id, c.original_lead_id as lead_id,
      c.details || jsonb_build_object('text', case when n.deleted_at is null then n.text end) as details
    from lead_change c left join note n on n.workspace_id = $1 and n.note_id = (c.details ->> 'noteId')::uuid
    where c.workspace_id = $1 and c.lead_id = $2 and c.kind = 'note'`,
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
      const { rootId, leadIds } = await clusterOf(tx, leadId);
      const asked = kinds.flatMap((kind) => (kind in parts ? [parts[kind as Cells['kind']]] : []));
      if (asked.length === 0) return { items: [] };
      // Instants are told in milliseconds: a place between two entries must not depend on what is finer.
      const rows = await tx.query<Cells>(
        `select kind, change_id, date_trunc('milliseconds', at) as at, by_kind, by_id, lead_id, details
         from (${asked.join(' union all ')}) h
         where $3::uuid[] is not null and ($4::timestamptz is null or (date_trunc('milliseconds', at), change_id) < ($4, $5::uuid))
         order by date_trunc('milliseconds', at) desc, change_id desc limit $6`,
        [workspaceId, rootId, leadIds, before?.at ?? null, before?.changeId ?? null, limit],
      );
      return { items: rows.map(toEntry) };
    });
  }
}

function changesOf(kind: string): string {
  return `
    select kind, change_id, at, by_kind, by_id, original_lead_id as lead_id, details
    from lead_change where workspace_id = $1 and lead_id = $2 and kind = '${kind}'`;
}

function toEntry({ kind, change_id, at, by_kind, by_id, lead_id, details }: Cells): HistoryEntry {
  const by = by_kind === null ? null : { kind: by_kind, id: by_id };
  const shared = { changeId: change_id, at: at.toISOString(), by, leadId: lead_id };
  // The details of each kind are written as the contract has them; the reply is checked against it.
  const own = kind === 'attribute' ? { ...details, valueKind: kindOf(details['value']) } : details;
  return { kind, ...own, ...shared } as HistoryEntry;
}
