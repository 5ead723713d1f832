import { Injectable } from '@nestjs/common';
import { type CallContext, type Member, type MemberChange, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Announcer } from '../../announcer';
import { writeDown } from '../../audit-trail';
import { toMember } from '../../rows/member-row';
import { PasswordLinks } from '../passwords/password-links';
import { Sessions } from '../sessions/sessions';
import { differences, endsSessions, takesAnAdmin } from './member-change';
import { Members } from './members';

@Injectable()
export class ChangeMember {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  run(memberId: string, wanted: MemberChange, context: CallContext): Promise<Member> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const members = new Members(tx);
      await members.holdRoles();
      const before = await members.byId(memberId);
      const change = differences(before, wanted);
      if (!change) return toMember(before);
      if (takesAnAdmin(before, change) && (await members.countActive('admin')) === 1) {
        throw new Refusal('last_admin', { memberId });
      }
      await members.change(memberId, change);
      if (endsSessions(change)) await new Sessions(tx).endAllOf(context.workspaceId, memberId);
      if (change.active === false) await new PasswordLinks(tx).endAllOf(context.workspaceId, memberId);
      await writeDown(tx, context.actor, {
        action: 'member.changed',
        subject: { kind: 'member', id: memberId },
        details: auditable(change),
      });
      tx.afterCommit(() => this.announcer.memberChanged(context.workspaceId, memberId));
      return toMember({ ...before, ...change });
    });
  }
}

/** A name is personal and may be erased one day; the audit log is not. */
const auditable = ({ name, ...rest }: MemberChange) => ({ ...rest, ...(name !== undefined && { name: 'changed' }) });
