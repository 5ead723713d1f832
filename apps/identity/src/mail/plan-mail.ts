import type { Tx } from '@heatline/database';
import { dueSql, preferencesSql } from './due-time';

/**
 * Runs a change of what members chose, or of the zone that they take from the workspace. Mails that have not left go by the choices
 * afterwards: at another time, sooner, or in the digest.
 */
export async function planMailAnew<T>(tx: Tx, memberIds: string[], change: () => Promise<T>): Promise<T> {
  const before = await plans(tx, memberIds);
  const changed = await change();
  const after = await plans(tx, memberIds);
  for (const memberId of memberIds) if (before.get(memberId) !== after.get(memberId)) await plan(tx, memberId);
  return changed;
}

async function plans(tx: Tx, memberIds: string[]): Promise<Map<string, string | undefined>> {
  const found = new Map<string, string | undefined>();
  for (const memberId of memberIds) {
    const row = await tx.one<{ plan: string }>(`select to_jsonb(p)::text as plan from (${preferencesSql}) p`, [
      tx.workspaceId,
      memberId,
    ]);
    found.set(memberId, row?.plan);
  }
  return found;
}

async function plan(tx: Tx, memberId: string): Promise<void> {
  // What is due already is taken by whoever sends, which looks at the quiet hours itself. The rows of times first, as senders hold them.
  const planned = await tx.query<{ mail_id: string }>(
    `update identity.due_mail d set due_at = ${dueSql}
     from identity.mail m, (${preferencesSql}) p
     where m.workspace_id = $1 and m.member_id = $2 and m.state = 'waiting' and m.attempts = 0
       and d.workspace_id = $1 and d.mail_id = m.mail_id and d.due_at > clock_timestamp()
     returning d.mail_id`,
    [tx.workspaceId, memberId],
  );
  await tx.execute(
    `update identity.mail m set digest = p.digest from (${preferencesSql}) p
     where m.workspace_id = $1 and m.mail_id = any($3) and m.digest <> p.digest
       and not exists (select from identity.mail o
                        where o.workspace_id = $1 and o.member_id = $2 and o.digest = p.digest and o.state = 'waiting' and o.attempts = 0)`,
    [tx.workspaceId, memberId, planned.map(({ mail_id }) => mail_id)],
  );
}

/** Members with a mail that has not left. */
export async function membersWithMail(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ member_id: string }>(
    `select distinct member_id from identity.mail where workspace_id = $1 and state = 'waiting' and attempts = 0 order by 1`,
    [tx.workspaceId],
  );
  return rows.map(({ member_id }) => member_id);
}
