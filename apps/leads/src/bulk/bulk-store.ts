import { type BulkOutcome, type LeadFilter, seenName } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { addressOf } from '../aliases/address-of';

export interface BulkItemRow {
  item_no: number;
  lead_id: string;
  outcome: BulkOutcome;
  name: string | null;
}

/** The only place with the SQL of what a bulk action works through. Bound to one transaction. */
export class BulkStore {
  constructor(private readonly tx: Tx) {}

  async keepSelection(runId: string, selection: LeadFilter): Promise<void> {
    await this.tx.execute('insert into bulk_selection (workspace_id, run_id, selection) values ($1, $2, $3)', [
      this.tx.workspaceId,
      runId,
      JSON.stringify(selection),
    ]);
  }

  /** Undefined when the ids are written down: a search text may be somebody's address, and is kept no longer than it is needed. */
  async selection(runId: string): Promise<LeadFilter | undefined> {
    const row = await this.tx.one<{ selection: LeadFilter }>(
      'select selection from bulk_selection where workspace_id = $1 and run_id = $2',
      [this.tx.workspaceId, runId],
    );
    return row?.selection;
  }

  async forgetSelection(runId: string): Promise<void> {
    await this.tx.execute('delete from bulk_selection where workspace_id = $1 and run_id = $2', [
      this.tx.workspaceId,
      runId,
    ]);
  }

  async add(runId: string, from: number, leadIds: readonly string[]): Promise<void> {
    await this.tx.execute(
      `insert into bulk_item (workspace_id, run_id, item_no, lead_id)
       select $1, $2, $3 + no, id from unnest($4::uuid[]) with ordinality as n (id, no)`,
      [this.tx.workspaceId, runId, from, leadIds],
    );
  }

  async count(runId: string): Promise<number> {
    const row = await this.tx.one<{ n: number }>(
      'select coalesce(max(item_no), 0)::int as n from bulk_item where workspace_id = $1 and run_id = $2',
      [this.tx.workspaceId, runId],
    );
    return row!.n;
  }

  /** The next leads after item `after`, up to `upTo`. */
  async next(runId: string, after: number, upTo: number, limit: number): Promise<{ itemNo: number; leadId: string }[]> {
    return this.tx.query<{ itemNo: number; leadId: string }>(
      `select item_no as "itemNo", lead_id as "leadId" from bulk_item
       where workspace_id = $1 and run_id = $2 and item_no > $3 and item_no <= $4 order by item_no limit $5`,
      [this.tx.workspaceId, runId, after, upTo, limit],
    );
  }

  async note(runId: string, outcomes: readonly { itemNo: number; outcome: BulkOutcome }[]): Promise<void> {
    await this.tx.execute(
      `update bulk_item i set outcome = n.outcome from unnest($3::int[], $4::text[]) as n (item_no, outcome)
       where i.workspace_id = $1 and i.run_id = $2 and i.item_no = n.item_no`,
      [this.tx.workspaceId, runId, outcomes.map(({ itemNo }) => itemNo), outcomes.map(({ outcome }) => outcome)],
    );
  }

  /** For people, with the names as they are now. */
  async page(
    runId: string,
    { after, outcome, limit }: { after: number; outcome: BulkOutcome | null; limit: number },
  ): Promise<BulkItemRow[]> {
    const rows = await this.tx.query<BulkItemRow & { address: string | null }>(
      `select i.item_no, i.lead_id, i.outcome, l.name, ${addressOf('l.root_id')} as address from bulk_item i
       left join lead l on l.workspace_id = $1 and l.lead_id = i.lead_id
       where i.workspace_id = $1 and i.run_id = $2 and i.item_no > $3 and ($4::text is null or i.outcome = $4)
       order by i.item_no limit $5`,
      [this.tx.workspaceId, runId, after, outcome, limit],
    );
    return rows.map(({ address, name, ...item }) => ({ ...item, name: seenName(name) ?? address }));
  }
}
