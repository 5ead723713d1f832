import type { CallContext, NewSession } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import type { Announcer } from '../../announcer';
import { writeDown } from '../../audit-trail';
import type { MemberRow } from '../../rows/member-row';
import { Members } from '../members/members';
import { startSession } from '../sessions/new-session';
import { Sessions } from '../sessions/sessions';
import { PasswordLinks } from './password-links';

interface Replacement {
  member: MemberRow;
  hash: string;
  actor: CallContext['actor'];
  action: 'member.password_changed' | 'member.password_chosen';
}

/** A new password ends all that the old one opened: sessions and links. Whoever gave it is signed in anew. */
export async function replacePassword(
  tx: Tx,
  { member, hash, actor, action }: Replacement,
  announcer: Announcer,
): Promise<NewSession> {
  const members = new Members(tx);
  await members.setPassword(member.id, hash);
  await new Sessions(tx).endAllOf(member.workspaceId, member.id);
  await new PasswordLinks(tx).endAllOf(member.workspaceId, member.id);
  await members.noteSignIn(member.id);
  await writeDown(tx, actor, { action, subject: { kind: 'member', id: member.id } });
  tx.afterCommit(() => announcer.memberChanged(member.workspaceId, member.id));
  return startSession(tx, member);
}
