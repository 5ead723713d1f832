import * as z from 'zod';
import { DateText, readDate } from './date-text';
import { PropertyCondition } from './property-condition';
import { Span } from './span';
import { Key } from './values';

/** Which event types: these, any, or all whose name begins so. */
export type EventTypes = string[] | '*' | { startsWith: string };

/** What one event must be: content-addressed, the same for every rule and segment that asks for it. */
export interface EventMatch {
  event: EventTypes;
  where?: PropertyCondition;
  /** Names of campaigns, any of them. */
  campaign?: string[];
}

/** From (inclusive) to (exclusive); a date without a time is the start of that day in the workspace's zone. */
export interface Season {
  from?: string;
  to?: string;
}

export interface CountRange {
  min?: number | null;
  max?: number | null;
}

/** "Did": count defaults to `{ min: 1 }`; `{ max: 0 }` = did not. `last` / `first`: only the newest / oldest event of these types is looked at. */
export interface EventLeaf extends EventMatch {
  count?: CountRange;
  window?: Span;
  between?: Season;
  last?: boolean;
  first?: boolean;
}

const EventTypes: z.ZodType<EventTypes> = z.union(
  [
    z.array(Key).min(1, 'Give at least one event type').max(100, 'At most 100 event types'),
    z.literal('*'),
    z.strictObject({ startsWith: Key }),
  ],
  'Give event types, as in ["page_viewed"], "*" for any, or { "startsWith": "page_" }',
);

export const eventMatchShape = {
  event: EventTypes,
  where: PropertyCondition.optional(),
  campaign: z
    .array(Key, 'Give a list of campaigns')
    .min(1, 'Give at least one campaign')
    .max(100, 'At most 100 campaigns')
    .optional(),
};

export const EventMatch: z.ZodType<EventMatch> = z.strictObject(eventMatchShape);

export const Season: z.ZodType<Season> = z
  .strictObject({ from: DateText.optional(), to: DateText.optional() }, 'Give { "from": …, "to": … }')
  .refine((season) => season.from !== undefined || season.to !== undefined, { error: 'Give from, to or both' })
  .refine(
    (season) => season.from === undefined || season.to === undefined || roughly(season.from) < roughly(season.to),
    {
      error: 'It begins before it ends',
    },
  );

const boundary = z.int('Give a whole number').min(0, 'A number of events is at least 0').max(1_000_000_000).nullish();

export const CountRange: z.ZodType<CountRange> = z
  .strictObject({ min: boundary, max: boundary }, 'Give { "min": …, "max": … }')
  .refine((count) => typeof count.min === 'number' || typeof count.max === 'number', { error: 'Give min, max or both' })
  .refine((count) => typeof count.min !== 'number' || typeof count.max !== 'number' || count.min <= count.max, {
    error: '"At least" cannot be more than "at most"',
  });

export const EventLeaf: z.ZodType<EventLeaf> = z
  .strictObject({
    ...eventMatchShape,
    count: CountRange.optional(),
    window: Span.optional(),
    between: Season.optional(),
    last: z.boolean('last is true or false').optional(),
    first: z.boolean('first is true or false').optional(),
  })
  .refine((leaf) => !(leaf.last && leaf.first), { path: ['first'], error: 'Give first or last, not both' })
  .refine((leaf) => !(leaf.last || leaf.first) || (leaf.count?.min ?? 0) <= 1, {
    path: ['count'],
    error: 'With first or last only one event is looked at, so "min" is at most 1',
  });

/** Order of two dates whatever the zone: days and local times are read as UTC, which is right to within a day. */
function roughly(text: string): number {
  const date = readDate(text);
  if (date === null) return Number.NaN;
  return date.kind === 'day' ? date.day * 86_400 : date.seconds;
}
