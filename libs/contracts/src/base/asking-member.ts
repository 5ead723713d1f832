import type { CallContext } from './call';
import { Refusal } from './failure';

/** The member who asks: whom "me" means. Null for API keys and the system. */
export const memberOf = ({ actor }: Pick<CallContext, 'actor'>): string | null =>
  actor?.kind === 'member' ? actor.id : null;

/** @throws Refusal `members_only`: a key watches nobody, is told nothing and has no preferences */
export function askingMember(context: Pick<CallContext, 'actor'>): string {
  const memberId = memberOf(context);
  if (memberId === null) throw new Refusal('members_only');
  return memberId;
}
