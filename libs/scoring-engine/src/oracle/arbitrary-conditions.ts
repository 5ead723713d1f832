import fc from 'fast-check';
import { dateText, day, nested, span, staticComparison, timedComparison } from './arbitrary-values';

export const eventTypes = ['open', 'click', 'visit', 'visit_home', 'sent'];
export const modelIds = ['0199aaaa-0000-7000-8000-000000000001', '0199aaaa-0000-7000-8000-000000000002'];
export const memberIds = ['0199bbbb-0000-7000-8000-000000000001', '0199bbbb-0000-7000-8000-000000000002'];

/** Present in one of `rarity` + 1 cases: a rule with everything at once hardly ever matches. */
const optional = <T>(arbitrary: fc.Arbitrary<T>, rarity = 2): fc.Arbitrary<T | undefined> =>
  fc.oneof(
    { arbitrary: arbitrary as fc.Arbitrary<T | undefined>, weight: 1 },
    { arbitrary: fc.constant(undefined), weight: rarity },
  );
const tidy = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, inner]) => inner !== undefined)) as T;

/** Type, where, campaign. */
export const eventMatch = (begin: number): fc.Arbitrary<object> =>
  fc
    .record({
      event: fc.oneof<fc.Arbitrary<unknown>[]>(
        fc.subarray(eventTypes, { minLength: 1, maxLength: 2 }),
        fc.constant('*'),
        fc.constant({ startsWith: 'visit' }),
      ),
      where: optional(
        nested(
          fc
            .oneof(
              {
                arbitrary: fc.tuple(fc.constantFrom('p', 'q', 'o.b', 'o.b.c', 'literal.key'), staticComparison(begin)),
                weight: 9,
              },
              {
                arbitrary: fc.tuple(fc.constant('$type'), fc.constant({ op: 'in', value: ['open', 'visit'] })),
                weight: 1,
              },
            )
            .map(([property, comparison]) => ({ property, ...comparison })),
        ),
      ),
      campaign: optional(fc.subarray(['spring', 'fall'], { minLength: 1 }), 5),
    })
    .map(tidy);

export const season = (begin: number): fc.Arbitrary<object> =>
  fc
    .tuple(dateText(begin), dateText(begin), fc.constantFrom('from', 'to', 'both'))
    .filter(
      ([from, to, which]) =>
        which !== 'both' || Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10)) > 172_800_000,
    )
    .map(([from, to, which]) => (which === 'from' ? { from } : which === 'to' ? { to } : { from, to }));

export const countRange: fc.Arbitrary<object> = fc.oneof(
  fc.integer({ min: 0, max: 4 }).map((min) => ({ min })),
  fc.integer({ min: 0, max: 3 }).map((max) => ({ max })),
  fc.constantFrom({ min: 1, max: 2 }, { min: 2, max: null }, { min: 0, max: 3 }),
);

export const attributeLeaf = (begin: number): fc.Arbitrary<object> =>
  fc
    .tuple(
      fc.constantFrom('x', 'y', 'd'),
      optional(fc.boolean(), 2),
      fc.oneof(
        {
          arbitrary: staticComparison(begin).map((comparison) => ({
            comparison,
            hold: undefined as object | undefined,
          })),
          weight: 4,
        },
        {
          arbitrary: timedComparison.map((comparison) => ({ comparison, hold: undefined as object | undefined })),
          weight: 2,
        },
        {
          arbitrary: fc.tuple(staticComparison(begin), span(30)).map(([comparison, hold]) => ({ comparison, hold })),
          weight: 2,
        },
      ),
    )
    .map(([attribute, account, { comparison, hold }]) => tidy({ attribute, account, ...comparison, for: hold }));

/** Gates and attribute rules. */
export const attributeCondition = (begin: number): fc.Arbitrary<object> => nested(attributeLeaf(begin));

const instant = (begin: number): fc.Arbitrary<object> =>
  fc.oneof(timedComparison, fc.record({ op: fc.constantFrom('before', 'after'), value: dateText(begin) }));

const eventLeaf = (begin: number): fc.Arbitrary<object> =>
  fc
    .tuple(
      eventMatch(begin),
      fc.record({ count: optional(countRange, 2), window: optional(span(40)), between: optional(season(begin)) }),
      fc.constantFrom('', '', 'last', 'first'),
    )
    .map(([match, beside, which]) => {
      if (which === '') return tidy({ ...match, ...beside });
      const count = beside.count && 'max' in beside.count && !('min' in beside.count) ? { max: 0 } : undefined;
      return tidy({ ...match, ...beside, count, [which]: true });
    });

/** Every leaf of the language. */
export const condition = (begin: number): fc.Arbitrary<object> =>
  nested(
    fc.oneof(
      { arbitrary: attributeLeaf(begin), weight: 5 },
      {
        arbitrary: fc.record({
          attribute: fc.constantFrom('o.b', 'o.b.c'),
          op: fc.constantFrom('exists', 'not_exists'),
        }),
        weight: 1,
      },
      { arbitrary: eventLeaf(begin), weight: 8 },
      {
        arbitrary: fc.record({ sequence: fc.tuple(eventMatch(begin), eventMatch(begin)), within: span(10) }),
        weight: 2,
      },
      {
        arbitrary: fc
          .oneof(instant(begin), fc.record({ op: fc.constantFrom('exists', 'not_exists') }))
          .map((lastActivity) => ({ lastActivity })),
        weight: 2,
      },
      { arbitrary: instant(begin).map((created) => ({ created })), weight: 1 },
      {
        arbitrary: fc.record({
          score: fc.constantFrom(...modelIds),
          op: fc.constantFrom('gt', 'gte', 'lt', 'lte', 'equals', 'not_equals'),
          value: fc.constantFrom(0, 20, 49.99, 50),
        }),
        weight: 1,
      },
      {
        arbitrary: fc.record({
          score: fc.constantFrom(...modelIds),
          op: fc.constant('between'),
          value: fc.constant([20, 50]),
        }),
        weight: 1,
      },
      {
        arbitrary: fc.record({ score: fc.constantFrom(...modelIds), op: fc.constantFrom('exists', 'not_exists') }),
        weight: 1,
      },
      {
        arbitrary: fc.record({
          level: fc.constantFrom(...modelIds),
          op: fc.constantFrom('in', 'not_in'),
          value: fc.constantFrom(['hot'], ['cold', 'warm']),
        }),
        weight: 1,
      },
      {
        arbitrary: fc.record({
          scoreChange: fc.constantFrom(...modelIds),
          days: fc.constant(7),
          op: fc.constantFrom('gte', 'lt'),
          value: fc.constantFrom(0, 10),
        }),
        weight: 1,
      },
      { arbitrary: fc.record({ owner: fc.subarray(['me', null, ...memberIds], { minLength: 1 }) }), weight: 1 },
      { arbitrary: fc.record({ watched: fc.boolean() }), weight: 1 },
      { arbitrary: fc.record({ account: fc.subarray([null, ...memberIds], { minLength: 1 }) }), weight: 1 },
      { arbitrary: fc.record({ segment: fc.constantFrom(...modelIds) }), weight: 1 },
    ),
  );

/** What others answer about the lead. */
export const answers = fc.record({
  scores: fc.array(fc.constantFrom(null, 0, 2_000, 4_999, 5_000, -100), { minLength: 2, maxLength: 2 }),
  levels: fc.array(fc.constantFrom(null, 'cold', 'warm', 'hot'), { minLength: 2, maxLength: 2 }),
  change: fc.constantFrom(null, 0, 1_000, -500),
  owner: fc.constantFrom(null, ...memberIds),
  me: fc.constantFrom(null, ...memberIds),
  watched: fc.boolean(),
  account: fc.constantFrom(null, ...memberIds),
  inSegments: fc.boolean(),
});
/** T, in seconds after the beginning; often a whole number of days, give or take a second, so that bounds are met. */
export const momentAfter = fc.oneof(
  fc.integer({ min: 0, max: 75 * day }),
  fc.tuple(fc.integer({ min: 0, max: 75 }), fc.integer({ min: -1, max: 1 })).map(([days, more]) => days * day + more),
  fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 1 }))
    .map(([n, more]) => 30 * day + n * 600 + more),
);
