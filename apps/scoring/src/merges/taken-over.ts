import type { AttributeChangeFact } from '../timelines/profile-history';

/**
 * The attributes of a lead with what it would take over from others: for each key that it has no value of, that of the first one who has,
 * since when that one has it. In the order of time.
 */
export function takenOver(own: AttributeChangeFact[], others: AttributeChangeFact[][]): AttributeChangeFact[] {
  const has = current(own);
  const taken = new Map<string, AttributeChangeFact>();
  for (const [key, change] of others.flatMap((changes) => [...current(changes)]))
    if (!has.has(key) && !taken.has(key)) taken.set(key, change);
  const kept = own.filter(({ key, at }) => !(at >= (taken.get(key)?.at ?? Infinity)));
  return [...kept, ...taken.values()].sort((a, b) => a.at - b.at);
}

/** By key, what gave the value that holds now. Null is none. */
function current(changes: AttributeChangeFact[]): Map<string, AttributeChangeFact> {
  const latest = new Map(changes.map((change) => [change.key, change]));
  return new Map([...latest].filter(([, { value }]) => value !== null && value !== undefined));
}
