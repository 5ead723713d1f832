import type { ChangedBy, Erasure, RemovedRows } from '@heatline/contracts';
import type { Tx } from '@heatline/database';

export interface ErasureRow {
  lead_id: string;
  lead_ids: string[];
  run_id: string;
  started_at: Date;
  completed_at: Date | null;
  by_kind: ChangedBy['kind'];
  by_id: string | null;
  removed: Record<string, number>;
}

export interface Person {
  rootId: string;
  leadIds: string[];
  accountId: string | null;
}

/** The only place with the SQL of proofs. Bound to one transaction. */
export class ErasureStore {
  constructor(private readonly tx: Tx) {}

  /** Whoever these leads are, with all under which they are kept: held until the transaction ends, so that nobody adds to them. */
  async hold(leadIds: readonly string[]): Promise<Person[]> {
    const rows = await this.tx.query<{ lead_id: string; root_id: string; account_id: string | null }>(
      `select lead_id, root_id, account_id from lead
       where workspace_id = $1 and root_id in (select root_id from lead where workspace_id = $1 and lead_id = any($2))
       order by lead_id for update`,
      [this.tx.workspaceId, leadIds],
    );
    const people = new Map<string, Person>();
    for (const { lead_id, root_id, account_id } of rows) {
      const person = people.get(root_id) ?? { rootId: root_id, leadIds: [], accountId: null };
      person.leadIds.push(lead_id);
      if (lead_id === root_id) person.accountId = account_id;
      people.set(root_id, person);
    }
    return [...people.values()];
  }

  async add(people: readonly Person[], removed: readonly RemovedRows[], runId: string, by: ChangedBy): Promise<void> {
    for (const person of people)
      await this.tx.execute(
        `insert into erasure (workspace_id, lead_id, lead_ids, run_id, by_kind, by_id, removed)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [this.tx.workspaceId, person.rootId, person.leadIds, runId, by.kind, by.id, sumOf(person.leadIds, removed)],
      );
  }

  /** Those of a run that other services have not followed yet. */
  async open(runId: string): Promise<ErasureRow[]> {
    return this.tx.query<ErasureRow>(
      'select * from erasure where workspace_id = $1 and run_id = $2 and completed_at is null order by lead_id',
      [this.tx.workspaceId, runId],
    );
  }

  async complete(erasures: readonly ErasureRow[], removed: readonly RemovedRows[]): Promise<void> {
    for (const { lead_id, lead_ids, removed: before } of erasures)
      await this.tx.execute(
        `update erasure set removed = $3, completed_at = clock_timestamp()
         where workspace_id = $1 and lead_id = $2 and completed_at is null`,
        [this.tx.workspaceId, lead_id, { ...before, ...sumOf(lead_ids, removed) }],
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

const sumOf = (leadIds: readonly string[], removed: readonly RemovedRows[]): Record<string, number> => {
  const sums: Record<string, number> = {};
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
