import { type CallContext, Refusal } from '@heatline/contracts';

/** Who sees their own stars; null for keys and the system. */
export const watcherOf = ({ actor }: CallContext): string | null => (actor?.kind === 'member' ? actor.id : null);

/** @throws Refusal `members_only`: only people watch */
export function watchingMember(context: CallContext): string {
  const memberId = watcherOf(context);
  if (memberId === null) throw new Refusal('members_only');
  return memberId;
}
