import { httpResource } from '@angular/common/http';
import { computed, type Signal } from '@angular/core';
import { seenValues } from '@heatline/contracts';
import { held } from '../../../api/held';
import type { ConditionLeaf } from './condition-node';
import { valueWords } from './rule-words';

export interface Seen {
  readonly value: string;
  readonly count: number;
}

/** A list of this length may have been cut: what is not in it may still have been seen. */
const wholeBelow = 100;

/** What was really seen here, for completion and for warnings; asks nothing while the address is undefined. */
export function seen(
  request: () => { url: string; params: Record<string, string> } | undefined,
): Signal<readonly Seen[] | undefined> {
  const resource = httpResource(request, { parse: (raw) => seenValues.reply.parse(raw).items });
  const kept = held(resource, () => JSON.stringify(request()));
  return computed(() => kept());
}

export const isWhole = (list: readonly Seen[]): boolean => list.length < wholeBelow;

const examples = (list: readonly Seen[]): string =>
  list.length
    ? ` Seen: ${list
        .slice(0, 3)
        .map(({ value }) => value)
        .join(', ')}.`
    : '';

/** A sentence when a name was never seen, null while that is not certain. */
export function neverSeen(what: string, name: string, list: readonly Seen[] | undefined): string | null {
  if (!name || !list || !isWhole(list) || list.some(({ value }) => value === name)) return null;
  return `No ${what} “${name}” was seen in the last 180 days.${examples(list)}`;
}

/** A sentence when no value that was seen could ever satisfy the leaf. */
export function valueNeverSeen(leaf: ConditionLeaf, name: string, list: readonly Seen[] | undefined): string | null {
  if (!list?.length || !isWhole(list)) return null;
  const wanted = (Array.isArray(leaf.value) ? leaf.value : [leaf.value]).map((value) => String(value ?? ''));
  if (wanted.length === 0 || wanted.some((value) => value === '')) return null;
  const fits = (value: string, part: string): boolean => {
    const [a, b] = leaf.ignoreCase === false ? [value, part] : [value.toLowerCase(), part.toLowerCase()];
    switch (leaf.op) {
      case 'equals':
      case 'not_equals':
      case 'in':
      case 'not_in':
        return a === b;
      case 'contains':
      case 'not_contains':
        return a.includes(b);
      case 'starts_with':
        return a.startsWith(b);
      case 'ends_with':
        return a.endsWith(b);
      default:
        return true;
    }
  };
  const unknown = wanted.filter((part) => !list.some(({ value }) => fits(value, part)));
  if (unknown.length === 0) return null;
  return unknown.length === wanted.length
    ? `Nothing ever had ${name} “${valueWords(leaf)}”.${examples(list)}`
    : `Never seen as ${name}: ${unknown.join(', ')}.`;
}
