import type { ChangedBy } from '@heatline/contracts';
import { AnotherWasFirst, type Tx } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';
import { type Answered, refuseParted } from '../leads/lead-cluster';

export interface OwnedLead extends Answered {
  ownerId: string | null;
}

export interface OwnerChangeRow {
  change_no: string;
  change_id: string;
  original_lead_id: string;
  from_owner: string | null;
  to_owner: string | null;
  at: Date;
  by_kind: ChangedBy['kind'];
  by_id: string | null;
  batch_id: string;
}

/** The only place with the SQL of owners and their history. Bound to one transaction. */
export class OwnerStore {
  constructor(private readonly tx: Tx) {}

  /** The leads that answer for these, held against other writers in the order of their ids; unknown ones are left out. @throws AnotherWasFirst as leads are merged or parted */
  async lock(leadIds: readonly string[]): Promise<OwnedLead[]> {
    const named = await this.tx.query<Answered>(
      `select lead_id as "leadId", root_id as "rootId" from lead where workspace_id = $1 and lead_id = any($2)`,
      [this.tx.workspaceId, leadIds],
    );
    const held = await this.tx.query<{ leadId: string; rootId: string; ownerId: string | null }>(
      `select lead_id as "leadId", root_id as "rootId", owner_id as "ownerId" from lead
       where workspace_id = $1 and lead_id = any($2) order by lead_id for no key update`,
      [this.tx.workspaceId, [...new Set(named.map(({ rootId }) => rootId))]],
    );
    if (held.some(({ leadId, rootId }) => leadId !== rootId)) throw new AnotherWasFirst('merge');
    await refuseParted(this.tx, named);
    const ownerOf = new Map(held.map(({ leadId, ownerId }) => [leadId, ownerId]));
    return named.flatMap(({ leadId, rootId }) => {
      const ownerId = ownerOf.get(rootId);
      return ownerId === undefined ? [] : [{ leadId, rootId, ownerId }];
    });
  }

  /** Gives leads that are held another owner, and writes down who did it. */
  async change(leads: readonly OwnedLead[], ownerId: string | null, by: ChangedBy, batchId: string): Promise<void> {
    await this.tx.execute(`update lead set owner_id = $3 where workspace_id = $1 and lead_id = any($2)`, [
      this.tx.workspaceId,
      leads.map(({ rootId }) => rootId),
      ownerId,
    ]);
    await this.tx.execute(
      `insert into owner_change (workspace_id, lead_id, change_id, original_lead_id, from_owner, to_owner, at, by_kind, by_id, batch_id)
       select $1, n.root_id, n.change_id, n.lead_id, n.from_owner, $6, clock_timestamp(), $7, $8, $9
       from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[]) as n (root_id, change_id, lead_id, from_owner)`,
      [
        this.tx.workspaceId,
        leads.map(({ rootId }) => rootId),
        leads.map(() => uuidv7()),
        leads.map(({ leadId }) => leadId),
        leads.map(({ ownerId: from }) => from),
        ownerId,
        by.kind,
        by.id,
        batchId,
      ],
    );
  }

  /** Newest first. */
  history(rootId: string, before: string | undefined, limit: number): Promise<OwnerChangeRow[]> {
    return this.tx.query<OwnerChangeRow>(
      `select * from owner_change where workspace_id = $1 and lead_id = $2 and ($3::bigint is null or change_no < $3)
       order by change_no desc limit $4`,
      [this.tx.workspaceId, rootId, before ?? null, limit],
    );
  }

  async batchExists(batchId: string): Promise<boolean> {
    const row = await this.tx.one(`select 1 from owner_change where workspace_id = $1 and batch_id = $2 limit 1`, [
      this.tx.workspaceId,
      batchId,
    ]);
    return row !== undefined;
  }

  /** Leads whose latest change is of this batch, a page in the order of the changes. */
  async stillOf(batchId: string, after: string, limit: number): Promise<{ changeNo: string; leadId: string }[]> {
    return this.tx.query<{ changeNo: string; leadId: string }>(
      `select c.change_no as "changeNo", c.lead_id as "leadId" from owner_change c
       where c.workspace_id = $1 and c.batch_id = $2 and c.change_no > $3::bigint and ${isLatest} order by c.change_no limit $4`,
      [this.tx.workspaceId, batchId, after, limit],
    );
  }

  /** Of leads that are held: whom each had before the batch, if that is still its latest change. */
  async ownersBefore(batchId: string, rootIds: readonly string[]): Promise<Map<string, string | null>> {
    const rows = await this.tx.query<{ lead_id: string; from_owner: string | null }>(
      `select c.lead_id, c.from_owner from owner_change c
       where c.workspace_id = $1 and c.lead_id = any($2) and c.batch_id = $3 and ${isLatest}`,
      [this.tx.workspaceId, rootIds, batchId],
    );
    return new Map(rows.map((row) => [row.lead_id, row.from_owner]));
  }
}

const isLatest = `not exists (
  select from owner_change n where n.workspace_id = $1 and n.lead_id = c.lead_id and n.change_no > c.change_no)`;
