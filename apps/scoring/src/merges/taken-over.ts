import type { AttributeChangeFact } from '../timelines/profile-history';

/**
 * The attributes of a lead with what it would take over from others: for each key that it has no value of, that of the first one who has,
 * since when that one has it; where it had been taken away here, from then on. In the order of time.
 */
export function takenOver(own: AttributeChangeFact[], others: AttributeChangeFact[][]): AttributeChangeFact[] {
  const has = newest(own);
  const taken = new Map<string, AttributeChangeFact>();
  for (const [key, change] of others.flatMap((changes) => [...newest(changes)])) {
    const before = has.get(key);
    if (isNone(change) || taken.has(key) || !(before === undefined || isNone(before))) continue;
    taken.set(key, { ...change, at: Math.max(change.at, before?.at ?? -Infinity) });
  }
  // Stable, so that of one second what is taken over comes last.
  return [...own, ...taken.values()].sort((a, b) => a.at - b.at);
}

/** By key, what was said of it last. */
const newest = (changes: AttributeChangeFact[]): Map<string, AttributeChangeFact> =>
  new Map(changes.map((change) => [change.key, change]));

const isNone = ({ value }: AttributeChangeFact): boolean => value === null || value === undefined;
