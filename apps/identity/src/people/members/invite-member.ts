import { Injectable } from '@nestjs/common';
import type { CallContext, Member, MemberDraft, PasswordLink } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';
import { Announcer } from '../../announcer';
import { writeDown } from '../../audit-trail';
import { toMember } from '../../rows/member-row';
import { PasswordLinks } from '../passwords/password-links';
import { Members } from './members';

/** Makes the member and a link with which they choose their password: nobody else ever knows it. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  run(draft: MemberDraft, context: CallContext): Promise<{ member: Member; link: PasswordLink }> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const member = await new Members(tx).add({ ...draft, id: uuidv7(), passwordHash: null });
      const link = await new PasswordLinks(tx).make(context.workspaceId, member.id);
      await writeDown(tx, context.actor, {
        action: 'member.invited',
        subject: { kind: 'member', id: member.id },
        details: { role: member.role },
      });
      tx.afterCommit(() => this.announcer.memberChanged(context.workspaceId, member.id));
      return { member: toMember(member), link };
    });
  }
}
