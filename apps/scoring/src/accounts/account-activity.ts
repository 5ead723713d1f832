import type { Tx } from '@heatline/database';

/** When a root lead was last active, in seconds since 1970: as its timeline said before this transaction, and as it says now. */
export interface SeenActivity {
  leadId: string;
  /** As it was read before the timeline was held. */
  accountId: string | null;
  activityBefore: number | null;
  lastActivity: number | null;
}

/**
 * Keeps what the members of accounts did last, in the transaction that has written the timelines of these leads. Accounts are held in one
 * order, and members are looked at after that: of two who do this the later one sees what the earlier one did. Call it late, so that
 * they are held for a moment only.
 * @param told accounts whose members may be others now
 */
export async function keepAccountActivity(tx: Tx, leads: SeenActivity[], told: string[] = []): Promise<void> {
  const seen = leads.filter(({ activityBefore, lastActivity }) => activityBefore !== null || lastActivity !== null);
  await hold(tx, [...new Set([...seen.flatMap(({ accountId }) => accountId ?? []), ...told])]);
  const elsewhere = await raise(tx, seen);
  const fallen = seen.filter(({ activityBefore, lastActivity }) => (activityBefore ?? 0) > (lastActivity ?? 0));
  await lookAgain(tx, [...new Set([...told, ...fallen.flatMap(({ accountId }) => accountId ?? [])])]);
  // They moved before their timelines were held, and whoever heard of that has not seen these. Who moves later is looked at again.
  if (elsewhere.length > 0) await keepAccountActivity(tx, elsewhere);
}

/** Of accounts that are no more. */
export async function forgetAccountActivity(tx: Tx, accountIds: string[]): Promise<void> {
  await holdThose(tx, accountIds);
  await tx.execute('DELETE FROM account_activity WHERE workspace_id = $1 AND account_id = ANY ($2)', [
    tx.workspaceId,
    accountIds,
  ]);
}

/** Holds what is kept of these accounts until the transaction ends, made where it is missing. */
async function hold(tx: Tx, accountIds: string[]): Promise<void> {
  const found = await holdThose(tx, accountIds);
  if (found.size === accountIds.length) return;
  await tx.execute(
    `INSERT INTO account_activity (workspace_id, account_id)
     SELECT workspace_id, account_id FROM leads.published_account WHERE workspace_id = $1 AND account_id = ANY ($2)
      ORDER BY account_id ON CONFLICT DO NOTHING`,
    [tx.workspaceId, accountIds.filter((id) => !found.has(id))],
  );
  await holdThose(tx, accountIds);
}

async function holdThose(tx: Tx, accountIds: string[]): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set();
  const rows = await tx.prepared<{ account_id: string }>(
    'hold-activity',
    `SELECT account_id FROM account_activity WHERE workspace_id = $1 AND account_id = ANY ($2) ORDER BY account_id FOR UPDATE`,
    [tx.workspaceId, accountIds],
  );
  return new Set(rows.map(({ account_id }) => account_id));
}

/** @returns those who belong to other accounts than held ones */
async function raise(tx: Tx, leads: SeenActivity[]): Promise<SeenActivity[]> {
  if (leads.length === 0) return [];
  const rows = await tx.prepared<{ lead_id: string; account_id: string }>(
    'raise-activity',
    `WITH member AS MATERIALIZED (
       SELECT w.lead_id, w.at, w.account_id AS held, l.account_id
         FROM unnest($2::uuid[], $3::uuid[], $4::float8[]) AS w (lead_id, account_id, at)
         JOIN leads.published_lead l ON l.workspace_id = $1 AND l.lead_id = w.lead_id
        WHERE l.root_id = l.lead_id AND l.account_id IS NOT NULL
     ), raised AS (
       UPDATE account_activity a SET last_activity_at = to_timestamp(n.at), latest_member = n.lead_id
         FROM (SELECT DISTINCT ON (account_id) account_id, lead_id, at FROM member
                WHERE account_id = held AND at IS NOT NULL ORDER BY account_id, at DESC) AS n
        WHERE a.workspace_id = $1 AND a.account_id = n.account_id
          AND (a.last_activity_at IS NULL OR a.last_activity_at < to_timestamp(n.at)))
     SELECT lead_id, account_id FROM member WHERE account_id IS DISTINCT FROM held`,
    [
      tx.workspaceId,
      leads.map(({ leadId }) => leadId),
      leads.map(({ accountId }) => accountId),
      leads.map(({ lastActivity }) => lastActivity),
    ],
  );
  const elsewhere = new Map(rows.map(({ lead_id, account_id }) => [lead_id, account_id]));
  return leads.flatMap((lead) => {
    const accountId = elsewhere.get(lead.leadId);
    return accountId ? { ...lead, accountId } : [];
  });
}

/** Looks through all members of those held accounts whose latest one is not what it was. */
async function lookAgain(tx: Tx, accountIds: string[]): Promise<void> {
  if (accountIds.length === 0) return;
  const rows = await tx.query<{ account_id: string }>(
    `SELECT a.account_id FROM account_activity a
      WHERE a.workspace_id = $1 AND a.account_id = ANY ($2) AND a.last_activity_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM leads.published_lead l JOIN timeline t ON t.workspace_id = l.workspace_id AND t.lead_id = l.lead_id
         WHERE l.workspace_id = $1 AND l.lead_id = a.latest_member AND l.root_id = l.lead_id AND l.account_id = a.account_id
           AND t.last_activity_at = a.last_activity_at)`,
    [tx.workspaceId, accountIds],
  );
  if (rows.length === 0) return;
  await tx.execute(
    `WITH latest AS MATERIALIZED (
       SELECT DISTINCT ON (l.account_id) l.account_id, t.lead_id, t.last_activity_at
         FROM leads.published_lead l JOIN timeline t ON t.workspace_id = l.workspace_id AND t.lead_id = l.lead_id
        WHERE l.workspace_id = $1 AND l.account_id = ANY ($2) AND l.root_id = l.lead_id AND t.last_activity_at IS NOT NULL
        ORDER BY l.account_id, t.last_activity_at DESC)
     UPDATE account_activity a SET last_activity_at = n.last_activity_at, latest_member = n.lead_id
       FROM unnest($2::uuid[]) AS w (account_id) LEFT JOIN latest n USING (account_id)
      WHERE a.workspace_id = $1 AND a.account_id = w.account_id`,
    [tx.workspaceId, rows.map(({ account_id }) => account_id)],
  );
}
