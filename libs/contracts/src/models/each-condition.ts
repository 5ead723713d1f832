import type { Rule } from './rule';

/** Visits what a rule asks for, part by part, with the place of each; what stands below a "not" too, the "not" itself left out. */
export function eachCondition(rule: Rule, visit: (part: Record<string, unknown>, path: PropertyKey[]) => void): void {
  const walk = (node: unknown, path: PropertyKey[]): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('not' in node) return walk(node.not, [...path, 'not']);
    const part = node as Record<string, unknown>;
    visit(part, path);
    for (const join of ['all', 'any']) {
      const parts = part[join];
      if (Array.isArray(parts)) parts.forEach((one, index) => walk(one, [...path, join, index]));
    }
  };
  walk(rule.when, ['when']);
  if ('event' in rule.when) walk(rule.when.where, ['when', 'where']);
  walk(rule.if, ['if']);
}
