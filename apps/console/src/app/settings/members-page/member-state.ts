import type { Member } from '@heatline/contracts';

/** How a member stands, in a word and a tint. */
export function memberState({ active, invited }: Pick<Member, 'active' | 'invited'>) {
  if (!active) return { words: 'Deactivated', tone: 'neutral' } as const;
  if (invited) return { words: 'Invited', tone: 'accent' } as const;
  return { words: 'Active', tone: 'ok' } as const;
}

/** Active ones first, then by name. */
export const inOrder = (members: readonly Member[]): Member[] =>
  [...members].sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'en'));
