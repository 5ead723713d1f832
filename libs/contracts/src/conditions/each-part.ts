import { conditionLimits } from './limits';

/** A condition, in it a sequence, in one of its events what its properties are to be. */
const deepest = 2 * conditionLimits.depth + 1;

type Visit = (part: Record<string, unknown>, path: PropertyKey[]) => void;

/**
 * Visits a condition part by part, with the place of each: what stands below a "not" too, the "not" itself left out, and what is asked
 * of the properties of events. Deeper than a condition may be it does not look, so that whatever is sent can be walked.
 */
export function eachPart(condition: unknown, visit: Visit, path: PropertyKey[] = [], depth = 1): void {
  if (typeof condition !== 'object' || condition === null || depth > deepest) return;
  const part = condition as Record<string, unknown>;
  const below = (one: unknown, ...more: PropertyKey[]): void => eachPart(one, visit, [...path, ...more], depth + 1);
  if ('not' in part) return below(part['not'], 'not');
  visit(part, path);
  if ('where' in part) below(part['where'], 'where');
  for (const list of ['all', 'any', 'sequence']) {
    const parts = part[list];
    if (Array.isArray(parts)) parts.forEach((one, index) => below(one, list, index));
  }
}
