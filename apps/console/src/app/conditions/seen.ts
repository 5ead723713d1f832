import { httpResource } from '@angular/common/http';
import { computed, type Signal } from '@angular/core';
import type { ReplyOf, seenValues } from '@heatline/contracts';
import { formatCount } from '@heatline/ui';
import { held } from '../api/held';
import type { ConditionLeaf } from './condition-node';
import { valueWords } from './condition-words';

export interface Seen {
  readonly value: string;
  readonly count: number;
}

/** A list of this length may have been cut: what is not in it may still have been seen. */
const fullAt = 100;

export interface SeenList {
  readonly items: readonly Seen[];
  /** Nothing else was ever seen: neither was the list cut nor is it of a sample. */
  readonly whole: boolean;
  /** The list was cut. */
  readonly full: boolean;
  /** How many events or changes were looked at. */
  readonly sampled: number;
  /** Attributes of accounts, not of leads. */
  readonly account: boolean;
}

/** What was really seen here, for completion and for warnings; asks nothing while the address is undefined. */
export function seen(
  request: () => { url: string; params: Record<string, string> } | undefined,
): Signal<SeenList | undefined> {
  const resource = httpResource<ReplyOf<typeof seenValues>>(request);
  const kept = held(resource, () => JSON.stringify(request()));
  return computed(() => {
    const list = kept();
    if (!list) return undefined;
    const full = list.items.length >= fullAt;
    return { ...list, full, whole: list.whole && !full, account: request()?.params['account'] === 'true' };
  });
}

const examples = ({ items }: SeenList): string =>
  items.length
    ? ` Seen: ${items
        .slice(0, 3)
        .map(({ value }) => value)
        .join(', ')}.`
    : '';

/** Where it was looked for: attributes have no time of their own. */
const where = (what: string, { whole, sampled }: SeenList): string => {
  if (what === 'attribute') return whole ? 'yet' : `among ${formatCount(sampled)} changes of attributes`;
  return whole ? 'in the last 180 days' : `among ${formatCount(sampled)} events of the last 180 days`;
};

/** A sentence when a name was never seen, null while that is not certain. */
export function neverSeen(what: string, name: string, list: SeenList | undefined): string | null {
  if (!name || !list || list.full || list.items.some(({ value }) => value === name)) return null;
  return `No ${what} “${name}” was seen ${where(what, list)}.${examples(list)}`;
}

/** A sentence when no value that was seen could ever satisfy the leaf. */
export function valueNeverSeen(leaf: ConditionLeaf, name: string, list: SeenList | undefined): string | null {
  if (!list?.items.length || list.full) return null;
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
  const unknown = wanted.filter((part) => !list.items.some(({ value }) => fits(value, part)));
  if (unknown.length === 0) return null;
  return unknown.length === wanted.length
    ? `Nothing that was looked at had ${name} “${valueWords(leaf)}”.${examples(list)}`
    : `Never seen as ${name}: ${unknown.join(', ')}.`;
}
