import { readDate } from '../conditions/date-text';
import type { Rule } from './rule';

/** The places in a rule where something is to lie between two dates of which the second is the earlier one: nothing ever does. */
export function reversedDates(rule: Rule): PropertyKey[][] {
  const found: PropertyKey[][] = [];
  const walk = (node: unknown, path: PropertyKey[]): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('not' in node) return walk(node.not, [...path, 'not']);
    for (const join of ['all', 'any'] as const) {
      const parts = (node as Record<string, unknown>)[join];
      if (Array.isArray(parts)) parts.forEach((part, index) => walk(part, [...path, join, index]));
    }
    const { op, value } = node as { op?: unknown; value?: unknown };
    if (op === 'between' && Array.isArray(value) && isReversed(value)) found.push([...path, 'value']);
  };
  walk(rule.when, ['when']);
  if ('event' in rule.when) walk(rule.when.where, ['when', 'where']);
  walk(rule.if, ['if']);
  return found;
}

/** A day has no second of its own: two on one day are in order. */
function isReversed([from, to]: unknown[]): boolean {
  const [first, second] = [secondsOf(from), secondsOf(to)];
  return first !== null && second !== null && first > second + daySeconds - 1;
}

const daySeconds = 86_400;

/** Local times are read as UTC, which is right to within a day. */
function secondsOf(text: unknown): number | null {
  const date = typeof text === 'string' ? readDate(text) : null;
  return date && (date.kind === 'day' ? date.day * daySeconds : date.seconds);
}
