import {
  isTimed,
  negations,
  numberOf,
  readDate,
  type AttributeLeaf,
  type EventMatch,
  type EventTypes,
  type NegatedOp,
  type PropertyCondition,
  type StaticComparison,
} from '@heatline/contracts';
import type { PositiveComparison } from '../values/comparison';

/** JSON with sorted keys and without what is undefined: equal meaning, equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}

/** A comparison without its negation: every not_… is the plain opposite of its partner. */
export function positiveOf(comparison: StaticComparison): { negated: boolean; comparison: PositiveComparison } {
  const op = negations[comparison.op as NegatedOp] as PositiveComparison['op'] | undefined;
  const rest = tidy({ ...comparison, op: op ?? comparison.op } as PositiveComparison);
  return { negated: op !== undefined, comparison: rest };
}

/** The static comparison of an attribute leaf; undefined when it depends on T. */
export function staticOf(leaf: AttributeLeaf): StaticComparison | undefined {
  if (isTimed(leaf)) return undefined;
  const { op, value, ignoreCase } = leaf as { op: string; value?: unknown; ignoreCase?: boolean };
  return {
    op,
    ...(value === undefined ? {} : { value }),
    ...(ignoreCase === undefined ? {} : { ignoreCase }),
  } as StaticComparison;
}

/** Does the answer depend on the zone? Dates without an offset do. */
export function needsZone(comparison: PositiveComparison): boolean {
  if (comparison.op === 'before' || comparison.op === 'after') return true;
  return (
    comparison.op === 'between' &&
    comparison.value.some((end) => numberOf(end) === null && readDate(String(end)) !== null)
  );
}

export function whereNeedsZone(where: PropertyCondition): boolean {
  if ('all' in where) return where.all.some(whereNeedsZone);
  if ('any' in where) return where.any.some(whereNeedsZone);
  if ('not' in where) return whereNeedsZone(where.not);
  return needsZone(positiveOf(where).comparison);
}

/** An event's match part in its canonical spelling. */
export function canonicalMatch({ event, where, campaign }: EventMatch): EventMatch {
  return {
    event: canonicalTypes(event),
    ...(where === undefined ? {} : { where: canonicalWhere(where) }),
    ...(campaign === undefined ? {} : { campaign: sortedUnique(campaign) }),
  };
}

export const canonicalTypes = (event: EventTypes): EventTypes => (Array.isArray(event) ? sortedUnique(event) : event);

function canonicalWhere(where: PropertyCondition): PropertyCondition {
  if ('all' in where) return only({ all: byText(where.all.map(canonicalWhere)) }, where.all.length);
  if ('any' in where) return only({ any: byText(where.any.map(canonicalWhere)) }, where.any.length);
  if ('not' in where) return { not: canonicalWhere(where.not) };
  const { negated, comparison } = positiveOf(where);
  const leaf = { property: where.property, ...comparison } as PropertyCondition;
  return negated ? { not: leaf } : leaf;
}

/** A list of one is that one. */
function only(tree: { all: PropertyCondition[] } | { any: PropertyCondition[] }, length: number): PropertyCondition {
  return length === 1 ? ('all' in tree ? tree.all[0] : tree.any[0]) : tree;
}

function tidy(comparison: PositiveComparison): PositiveComparison {
  const { op } = comparison;
  if (op === 'exists' || !('value' in comparison)) return { op: 'exists' };
  const value = op === 'in' || op === 'has_all' ? byText(comparison.value as unknown[]) : comparison.value;
  const atFirst = op === 'contains' || op === 'starts_with' || op === 'ends_with';
  const ignoreCase =
    'ignoreCase' in comparison && (comparison.ignoreCase ?? atFirst) !== atFirst ? !atFirst : undefined;
  return { op, value, ...(ignoreCase === undefined ? {} : { ignoreCase }) } as PositiveComparison;
}

const sortedUnique = (texts: string[]): string[] => [...new Set(texts)].sort();

function byText<Item>(items: Item[]): Item[] {
  const texts = new Map(items.map((item) => [canonicalJson(item), item]));
  return [...texts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
