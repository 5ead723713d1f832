import { type CallContext, Refusal } from '@heatline/contracts';

/** @throws Refusal `members_only`: a key has no preferences and is told nothing */
export function askingMember({ actor }: CallContext): string {
  if (actor?.kind !== 'member' || !actor.id) throw new Refusal('members_only');
  return actor.id;
}
