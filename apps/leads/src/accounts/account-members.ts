import { Injectable } from '@nestjs/common';
import { AnotherWasFirst, sqlStateOf, type Tx } from '@heatline/database';

const foreignKeyViolation = '23503';

/** A lead that is in another account now; null = in none. */
export interface Move {
  from: string | null;
  to: string | null;
}

/** By how many leads accounts grew or shrank. Those that are new count, too: nobody may be in them yet. */
export function memberChanges(moves: Iterable<Move>, fresh: Iterable<string> = []): Map<string, number> {
  const changes = new Map<string, number>();
  const add = (accountId: string | null, n: number) =>
    accountId !== null && changes.set(accountId, (changes.get(accountId) ?? 0) + n);
  for (const accountId of fresh) add(accountId, 0);
  for (const { from, to } of moves) {
    if (from === to) continue;
    add(from, -1);
    add(to, 1);
  }
  return changes;
}

/** How many leads each account has. Whoever puts a lead into an account, or takes it out, or makes an account, says so here. */
@Injectable()
export class AccountMembers {
  /** Of leads that are about to be deleted. */
  async leave(tx: Tx, leadIds: readonly string[]): Promise<void> {
    const rows = await tx.query<{ account_id: string }>(
      `select account_id from lead where workspace_id = $1 and lead_id = any($2) and is_root and account_id is not null
       order by lead_id for update`,
      [tx.workspaceId, leadIds],
    );
    await this.change(tx, memberChanges(rows.map(({ account_id: from }) => ({ from, to: null }))));
  }

  /**
   * In one order for all writers. Call it last: others who change the same accounts wait from here until the transaction ends.
   * @throws AnotherWasFirst when an account has gone meanwhile
   */
  async change(tx: Tx, changes: ReadonlyMap<string, number>): Promise<void> {
    if (changes.size === 0) return;
    try {
      await tx.prepared(
        'change-members',
        `insert into account_members as m (workspace_id, account_id, leads)
         select $1, n.account_id, n.leads from unnest($2::uuid[], $3::int[]) as n (account_id, leads) order by n.account_id
         on conflict (workspace_id, account_id) do update set leads = m.leads + excluded.leads`,
        [tx.workspaceId, [...changes.keys()], [...changes.values()]],
      );
    } catch (error) {
      if (sqlStateOf(error) === foreignKeyViolation) throw new AnotherWasFirst('account');
      throw error;
    }
  }
}
