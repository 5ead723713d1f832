import type { ChangedBy, Erasure, RemovedRows } from '@heatline/contracts';
import { AnotherWasFirst, type Tx } from '@heatline/database';

export interface ErasureRow {
  lead_id: string;
  lead_ids: string[];
  account_id: string | null;
  run_id: string;
  started_at: Date;
  completed_at: Date | null;
  /** When the first of these leads came; null = not known. */
  came_at: Date | null;
  by_kind: ChangedBy['kind'];
  by_id: string | null;
  removed: Record<string, number>;
}

export interface Person {
  rootId: string;
  leadIds: string[];
  accountId: string | null;
  /** When the first of these leads came. */
  cameAt: Date;
  /** It was nothing but this person's domain, and went along. */
  accountGone: boolean;
}

/** The only place with the SQL of proofs. Bound to one transaction. */
export class ErasureStore {
  constructor(private readonly tx: Tx) {}

  /** Whoever these leads are, with all under which they are kept: held until the transaction ends, so that nobody adds to them. */
  async hold(leadIds: readonly string[]): Promise<Person[]> {
    const rows = await this.tx.query<{ lead_id: string; root_id: string; account_id: string | null; created_at: Date }>(
      `select lead_id, root_id, account_id, created_at from lead
       where workspace_id = $1 and root_id in (select root_id from lead where workspace_id = $1 and lead_id = any($2))
       order by lead_id for update`,
      [this.tx.workspaceId, leadIds],
    );
    const people = new Map<string, Person>();
    for (const { lead_id, root_id, account_id, created_at: cameAt } of rows) {
      const person = people.get(root_id) ?? {
        rootId: root_id,
        leadIds: [],
        accountId: null,
        cameAt,
        accountGone: false,
      };
      person.leadIds.push(lead_id);
      if (cameAt < person.cameAt) person.cameAt = cameAt;
      if (lead_id === root_id) person.accountId = account_id;
      people.set(root_id, person);
    }
    await this.refuseMovedMeanwhile(leadIds, new Set(rows.map(({ lead_id }) => lead_id)));
    return [...people.values()];
  }

  /** Whoever was merged while this waited is another one's now. @throws AnotherWasFirst */
  private async refuseMovedMeanwhile(leadIds: readonly string[], held: ReadonlySet<string>): Promise<void> {
    const there = await this.tx.query<{ lead_id: string }>(
      `select m.lead_id from lead l join lead m on m.workspace_id = $1 and m.root_id = l.root_id
       where l.workspace_id = $1 and l.lead_id = any($2)`,
      [this.tx.workspaceId, leadIds],
    );
    if (there.some(({ lead_id }) => !held.has(lead_id))) throw new AnotherWasFirst('merge');
  }

  /** Their accounts, before the numbers of their members: in the order of all writers. */
  async holdAccounts(people: readonly Person[]): Promise<void> {
    await this.tx.execute(
      'select 1 from account where workspace_id = $1 and account_id = any($2) order by account_id for update',
      [this.tx.workspaceId, people.flatMap(({ accountId }) => accountId ?? [])],
    );
  }

  /** Accounts that are nothing but the domain of these people, of whom nobody is left: a private domain names its owner. */
  async eraseEmptyAccounts(people: readonly Person[]): Promise<void> {
    const gone = await this.tx.query<{ account_id: string }>(
      `delete from account a where a.workspace_id = $1 and a.account_id = any($2) and a.external_id is null
         and not exists (select from lead l where l.workspace_id = $1 and l.account_id = a.account_id)
         and not exists (select from account_attribute_change c where c.workspace_id = $1 and c.account_id = a.account_id)
       returning a.account_id`,
      [this.tx.workspaceId, people.flatMap(({ accountId }) => accountId ?? [])],
    );
    const ids = new Set(gone.map(({ account_id }) => account_id));
    // Of several who had it the first one's proof names it.
    for (const person of people) person.accountGone = person.accountId !== null && ids.delete(person.accountId);
  }

  async add(people: readonly Person[], removed: readonly RemovedRows[], runId: string, by: ChangedBy): Promise<void> {
    for (const person of people)
      await this.tx.execute(
        `insert into erasure (workspace_id, lead_id, lead_ids, account_id, run_id, by_kind, by_id, came_at, removed)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          this.tx.workspaceId,
          person.rootId,
          person.leadIds,
          person.accountGone ? person.accountId : null,
          runId,
          by.kind,
          by.id,
          person.cameAt,
          { ...sumOf(person.leadIds, removed), ...(person.accountGone && { 'leads.account': 1 }) },
        ],
      );
  }

  /** Those of a run that other services have not followed yet. */
  async open(runId: string): Promise<ErasureRow[]> {
    return this.tx.query<ErasureRow>(
      'select * from erasure where workspace_id = $1 and run_id = $2 and completed_at is null order by lead_id',
      [this.tx.workspaceId, runId],
    );
  }

  /** More went; every service has followed. */
  async complete(erasures: readonly ErasureRow[], removed: readonly RemovedRows[]): Promise<void> {
    for (const { lead_id, lead_ids, removed: before } of erasures)
      await this.tx.execute(
        `update erasure set removed = $3, completed_at = coalesce(completed_at, clock_timestamp())
         where workspace_id = $1 and lead_id = $2`,
        [this.tx.workspaceId, lead_id, sumOf(lead_ids, removed, before)],
      );
  }

  /** Of these leads, those that this run has erased. */
  async erasedBy(runId: string, leadIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.tx.query<{ lead_id: string }>(
      'select lead_id from erasure where workspace_id = $1 and run_id = $2 and lead_id = any($3)',
      [this.tx.workspaceId, runId, leadIds],
    );
    return new Set(rows.map(({ lead_id }) => lead_id));
  }

  /** Whom a run has erased, a page in the order of ids. */
  erasedAfter(runId: string, after: string | null, limit: number): Promise<ErasureRow[]> {
    return this.tx.query<ErasureRow>(
      `select * from erasure where workspace_id = $1 and run_id = $2 and ($3::uuid is null or lead_id > $3) order by lead_id limit $4`,
      [this.tx.workspaceId, runId, after, limit],
    );
  }

  /** Newest first. */
  page(
    { runId, leadId }: { runId: string | undefined; leadId: string | undefined },
    after: { startedAt: string; leadId: string } | undefined,
    limit: number,
  ): Promise<(ErasureRow & { exact: string })[]> {
    return this.tx.query<ErasureRow & { exact: string }>(
      `select *, started_at::text as exact from erasure
       where workspace_id = $1 and ($2::uuid is null or run_id = $2) and ($3::uuid is null or lead_id = $3)
         and ($4::timestamptz is null or (started_at, lead_id) < ($4, $5::uuid))
       order by started_at desc, lead_id desc limit $6`,
      [this.tx.workspaceId, runId ?? null, leadId ?? null, after?.startedAt ?? null, after?.leadId ?? null, limit],
    );
  }
}

const sumOf = (
  leadIds: readonly string[],
  removed: readonly RemovedRows[],
  before: Record<string, number> = {},
): Record<string, number> => {
  const sums = { ...before };
  for (const { leadId, table, rows } of removed) if (leadIds.includes(leadId)) sums[table] = (sums[table] ?? 0) + rows;
  return sums;
};

export const toErasure = (row: ErasureRow): Erasure => ({
  leadId: row.lead_id,
  leadIds: row.lead_ids,
  runId: row.run_id,
  startedAt: row.started_at.toISOString(),
  completedAt: row.completed_at?.toISOString() ?? null,
  by: { kind: row.by_kind, id: row.by_id },
  removed: row.removed,
});
