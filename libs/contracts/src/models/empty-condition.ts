import type { Rule } from './rule';

/** The places in a rule where "all of nothing" or "any of nothing" stands: the one is everybody, the other nobody, and neither is meant. */
export function emptyConditions(rule: Rule): PropertyKey[][] {
  const found: PropertyKey[][] = [];
  const walk = (node: unknown, path: PropertyKey[]): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('not' in node) return walk(node.not, [...path, 'not']);
    for (const join of ['all', 'any'] as const) {
      const parts = (node as Record<string, unknown>)[join];
      if (!Array.isArray(parts)) continue;
      if (parts.length === 0) found.push([...path, join]);
      parts.forEach((part, index) => walk(part, [...path, join, index]));
    }
  };
  walk(rule.when, ['when']);
  if ('event' in rule.when) walk(rule.when.where, ['when', 'where']);
  walk(rule.if, ['if']);
  return found;
}
