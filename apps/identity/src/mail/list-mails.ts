import { askingMember, type CallContext, type NotificationMail } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { preferencesSql } from './due-time';
import { MailSettings } from './mail-settings';
import { MailStore } from './mail-store';

const shown = 20;

@Injectable()
export class ListMails {
  constructor(
    private readonly database: Database,
    private readonly settings: MailSettings,
  ) {}

  run(context: CallContext): Promise<{ available: boolean; timeZone: string; items: NotificationMail[] }> {
    const memberId = askingMember(context);
    return this.database.inWorkspace(context.workspaceId, async (tx) => ({
      available: this.settings.server !== null,
      timeZone:
        (await tx.one<{ zone: string }>(`select zone from (${preferencesSql}) p`, [context.workspaceId, memberId]))
          ?.zone ?? 'UTC',
      items: await new MailStore(tx).newest(memberId, shown),
    }));
  }
}
