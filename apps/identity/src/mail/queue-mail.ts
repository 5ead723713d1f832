import type { Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { dueSql, preferencesSql } from './due-time';
import { MailSettings } from './mail-settings';

interface Told {
  memberId: string;
  kind: string;
  sourceId: string;
  causeId: string;
}

/** Puts what was noticed into the mail of its member that has not left yet, or opens one. */
@Injectable()
export class QueueMail {
  constructor(private readonly settings: MailSettings) {}

  async run(tx: Tx, told: Told[]): Promise<void> {
    if (this.settings.server === null) return;
    for (const memberId of [...new Set(told.map((one) => one.memberId))].sort()) {
      const mailId = await this.openMail(tx, memberId);
      const own = told.filter((one) => one.memberId === memberId);
      await tx.execute(
        `update identity.notification_item i set mail_id = $3
         from unnest($4::text[], $5::uuid[], $6::uuid[]) as n (kind, source_id, cause_id)
         where i.workspace_id = $1 and i.member_id = $2 and i.kind = n.kind and i.source_id = n.source_id and i.cause_id = n.cause_id`,
        [
          tx.workspaceId,
          memberId,
          mailId,
          own.map(({ kind }) => kind),
          own.map(({ sourceId }) => sourceId),
          own.map(({ causeId }) => causeId),
        ],
      );
    }
  }

  private async openMail(tx: Tx, memberId: string): Promise<string> {
    // The update is what waits for a mail that is being taken to be sent, and then finds none open.
    const mail = await tx.one<{ mail_id: string }>(
      `insert into identity.mail (workspace_id, mail_id, member_id, digest, state, created_at)
       select $1, $3, $2, p.digest, 'waiting', clock_timestamp() from (${preferencesSql}) p
       on conflict (workspace_id, member_id, digest) where state = 'waiting' and attempts = 0
       do update set state = excluded.state returning mail_id`,
      [tx.workspaceId, memberId, uuidv7()],
    );
    await tx.execute(
      `insert into identity.due_mail (workspace_id, mail_id, due_at)
       select $1, $3, ${dueSql} from (${preferencesSql}) p on conflict do nothing`,
      [tx.workspaceId, memberId, mail!.mail_id],
    );
    return mail!.mail_id;
  }
}
