import * as z from 'zod';
import { DateText, readDate } from './date-text';
import { SignedSpan, Span } from './span';
import { NumberValue, numberOf, Pattern, ScalarList, ScalarValue, type Scalar } from './values';

/** The other op of the same question: plain negation, hence true when not set. */
export const negations = {
  not_equals: 'equals',
  not_in: 'in',
  not_contains: 'contains',
  not_exists: 'exists',
} as const;
export type NegatedOp = keyof typeof negations;

export const textOps = ['contains', 'not_contains', 'starts_with', 'ends_with'] as const;
export const comparisonOps = ['gt', 'gte', 'lt', 'lte'] as const;
export const ageOps = ['within_last', 'older_than'] as const;
export const namedPeriods = [
  'today',
  'yesterday',
  'tomorrow',
  'this_week',
  'last_week',
  'next_week',
  'this_month',
  'last_month',
  'next_month',
  'this_quarter',
  'last_quarter',
  'next_quarter',
  'this_year',
  'last_year',
  'next_year',
] as const;

/** A day, ISO week, month, quarter or year of the workspace's zone, counted from T's; `{ days: -4 }` = that whole day. */
export type Period = (typeof namedPeriods)[number] | { days: number };

/** A constant date, or a distance from T (`{ days: 30 }` = thirty days after T). */
export type DateBound = string | Span;

/** Comparisons whose answer does not depend on T: all that event properties may use. */
export type StaticComparison =
  | { op: 'equals' | 'not_equals'; value: Scalar; ignoreCase?: boolean }
  | { op: 'in' | 'not_in' | 'has_all'; value: Scalar[]; ignoreCase?: boolean }
  | { op: 'contains' | 'not_contains' | 'starts_with' | 'ends_with'; value: Scalar; ignoreCase?: boolean }
  | { op: 'matches'; value: string; ignoreCase?: boolean }
  | { op: 'gt' | 'gte' | 'lt' | 'lte'; value: number | string }
  | { op: 'between'; value: [number | string, number | string] }
  | { op: 'exists' | 'not_exists' }
  | { op: 'before' | 'after'; value: string };

/** Comparisons with T: attributes only, because the answer about an event is fixed when it happens. */
export type TimedComparison =
  | { op: 'within_last' | 'older_than'; value: Span }
  | { op: 'in_period'; value: Period }
  | { op: 'before' | 'after'; value: DateBound };

const ignoreCase = z.boolean('ignoreCase is true or false').optional();

const twoEnds = z
  .tuple([z.union([z.number(), z.string()]), z.union([z.number(), z.string()])], 'Give two ends, as in [10, 20]')
  .refine(([from, to]) => bothNumbers(from, to) || bothDates(from, to), { error: 'Give two numbers or two dates' })
  .refine(([from, to]) => !bothNumbers(from, to) || Number(from) <= Number(to), {
    error: 'The first number is the lower one',
  });

/** The ops of one leaf; `head` is what names the attribute or property, `timed` adds what depends on T. */
const shared = <Head extends z.ZodRawShape>(head: Head) =>
  [
    z.strictObject({ ...head, op: z.enum(['equals', 'not_equals']), value: ScalarValue, ignoreCase }),
    z.strictObject({ ...head, op: z.enum(['in', 'not_in', 'has_all']), value: ScalarList, ignoreCase }),
    z.strictObject({ ...head, op: z.enum(textOps), value: ScalarValue, ignoreCase }),
    z.strictObject({ ...head, op: z.literal('matches'), value: Pattern, ignoreCase }),
    z.strictObject({ ...head, op: z.enum(comparisonOps), value: NumberValue }),
    z.strictObject({ ...head, op: z.literal('between'), value: twoEnds }),
    z.strictObject({ ...head, op: z.enum(['exists', 'not_exists']) }),
  ] as const;

export const PeriodValue: z.ZodType<Period> = z.union(
  [z.enum(namedPeriods), z.strictObject({ days: z.int().min(-36_500).max(36_500) })],
  `Give one of ${namedPeriods.join(', ')}, or a day as in { "days": -4 }`,
);

export const DateBoundValue: z.ZodType<DateBound> = z.union(
  [DateText, SignedSpan],
  'Give a date, as in 2026-11-01, or a distance from now, as in { "days": 30 }',
);

const unknownOp = (ops: readonly string[]) => ({ error: `op is one of ${ops.join(', ')}` });

const staticOps = [
  'equals',
  'not_equals',
  'in',
  'not_in',
  'contains',
  'not_contains',
  'has_all',
  'starts_with',
  'ends_with',
  'matches',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'exists',
  'not_exists',
  'before',
  'after',
] as const;
const timedOps = ['within_last', 'older_than', 'in_period'] as const;

/** A comparison whose answer does not depend on T. */
export const staticLeaf = <Head extends z.ZodRawShape>(head: Head) =>
  z.discriminatedUnion(
    'op',
    [...shared(head), z.strictObject({ ...head, op: z.enum(['before', 'after']), value: DateText })],
    unknownOp(staticOps),
  );

/** Any comparison. */
export const anyLeaf = <Head extends z.ZodRawShape>(head: Head) =>
  z.discriminatedUnion(
    'op',
    [
      ...shared(head),
      z.strictObject({ ...head, op: z.enum(['before', 'after']), value: DateBoundValue }),
      z.strictObject({ ...head, op: z.enum(ageOps), value: Span }),
      z.strictObject({ ...head, op: z.literal('in_period'), value: PeriodValue }),
    ],
    unknownOp([...staticOps, ...timedOps]),
  );

/** Comparisons of one instant (last activity, created) with T or with dates. */
export const instantComparison = <Extra extends z.ZodRawShape>(extra: Extra) =>
  z.discriminatedUnion(
    'op',
    [
      z.strictObject({ op: z.enum(ageOps), value: Span }),
      z.strictObject({ op: z.enum(['before', 'after']), value: DateBoundValue }),
      z.strictObject({ op: z.literal('in_period'), value: PeriodValue }),
      z.strictObject({ ...extra, op: z.enum(['exists', 'not_exists']) }),
    ],
    unknownOp(['within_last', 'older_than', 'before', 'after', 'in_period', 'exists', 'not_exists']),
  );
export type InstantComparison = TimedComparison | { op: 'exists' | 'not_exists' };

/** Does the answer depend on T? */
export function isTimed(leaf: { op: string; value?: unknown }): boolean {
  if (leaf.op === 'within_last' || leaf.op === 'older_than' || leaf.op === 'in_period') return true;
  return (leaf.op === 'before' || leaf.op === 'after') && typeof leaf.value !== 'string';
}

const bothNumbers = (from: unknown, to: unknown): boolean => numberOf(from) !== null && numberOf(to) !== null;
const bothDates = (from: unknown, to: unknown): boolean =>
  typeof from === 'string' && typeof to === 'string' && readDate(from) !== null && readDate(to) !== null;
