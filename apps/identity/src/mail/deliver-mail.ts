import { channelsOf, type MailOutcome, NotificationPreferences } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { ServiceLog } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { NotificationStore } from '../notifications/notification-store';
import { preferencesSql } from './due-time';
import { letterOf, mostLines } from './letter';
import { mailFailure, mostAttempts, waitBeforeNext } from './mail-failure';
import { MailSettings } from './mail-settings';
import { type ClaimedMail, MailStore } from './mail-store';
import { type Letter, Mailer } from './mailer';

/** One try to send one mail. Between the claim and the end it belongs to nobody else; whoever dies there leaves it to the next try. */
@Injectable()
export class DeliverMail {
  constructor(
    private readonly database: Database,
    private readonly settings: MailSettings,
    private readonly mailer: Mailer,
    private readonly log: ServiceLog,
  ) {}

  async run({ workspaceId, mailId }: { workspaceId: string; mailId: string }): Promise<{ outcome: MailOutcome }> {
    const begun = await this.database.inWorkspace(workspaceId, (tx) => this.begin(tx, mailId));
    if (typeof begun === 'string') return { outcome: begun };
    const { mail, letter } = begun;
    const end = (...how: Parameters<MailStore['end']> extends [unknown, ...infer Rest] ? Rest : never) =>
      this.database.inWorkspace(workspaceId, (tx) => new MailStore(tx).end(mail, ...how));
    try {
      await this.mailer.send(letter);
    } catch (error) {
      const { reason, final } = mailFailure(error);
      const dead = final || mail.attempts >= mostAttempts;
      this.log.warn({ workspaceId, mailId, attempts: mail.attempts, reason, dead }, 'A mail was not sent');
      await end(dead ? 'dead' : 'waiting', reason, waitBeforeNext(mail.attempts));
      return { outcome: dead ? 'dead' : 'retry' };
    }
    await end('sent', null);
    return { outcome: 'sent' };
  }

  private async begin(tx: Tx, mailId: string): Promise<{ mail: ClaimedMail; letter: Letter } | MailOutcome> {
    const store = new MailStore(tx);
    const mail = await store.claim(mailId);
    if (!mail) return 'gone';
    const member = await tx.one<{ email: string; value: unknown; zone: string }>(
      `select m.email, p.value, (select c.zone from (${preferencesSql}) c) as zone from identity.member m
       left join identity.preference p on p.workspace_id = $1 and p.member_id = $2 and p.key = 'notifications'
       where m.workspace_id = $1 and m.member_id = $2 and m.active`,
      [tx.workspaceId, mail.member_id],
    );
    const preferences = NotificationPreferences.safeParse(member?.value ?? {});
    const things = await store.things(mailId);
    const wanted = things.filter(({ kind }) => !preferences.success || channelsOf(preferences.data, kind).mail);
    if (!member || wanted.length === 0) {
      const off = things.length > 0 ? 'Switched off before it left' : 'All of it was taken back before it left';
      await store.end(mail, 'dropped', member ? off : 'The member is not active any more');
      return 'dropped';
    }
    if (await store.postpone(mail)) return 'retry';
    const notifications = await new NotificationStore(tx, mail.member_id).ofMail(
      mailId,
      wanted.slice(0, mostLines).map(({ notification_id }) => notification_id),
    );
    const count = notifications.length + Math.max(0, wanted.length - mostLines);
    const { publicUrl } = this.settings;
    const words = letterOf(notifications, { count, digest: mail.digest, publicUrl, timeZone: member.zone });
    return { mail, letter: { mailId, to: member.email, ...words } };
  }
}
