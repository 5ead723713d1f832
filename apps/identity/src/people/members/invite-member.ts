import { Injectable } from '@nestjs/common';
import type { CallContext, Member, MemberDraft, PasswordLink } from '@heatline/contracts';
import { AnsweredRequests, Database, type Tx } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';
import { Announcer } from '../../announcer';
import { writeDown } from '../../audit-trail';
import { toMember } from '../../rows/member-row';
import { newSecret, secretOf } from '../../secret';
import { PasswordLinks } from '../passwords/password-links';
import { Members } from './members';

/** Makes the member and a link with which they choose their password: nobody else ever knows it. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  run(
    { idempotencyKey, ...draft }: MemberDraft & { idempotencyKey?: string | undefined },
    context: CallContext,
  ): Promise<{ member: Member; link: PasswordLink }> {
    const keyed = { call: 'invite-member', key: idempotencyKey, request: draft };
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const { memberId, half, expiresAt } = await new AnsweredRequests(tx, context).once(keyed, async () => {
        const half = newSecret();
        return { ...(await this.add(tx, context, draft, secretOf(half, idempotencyKey))), half };
      });
      const member = toMember(await new Members(tx).byId(memberId));
      return { member, link: { token: secretOf(half, idempotencyKey), expiresAt } };
    });
  }

  private async add(
    tx: Tx,
    context: CallContext,
    draft: MemberDraft,
    token: string,
  ): Promise<{ memberId: string; expiresAt: string }> {
    const { workspaceId } = context;
    const { id: memberId, role } = await new Members(tx).add({ ...draft, id: uuidv7(), passwordHash: null });
    const { expiresAt } = await new PasswordLinks(tx).make(workspaceId, memberId, token);
    await writeDown(tx, context.actor, {
      action: 'member.invited',
      subject: { kind: 'member', id: memberId },
      details: { role },
    });
    tx.afterCommit(() => this.announcer.memberChanged(workspaceId, memberId));
    return { memberId, expiresAt };
  }
}
