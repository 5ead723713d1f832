import { Injectable } from '@nestjs/common';
import { type CallContext, type PasswordLink, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { writeDown } from '../../audit-trail';
import { PasswordLinks } from '../passwords/password-links';
import { Members } from './members';

@Injectable()
export class MakePasswordLink {
  constructor(private readonly database: Database) {}

  run(memberId: string, context: CallContext): Promise<PasswordLink> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const member = await new Members(tx).byId(memberId);
      if (!member.active) throw new Refusal('member_not_active', { memberId });
      await writeDown(tx, context.actor, {
        action: 'member.password_link_made',
        subject: { kind: 'member', id: memberId },
      });
      return new PasswordLinks(tx).make(context.workspaceId, memberId);
    });
  }
}
