import { eachCondition } from './each-condition';
import type { Rule } from './rule';

/** The places in a rule where "all of nothing" or "any of nothing" stands: the one is everybody, the other nobody, and neither is meant. */
export function emptyConditions(rule: Rule): PropertyKey[][] {
  const found: PropertyKey[][] = [];
  eachCondition(rule, (part, path) => {
    for (const join of ['all', 'any']) {
      const parts = part[join];
      if (Array.isArray(parts) && parts.length === 0) found.push([...path, join]);
    }
  });
  return found;
}
