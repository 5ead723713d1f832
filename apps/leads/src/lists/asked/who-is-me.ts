import { type CallContext, type Condition, Refusal } from '@heatline/contracts';

/** @throws Refusal `key_is_nobody`: an API key owns and watches nobody, and a list that is empty because of it would say that there is nobody */
export function requireMe(condition: Condition | undefined, { actor }: CallContext): void {
  const asks = actor?.kind === 'apiKey' && condition ? asksForMe(condition) : undefined;
  if (asks) throw new Refusal('key_is_nobody', { asks }, 'An API key is no member: there is no "me"');
}

/** What of whoever looks a condition goes by. */
function asksForMe(condition: Condition): 'owner' | 'watched' | undefined {
  if ('all' in condition) return firstOf(condition.all);
  if ('any' in condition) return firstOf(condition.any);
  if ('not' in condition) return asksForMe(condition.not);
  if ('watched' in condition) return 'watched';
  return 'owner' in condition && condition.owner.includes('me') ? 'owner' : undefined;
}

function firstOf(parts: Condition[]): ReturnType<typeof asksForMe> {
  for (const part of parts) {
    const asks = asksForMe(part);
    if (asks) return asks;
  }
  return undefined;
}
