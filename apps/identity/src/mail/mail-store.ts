import type { NotificationKind, NotificationMail } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { preferencesSql } from './due-time';

export interface ClaimedMail {
  mail_id: string;
  member_id: string;
  digest: boolean;
  attempts: number;
}

/** Longer than one try can take: a mail whose sender died is tried again after it. */
const leaseSeconds = 180;

export class MailStore {
  constructor(private readonly tx: Tx) {}

  /** Takes a mail that is due for one try; undefined = another has it, or it is not to be sent any more. */
  async claim(mailId: string): Promise<ClaimedMail | undefined> {
    const due = await this.tx.execute(
      `update identity.due_mail set due_at = clock_timestamp() + make_interval(secs => $3)
       where workspace_id = $1 and mail_id = $2 and due_at <= clock_timestamp()`,
      [this.tx.workspaceId, mailId, leaseSeconds],
    );
    if (due === 0) return undefined;
    return this.tx.one<ClaimedMail>(
      `update identity.mail set state = 'sending', attempts = attempts + 1
       where workspace_id = $1 and mail_id = $2 and state in ('waiting', 'sending')
       returning mail_id, member_id, digest, attempts`,
      [this.tx.workspaceId, mailId],
    );
  }

  /** Puts it off to the end of the quiet hours if it would leave within them: they were set after it was made, or it is tried again. */
  async postpone({ mail_id, member_id, digest }: ClaimedMail): Promise<boolean> {
    const postponed = await this.tx.execute(
      `update identity.due_mail set due_at = q.until
       from (select n.at, identity.quiet_until(n.at, p.zone, p.quiet_from, p.quiet_to) as until
             from (${preferencesSql}) p, (select clock_timestamp() as at) n where p.quiet) q
       where workspace_id = $1 and mail_id = $3 and q.until > q.at`,
      [this.tx.workspaceId, member_id, mail_id],
    );
    if (postponed === 0) return false;
    await this.tx.execute(
      `update identity.mail set state = 'waiting', attempts = attempts - 1 where workspace_id = $1 and mail_id = $2
       and not exists (select from identity.mail o where o.workspace_id = $1 and o.member_id = $3 and o.digest = $4 and o.state = 'waiting' and o.attempts = 0)`,
      [this.tx.workspaceId, mail_id, member_id, digest],
    );
    return true;
  }

  /** What it tells, by the notification that it stands in. */
  things(mailId: string): Promise<{ notification_id: string; kind: NotificationKind; n: number }[]> {
    return this.tx.query(
      `select i.notification_id, i.kind, count(*)::int as n from identity.notification_item i
       where i.workspace_id = $1 and i.mail_id = $2 group by 1, 2 order by max(i.at) desc`,
      [this.tx.workspaceId, mailId],
    );
  }

  /** Ends a try. Of one that another has taken over meanwhile nothing is written. */
  async end(
    { mail_id, attempts }: ClaimedMail,
    state: 'sent' | 'dead' | 'dropped' | 'waiting',
    reason: string | null,
    waitMinutes = 0,
  ): Promise<void> {
    const mine = await this.tx.execute(
      `update identity.mail set state = $4, reason = $5, sent_at = case when $4 = 'sent' then clock_timestamp() end
       where workspace_id = $1 and mail_id = $2 and attempts = $3 and state = 'sending'`,
      [this.tx.workspaceId, mail_id, attempts, state, reason],
    );
    if (mine === 0) return;
    if (state === 'waiting')
      await this.tx.execute(
        `update identity.due_mail set due_at = clock_timestamp() + make_interval(mins => $3) where workspace_id = $1 and mail_id = $2`,
        [this.tx.workspaceId, mail_id, waitMinutes],
      );
    else
      await this.tx.execute('delete from identity.due_mail where workspace_id = $1 and mail_id = $2', [
        this.tx.workspaceId,
        mail_id,
      ]);
  }

  async newest(memberId: string, limit: number): Promise<NotificationMail[]> {
    const rows = await this.tx.query<{
      mail_id: string;
      state: NotificationMail['state'];
      digest: boolean;
      n: number;
      created_at: Date;
      due_at: Date | null;
      sent_at: Date | null;
      attempts: number;
      reason: string | null;
    }>(
      `select m.mail_id, m.state, m.digest, m.created_at, m.sent_at, m.attempts, m.reason, d.due_at,
              (select count(*)::int from identity.notification_item i where i.workspace_id = $1 and i.mail_id = m.mail_id) as n
       from identity.mail m left join identity.due_mail d on d.workspace_id = $1 and d.mail_id = m.mail_id
       where m.workspace_id = $1 and m.member_id = $2 order by m.created_at desc limit $3`,
      [this.tx.workspaceId, memberId, limit],
    );
    return rows.map((row) => ({
      mailId: row.mail_id,
      state: row.state,
      digest: row.digest,
      count: row.n,
      createdAt: row.created_at.toISOString(),
      dueAt: row.due_at?.toISOString() ?? null,
      sentAt: row.sent_at?.toISOString() ?? null,
      attempts: row.attempts,
      reason: row.reason,
    }));
  }
}
