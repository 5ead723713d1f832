import * as z from 'zod';
import { EventMatch } from './event-leaf';
import {
  DateBoundValue,
  PeriodValue,
  ageOps,
  comparisonOps,
  instantComparison,
  type InstantComparison,
} from './operators';
import { Span } from './span';
import { Key } from './values';

/** B is another event than A, 0 ≤ time(B) − time(A) ≤ within. */
export interface SequenceLeaf {
  sequence: [EventMatch, EventMatch];
  within: Span;
}
/** Points, two decimals. Never evaluated = not set. */
export type ScoreLeaf = { score: string } & (
  | { op: 'gt' | 'gte' | 'lt' | 'lte' | 'equals' | 'not_equals'; value: number }
  | { op: 'between'; value: [number, number] }
  | { op: 'exists' | 'not_exists' }
);
/** Levels by their stable key. */
export interface LevelLeaf {
  level: string;
  op: 'in' | 'not_in';
  value: string[];
}
/** Net change of the last days. */
export type ScoreChangeLeaf = { scoreChange: string; days: number } & (
  { op: 'gt' | 'gte' | 'lt' | 'lte'; value: number } | { op: 'between'; value: [number, number] }
);
export interface LastActivityLeaf {
  lastActivity: InstantComparison;
}
export interface CreatedLeaf {
  created: InstantComparison;
}
/** Member ids; "me" = who asks, null = nobody. */
export interface OwnerLeaf {
  owner: (string | null)[];
}
export interface WatchedLeaf {
  watched: boolean;
}
export interface SegmentLeaf {
  segment: string;
}
/** Account ids; null = of no account. */
export interface AccountLeaf {
  account: (string | null)[];
}

const id = z.uuid('Give an id');
const points = z.number('Give a number of points').min(-1e9).max(1e9);
const range = z
  .tuple([points, points], 'Give two numbers, as in [40, 60]')
  .refine(([from, to]) => from <= to, { error: 'The first number is the lower one' });
const error = { error: 'op is one of gt, gte, lt, lte, between, equals, not_equals, exists, not_exists' };

export const SequenceLeaf: z.ZodType<SequenceLeaf> = z.strictObject({
  sequence: z.tuple([EventMatch, EventMatch], 'A sequence has two events'),
  within: Span,
});

export const ScoreLeaf: z.ZodType<ScoreLeaf> = z.discriminatedUnion(
  'op',
  [
    z.strictObject({ score: id, op: z.enum([...comparisonOps, 'equals', 'not_equals']), value: points }),
    z.strictObject({ score: id, op: z.literal('between'), value: range }),
    z.strictObject({ score: id, op: z.enum(['exists', 'not_exists']) }),
  ],
  error,
);

export const LevelLeaf: z.ZodType<LevelLeaf> = z.strictObject({
  level: id,
  op: z.enum(['in', 'not_in'], 'op is in or not_in'),
  value: z.array(Key, 'Give a list of levels').min(1, 'Give at least one level').max(100, 'At most 100 levels'),
});

const changeHead = {
  scoreChange: id,
  days: z.int('Give a number of days').min(1, 'At least one day').max(366, 'At most 366 days'),
};
export const ScoreChangeLeaf: z.ZodType<ScoreChangeLeaf> = z.discriminatedUnion(
  'op',
  [
    z.strictObject({ ...changeHead, op: z.enum(comparisonOps), value: points }),
    z.strictObject({ ...changeHead, op: z.literal('between'), value: range }),
  ],
  { error: 'op is one of gt, gte, lt, lte, between' },
);

export const LastActivityLeaf: z.ZodType<LastActivityLeaf> = z.strictObject({ lastActivity: instantComparison({}) });

/** Everybody was created, so there is no "exists" here. */
export const CreatedLeaf: z.ZodType<CreatedLeaf> = z.strictObject({
  created: z.discriminatedUnion(
    'op',
    [
      z.strictObject({ op: z.enum(ageOps), value: Span }),
      z.strictObject({ op: z.enum(['before', 'after']), value: DateBoundValue }),
      z.strictObject({ op: z.literal('in_period'), value: PeriodValue }),
    ],
    { error: 'op is one of within_last, older_than, before, after, in_period' },
  ),
});

export const OwnerLeaf: z.ZodType<OwnerLeaf> = z.strictObject({
  owner: z
    .array(
      z.union([z.literal('me'), z.uuid(), z.null()], 'Give a member, "me", or null for nobody'),
      'Give a list of members',
    )
    .min(1, 'Give at least one member')
    .max(1_000, 'At most 1,000 members'),
});
export const WatchedLeaf: z.ZodType<WatchedLeaf> = z.strictObject({ watched: z.boolean('watched is true or false') });
export const SegmentLeaf: z.ZodType<SegmentLeaf> = z.strictObject({ segment: id });
export const AccountLeaf: z.ZodType<AccountLeaf> = z.strictObject({
  account: z
    .array(z.union([z.uuid(), z.null()], 'Give an account, or null for none'), 'Give a list of accounts')
    .min(1, 'Give at least one account')
    .max(1_000, 'At most 1,000 accounts'),
});
