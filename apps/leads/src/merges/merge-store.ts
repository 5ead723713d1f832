import type { ChangedBy, MergeRequest, MergeState } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import type { Brought } from './brought-by';
import type { MergeFault } from './who-answers';

export interface MergeRow {
  merge_id: string;
  lead_id: string;
  run_id: string;
  item_no: number;
  state: MergeState;
  refusal_code: string | null;
  refusal_lead_id: string | null;
  asked_at: Date;
  merged_at: Date | null;
  by_kind: ChangedBy['kind'];
  by_id: string | null;
  events: number;
  aliases: number;
  sessions: number;
  took_name_at: Date | null;
  took_account_id: string | null;
  undone_at: Date | null;
  undone_by_kind: ChangedBy['kind'] | null;
  undone_by_id: string | null;
  undone_run_id: string | null;
}

export interface MergedLeadRow {
  merge_id: string;
  lead_id: string;
  lead_ids: string[];
  events: number;
  aliases: number;
  sessions: number;
}

/**
 * What the lead that stays had not, and got; null = it had its own, or nobody had any. Attributes and owners that it got stand among their
 * changes.
 */
export interface Took {
  nameAt: Date | null;
  accountId: string | null;
}

/** The only place with the SQL of merges. Bound to one transaction. */
export class MergeStore {
  constructor(private readonly tx: Tx) {}

  async add(
    runId: string,
    merges: readonly (MergeRequest & { mergeId: string })[],
    at: Date,
    by: ChangedBy,
  ): Promise<void> {
    await this.tx.execute(
      `insert into merge (workspace_id, merge_id, lead_id, run_id, item_no, asked_at, by_kind, by_id)
       select $1, n.merge_id, n.lead_id, $2, n.no, $3, $4, $5
       from unnest($6::uuid[], $7::uuid[]) with ordinality as n (merge_id, lead_id, no)`,
      [
        this.tx.workspaceId,
        runId,
        at,
        by.kind,
        by.id,
        merges.map(({ mergeId }) => mergeId),
        merges.map(({ targetId }) => targetId),
      ],
    );
    const leads = merges.flatMap(({ mergeId, leadIds }) =>
      leadIds.map((leadId, place) => ({ mergeId, leadId, place })),
    );
    await this.tx.execute(
      `insert into merged_lead (workspace_id, merge_id, place, lead_id)
       select $1, n.merge_id, n.place, n.lead_id from unnest($2::uuid[], $3::int[], $4::uuid[]) as n (merge_id, place, lead_id)`,
      [
        this.tx.workspaceId,
        leads.map(({ mergeId }) => mergeId),
        leads.map(({ place }) => place),
        leads.map(({ leadId }) => leadId),
      ],
    );
  }

  byId(mergeId: string): Promise<MergeRow | undefined> {
    return this.tx.one<MergeRow>('select * from merge where workspace_id = $1 and merge_id = $2', [
      this.tx.workspaceId,
      mergeId,
    ]);
  }

  /** Of these leads into this one, asked for or done, and not taken back. */
  same({ targetId, leadIds }: MergeRequest): Promise<MergeRow | undefined> {
    return this.tx.one<MergeRow>(
      `select m.* from merge m
       where m.workspace_id = $1 and m.lead_id = $2 and m.state in ('waiting', 'merged') and $3::uuid[] = (
         select array_agg(x.lead_id order by x.lead_id) from merged_lead x where x.workspace_id = $1 and x.merge_id = m.merge_id)
       order by m.asked_at desc limit 1`,
      [this.tx.workspaceId, targetId, [...leadIds].sort()],
    );
  }

  /** How many leads each merge of a run names, in the order of its work. */
  sizes(runId: string): Promise<{ itemNo: number; leads: number }[]> {
    return this.tx.query<{ itemNo: number; leads: number }>(
      `select m.item_no as "itemNo", count(x.lead_id)::int as leads from merge m
       left join merged_lead x on x.workspace_id = $1 and x.merge_id = m.merge_id
       where m.workspace_id = $1 and m.run_id = $2 group by m.item_no order by m.item_no`,
      [this.tx.workspaceId, runId],
    );
  }

  /** Merges of a run after item `after`, up to `upTo`, in order. */
  next(runId: string, after: number, upTo: number, limit: number): Promise<MergeRow[]> {
    return this.tx.query<MergeRow>(
      `select * from merge where workspace_id = $1 and run_id = $2 and item_no > $3 and item_no <= $4 order by item_no limit $5`,
      [this.tx.workspaceId, runId, after, upTo, limit],
    );
  }

  /** Their leads, in order, by merge. */
  async leadsOf(mergeIds: readonly string[]): Promise<Map<string, MergedLeadRow[]>> {
    const rows = await this.tx.query<MergedLeadRow>(
      `select * from merged_lead where workspace_id = $1 and merge_id = any($2) order by merge_id, place`,
      [this.tx.workspaceId, mergeIds],
    );
    const found = Map.groupBy(rows, ({ merge_id }) => merge_id);
    return new Map(mergeIds.map((mergeId) => [mergeId, found.get(mergeId) ?? []]));
  }

  /** Everybody who moved by merges of a run or by their undo, a page in the order of their ids. */
  async namedBy(runId: string, after: string | null, limit: number): Promise<string[]> {
    const rows = await this.tx.query<{ lead_id: string }>(
      `with moved as materialized (
         select merge_id, lead_id from merge
         where workspace_id = $1 and (run_id = $2 or undone_run_id = $2) and state in ('merged', 'undone'))
       select lead_id from (
         select lead_id from moved
         union
         select x.lead_id from moved m join merged_lead x on x.workspace_id = $1 and x.merge_id = m.merge_id) n
       where $3::uuid is null or lead_id > $3 order by lead_id limit $4`,
      [this.tx.workspaceId, runId, after, limit],
    );
    return rows.map(({ lead_id }) => lead_id);
  }

  async refuse(mergeId: string, code: MergeFault['code'], leadId: string): Promise<void> {
    await this.tx.execute(
      `update merge set state = 'refused', refusal_code = $3, refusal_lead_id = $4 where workspace_id = $1 and merge_id = $2`,
      [this.tx.workspaceId, mergeId, code, leadId],
    );
  }

  /** The run ends, and with it what it had not come to. */
  async giveUp(runId: string): Promise<void> {
    await this.tx.execute(
      `update merge set state = 'refused', refusal_code = 'run_ended'
       where workspace_id = $1 and run_id = $2 and state = 'waiting'`,
      [this.tx.workspaceId, runId],
    );
  }

  async done(
    merge: MergeRow,
    brought: ReadonlyMap<string, Brought>,
    leadIds: readonly string[],
    at: Date,
  ): Promise<void> {
    const own = brought.get(merge.lead_id)!;
    await this.tx.execute(
      `update merge set state = 'merged', merged_at = $3, events = $4, aliases = $5, sessions = $6
       where workspace_id = $1 and merge_id = $2`,
      [this.tx.workspaceId, merge.merge_id, at, own.events, own.aliases, own.sessions],
    );
    const their = leadIds.map((leadId) => brought.get(leadId)!);
    await this.tx.execute(
      `update merged_lead x set events = n.events, aliases = n.aliases, sessions = n.sessions, lead_ids = (
         select array_agg(m.member) from unnest($4::uuid[], $5::uuid[]) as m (lead_id, member) where m.lead_id = x.lead_id)
       from unnest($3::uuid[], $6::int[], $7::int[], $8::int[]) as n (lead_id, events, aliases, sessions)
       where x.workspace_id = $1 and x.merge_id = $2 and x.lead_id = n.lead_id`,
      [
        this.tx.workspaceId,
        merge.merge_id,
        leadIds,
        leadIds.flatMap((leadId, i) => their[i]!.leadIds.map(() => leadId)),
        their.flatMap(({ leadIds: members }) => members),
        their.map(({ events }) => events),
        their.map(({ aliases }) => aliases),
        their.map(({ sessions }) => sessions),
      ],
    );
  }

  async noteTaken(mergeId: string, { nameAt, accountId }: Took): Promise<void> {
    await this.tx.execute(
      `update merge set took_name_at = coalesce($3, took_name_at), took_account_id = coalesce($4, took_account_id)
       where workspace_id = $1 and merge_id = $2`,
      [this.tx.workspaceId, mergeId, nameAt, accountId],
    );
  }

  async undone(mergeId: string, runId: string, at: Date, by: ChangedBy): Promise<void> {
    await this.tx.execute(
      `update merge set state = 'undone', undone_at = $3, undone_by_kind = $4, undone_by_id = $5, undone_run_id = $6
       where workspace_id = $1 and merge_id = $2`,
      [this.tx.workspaceId, mergeId, at, by.kind, by.id, runId],
    );
  }

  /** The merge by which a lead went into another one, if it has not come back. */
  mergeOut(leadId: string): Promise<MergeRow | undefined> {
    return this.tx.one<MergeRow>(
      `select m.* from merged_lead x join merge m on m.workspace_id = $1 and m.merge_id = x.merge_id
       where x.workspace_id = $1 and x.lead_id = $2 and m.state = 'merged' order by m.merged_at desc limit 1`,
      [this.tx.workspaceId, leadId],
    );
  }

  /** Merges into a lead that hold, the oldest first. */
  into(leadId: string): Promise<MergeRow[]> {
    return this.tx.query<MergeRow>(
      `select * from merge where workspace_id = $1 and lead_id = $2 and state = 'merged' order by merged_at, merge_id`,
      [this.tx.workspaceId, leadId],
    );
  }

  /** Newest first: into these leads, or of them into others. */
  history(
    leadIds: readonly string[],
    after: { at: string; mergeId: string } | undefined,
    limit: number,
  ): Promise<(MergeRow & { exact: string })[]> {
    return this.tx.query<MergeRow & { exact: string }>(
      `select m.*, m.asked_at::text as exact from merge m
       where m.workspace_id = $1 and ($3::timestamptz is null or (m.asked_at, m.merge_id) < ($3, $4::uuid))
         and exists (select from merged_lead x where x.workspace_id = $1 and x.merge_id = m.merge_id)
         and m.merge_id in (
           select merge_id from merge where workspace_id = $1 and lead_id = any($2)
           union all select merge_id from merged_lead where workspace_id = $1 and lead_id = any($2))
       order by m.asked_at desc, m.merge_id desc limit $5`,
      [this.tx.workspaceId, leadIds, after?.at ?? null, after?.mergeId ?? null, limit],
    );
  }

  ofRun(runId: string, after: number, state: MergeState | null, limit: number): Promise<MergeRow[]> {
    return this.tx.query<MergeRow>(
      `select * from merge where workspace_id = $1 and (run_id = $2 or undone_run_id = $2) and item_no > $3 and ($4::text is null or state = $4)
       order by item_no limit $5`,
      [this.tx.workspaceId, runId, after, state, limit],
    );
  }
}
