import type { ScoreChangeCause } from '@heatline/contracts';
import type { Tx } from '@heatline/database';

/** What is known anew about an account waits this long, so that it is rescored at most once a second. */
const waitSeconds = 1;

export type DueCause = Extract<ScoreChangeCause, 'activity' | 'attributes' | 'import' | 'merge' | 'unmerge'>;

export interface DueAccount {
  accountId: string;
  cause: DueCause;
}

/**
 * Notes that something new is known of these accounts. A row that is there already is held until this commits: whoever takes it has
 * seen these facts. Call it last, so that it is held for a moment only.
 */
export async function makeDue(tx: Tx, accounts: DueAccount[]): Promise<void> {
  if (accounts.length === 0) return;
  await tx.execute(
    `INSERT INTO due_account (workspace_id, account_id, due_at, cause)
     SELECT $1, n.account_id, clock_timestamp() + make_interval(secs => $4), n.cause
       FROM unnest($2::uuid[], $3::text[]) AS n (account_id, cause) ORDER BY n.account_id
     ON CONFLICT (workspace_id, account_id) DO UPDATE SET cause = due_account.cause`,
    [tx.workspaceId, accounts.map(({ accountId }) => accountId), accounts.map(({ cause }) => cause), waitSeconds],
  );
}

/** Takes those of a workspace that are due, and not in the hands of others. Back if the transaction fails. */
export function takeDue(tx: Tx, limit: number): Promise<DueAccount[]> {
  return tx.query<DueAccount>(
    `DELETE FROM due_account d USING (
       SELECT account_id FROM due_account WHERE workspace_id = $1 AND due_at <= clock_timestamp()
        ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED) AS taken
      WHERE d.workspace_id = $1 AND d.account_id = taken.account_id RETURNING d.account_id AS "accountId", d.cause`,
    [tx.workspaceId, limit],
  );
}

/** Takes one account, due or not yet. */
export async function takeOne(tx: Tx, accountId: string): Promise<DueAccount | undefined> {
  const [taken] = await tx.query<DueAccount>(
    'DELETE FROM due_account WHERE workspace_id = $1 AND account_id = $2 RETURNING account_id AS "accountId", cause',
    [tx.workspaceId, accountId],
  );
  return taken;
}

/** Workspaces in which somebody is due. */
export async function dueWorkspaces(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ workspace_id: string }>(
    'SELECT DISTINCT workspace_id FROM due_account WHERE due_at <= clock_timestamp()',
  );
  return rows.map(({ workspace_id }) => workspace_id);
}
