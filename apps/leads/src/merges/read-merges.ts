import { Injectable } from '@nestjs/common';
import {
  type CallContext,
  type Merge,
  type MergedLead,
  type MergeHistoryEntry,
  type MergeState,
  type Page,
  Refusal,
  seenName,
} from '@heatline/contracts';
import { Database, decodeCursor, RunStore, toPage, type Tx } from '@heatline/database';
import { z } from 'zod';
import { addressOf } from '../aliases/address-of';
import { clusterOf } from '../leads/lead-cluster';
import { type MergedLeadRow, type MergeRow, MergeStore } from './merge-store';

const Position = z.object({ at: z.string().max(40), mergeId: z.uuid() });
const Item = z.object({ itemNo: z.int() });

/** What was merged: of a lead, or by a run. */
@Injectable()
export class ReadMerges {
  constructor(private readonly database: Database) {}

  /** A lead that is part of another one is asked for what became of it, one that answers for all that came to it. */
  history(
    { leadId, limit, cursor }: { leadId: string; limit: number; cursor?: string | undefined },
    { workspaceId }: CallContext,
  ): Promise<Page<MergeHistoryEntry>> {
    const after = decodeCursor(Position, cursor);
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { rootId, leadIds } = await clusterOf(tx, leadId);
      const about = rootId === leadId ? leadIds : [leadId];
      const rows = await new MergeStore(tx).history(about, after, limit + 1);
      const page = toPage(
        rows,
        limit,
        ({ exact, merge_id }) => ({ at: exact, mergeId: merge_id }),
        (row) => row,
      );
      const merges = await toMerges(tx, page.items);
      const out = new Set((await whoWentOut(tx, page.items)).map(({ lead_id }) => lead_id));
      return {
        ...page,
        items: merges.map((merge) => ({
          ...merge,
          direction: about.includes(merge.target.leadId) ? 'absorbed' : 'mergedOut',
          mayUndo: merge.state === 'merged' && !out.has(merge.target.leadId),
        })),
      };
    });
  }

  ofRun(
    {
      runId,
      state,
      limit,
      cursor,
    }: { runId: string; state?: MergeState | undefined; limit: number; cursor?: string | undefined },
    { workspaceId }: CallContext,
  ): Promise<Page<Merge>> {
    const after = decodeCursor(Item, cursor)?.itemNo ?? 0;
    return this.database.inWorkspace(workspaceId, async (tx) => {
      if (!(await new RunStore(tx).byId(runId))) throw new Refusal('run_not_found', { runId });
      const rows = await new MergeStore(tx).ofRun(runId, after, state ?? null, limit + 1);
      const page = toPage(
        rows,
        limit,
        ({ item_no }) => ({ itemNo: item_no }),
        (row) => row,
      );
      return { ...page, items: await toMerges(tx, page.items) };
    });
  }
}

/** Targets that are part of another lead now. */
function whoWentOut(tx: Tx, merges: MergeRow[]): Promise<{ lead_id: string }[]> {
  return tx.query<{ lead_id: string }>(
    'select lead_id from lead where workspace_id = $1 and lead_id = any($2) and root_id <> lead_id',
    [tx.workspaceId, merges.map(({ lead_id }) => lead_id)],
  );
}

async function toMerges(tx: Tx, rows: MergeRow[]): Promise<Merge[]> {
  const leads = await new MergeStore(tx).leadsOf(rows.map(({ merge_id }) => merge_id));
  const names = await namesOf(tx, [
    ...rows.map(({ lead_id }) => lead_id),
    ...[...leads.values()].flat().map(({ lead_id }) => lead_id),
  ]);
  const told = ({ lead_id: leadId, events, aliases, sessions }: MergeRow | MergedLeadRow): MergedLead => ({
    leadId,
    name: names.get(leadId) ?? null,
    events,
    aliases,
    sessions,
  });
  return rows.map((row) => ({
    mergeId: row.merge_id,
    runId: row.run_id,
    state: row.state,
    refusal: row.refusal_code === null ? null : { code: row.refusal_code, leadId: row.refusal_lead_id },
    target: told(row),
    leads: leads.get(row.merge_id)!.map(told),
    askedAt: row.asked_at.toISOString(),
    mergedAt: row.merged_at?.toISOString() ?? null,
    by: { kind: row.by_kind, id: row.by_id },
    undone:
      row.undone_at === null
        ? null
        : {
            at: row.undone_at.toISOString(),
            by: { kind: row.undone_by_kind!, id: row.undone_by_id },
            runId: row.undone_run_id!,
          },
  }));
}

/** What leads are called, absorbed ones too: by name, or an alias of their own. */
export async function namesOf(tx: Tx, leadIds: string[]): Promise<Map<string, string | null>> {
  const rows = await tx.query<{ lead_id: string; name: string | null; address: string | null }>(
    `select l.lead_id, l.name, ${addressOf('l.lead_id')} as address from lead l where l.workspace_id = $1 and l.lead_id = any($2)`,
    [tx.workspaceId, leadIds],
  );
  return new Map(rows.map(({ lead_id, name, address }) => [lead_id, seenName(name) ?? address]));
}
