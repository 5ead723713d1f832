import type { Condition, ScoreLeaf } from '@heatline/contracts';

/** Bounds of a score: `min` and `max` included, `below` and `above` excluded. */
export interface ScoreRange {
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly below?: number;
}

/** As people name them; scores with decimals between 90 and 91 are in the last but one, so that no lead falls between two. */
export const quickRanges: readonly { readonly title: string; readonly range: ScoreRange }[] = [
  { title: '0–19', range: { min: 0, below: 20 } },
  { title: '20–49', range: { min: 20, below: 50 } },
  { title: '50+', range: { min: 50 } },
  { title: '71–90', range: { min: 71, below: 91 } },
  { title: '91–100', range: { min: 91, max: 100 } },
];

type RangeEnd = ScoreLeaf & { op: 'gt' | 'gte' | 'lt' | 'lte' };
const ends = { gte: 'min', gt: 'above', lte: 'max', lt: 'below' } as const;

export const isRangeEnd = (part: Condition): part is RangeEnd => 'score' in part && part.op in ends;

/** The bounds that a part asks for; empty when it asks for none. */
export function rangeOf(part: Condition): ScoreRange {
  if ('all' in part) return Object.assign({}, ...part.all.map(rangeOf)) as ScoreRange;
  if (!('score' in part)) return {};
  if (part.op === 'between') return { min: part.value[0], max: part.value[1] };
  return isRangeEnd(part) && Number.isFinite(part.value) ? { [ends[part.op]]: part.value } : {};
}

/** The part that asks for these bounds. Without any it is incomplete, and the schema says so. */
export function partOfRange(score: string, range: ScoreRange): Condition {
  const { min, max } = range;
  if (min !== undefined && max !== undefined) return { score, op: 'between', value: [min, max] };
  const parts = Object.entries(ends).flatMap(([op, end]): Condition[] => {
    const value = range[end];
    return value === undefined ? [] : [{ score, op: op as keyof typeof ends, value }];
  });
  return parts.length > 1 ? { all: parts } : (parts[0] ?? { score, op: 'gte', value: Number.NaN });
}

/** Whose score a part is about. */
export function modelOf(part: Condition): string | null {
  if ('all' in part) return part.all.map(modelOf).find((id) => id !== null) ?? null;
  if ('score' in part) return part.score;
  return 'level' in part ? part.level : null;
}

export const sameRange = (a: ScoreRange, b: ScoreRange): boolean =>
  (['min', 'above', 'max', 'below'] as const).every((end) => a[end] === b[end]);

/** The words of a range: its quick name, or its bounds. */
export function rangeWords(range: ScoreRange): string {
  const quick = quickRanges.find((known) => sameRange(known.range, range));
  if (quick) return quick.title;
  const lower =
    range.min === undefined ? (range.above === undefined ? null : `over ${range.above}`) : String(range.min);
  const upper =
    range.max === undefined ? (range.below === undefined ? null : `under ${range.below}`) : String(range.max);
  if (upper === null) return range.min === undefined ? (lower ?? 'any') : `${lower}+`;
  if (lower === null) return range.below === undefined ? `up to ${upper}` : upper;
  return `${lower} to ${upper}`;
}
