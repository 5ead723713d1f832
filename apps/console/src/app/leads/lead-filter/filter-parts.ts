import type { AttributeCondition, Condition, ScoreLeaf } from '@heatline/contracts';
import { isRangeEnd } from './score-range';

export type PartKind =
  | 'score'
  | 'level'
  | 'lastActivity'
  | 'created'
  | 'watched'
  | 'owner'
  | 'attributes'
  | 'event'
  | 'account'
  | 'any'
  /** Several that must all hold, among others of which any is enough. */
  | 'all'
  /** Shown in words only. */
  | 'other';

/** The parts that a condition joins by "and", one a chip; the two ends of a score's range are one part. */
export function partsOf(condition: Condition | null): Condition[] {
  const leaves = condition === null ? [] : flat(condition);
  const taken = new Set<Condition>();
  return leaves.flatMap((part) => {
    if (taken.has(part)) return [];
    const other = isRangeEnd(part) ? leaves.find((one) => !taken.has(one) && closes(part, one)) : undefined;
    if (!other) return [part];
    taken.add(other);
    return [{ all: [part, other] }];
  });
}

/** The condition that asks for all parts; null: everybody. */
export function conditionOf(parts: readonly Condition[]): Condition | null {
  const all = parts.flatMap(flat);
  const [first] = all;
  if (first === undefined) return null;
  return all.length === 1 ? first : { all };
}

export function kindOf(part: Condition): PartKind {
  if (onlyAttributes(part)) return 'attributes';
  if ('any' in part) return 'any';
  if ('all' in part) return part.all.length === 2 && part.all.every(isRangeEnd) ? 'score' : 'all';
  if ('not' in part) return 'other';
  if ('score' in part) return isRangeEnd(part) || part.op === 'between' ? 'score' : 'other';
  for (const kind of ['level', 'lastActivity', 'created', 'watched', 'owner'] as const) if (kind in part) return kind;
  if ('sequence' in part) return 'other';
  if ('event' in part) return 'event';
  return 'account' in part ? 'account' : 'other';
}

const flat = (condition: Condition): Condition[] => ('all' in condition ? condition.all.flatMap(flat) : [condition]);

/** Whether `b` is the other end of the range that `a` begins. */
const closes = (a: ScoreLeaf, b: Condition): boolean =>
  a !== b && isRangeEnd(b) && a.score === b.score && a.op.startsWith('gt') !== b.op.startsWith('gt');

function onlyAttributes(part: Condition): part is AttributeCondition {
  if ('any' in part) return part.any.length > 0 && part.any.every(onlyAttributes);
  if ('all' in part) return part.all.length > 0 && part.all.every(onlyAttributes);
  return 'not' in part ? onlyAttributes(part.not) : 'attribute' in part;
}
