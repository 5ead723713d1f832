import fc from 'fast-check';

export const day = 86_400;

/** Where random histories begin: near changes of the clock in several zones, one of them at midnight. */
export const beginnings = [Date.UTC(2026, 2, 1) / 1_000, Date.UTC(2018, 9, 15) / 1_000];
export const zones = [
  'UTC',
  'Europe/Oslo',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
];

/** Seconds after the beginning: anywhere in two months, or one of few moments, so that ties are common. */
export const offset = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 60 * day }), weight: 3 },
  { arbitrary: fc.integer({ min: 0, max: 20 }).map((n) => n * 3 * day), weight: 2 },
  { arbitrary: fc.integer({ min: 0, max: 40 }).map((n) => 30 * day + n * 600), weight: 1 },
  { arbitrary: fc.integer({ min: 0, max: 3 }).map((n) => 30 * day + n), weight: 2 },
);

/** A date as text: a day, a local time, an instant, with an offset. */
export const dateText = (begin: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: -20 * day, max: 80 * day }), fc.constantFrom('day', 'local', 'instant', 'offset'))
    .map(([after, form]) => {
      const iso = new Date((begin + after) * 1_000).toISOString();
      if (form === 'day') return iso.slice(0, 10);
      if (form === 'local') return iso.slice(0, 19).replace('T', ' ');
      return form === 'instant' ? iso : iso.slice(0, 19) + '+02:00';
    });

const plainValues = [
  '',
  null,
  'Foo',
  'foobar',
  'FOO',
  'bar',
  '12',
  '12.50',
  ' 12 ',
  'x12',
  12,
  12.5,
  0,
  -3,
  true,
  false,
  'TRUE',
  '0',
];

export const value = (begin: number): fc.Arbitrary<unknown> =>
  fc.oneof(
    { arbitrary: fc.constantFrom<unknown>(...plainValues), weight: 6 },
    { arbitrary: dateText(begin), weight: 2 },
    {
      arbitrary: fc.array(fc.oneof(fc.constantFrom<unknown>(...plainValues), dateText(begin)), { maxLength: 3 }),
      weight: 2,
    },
    { arbitrary: fc.constantFrom<unknown>({ b: 'foo' }, { b: 12 }, { b: { c: 'bar' } }), weight: 1 },
  );

export const span = (most: number): fc.Arbitrary<Record<string, number>> =>
  fc.oneof(
    { arbitrary: fc.integer({ min: 1, max: most }).map((days) => ({ days })), weight: 2 },
    { arbitrary: fc.integer({ min: 1, max: Math.floor(most / 3) }).map((n) => ({ days: 3 * n })), weight: 3 },
    { arbitrary: fc.integer({ min: 1, max: most * 24 }).map((hours) => ({ hours })), weight: 1 },
    { arbitrary: fc.constantFrom(1, 2, 600, 1_200).map((seconds) => ({ seconds })), weight: 1 },
  );

const scalar = fc.constantFrom<string | number | boolean>(
  'foo',
  'Foo',
  'foobar',
  'bar',
  '12',
  12,
  12.5,
  0,
  true,
  'true',
);
const number = fc.constantFrom<string | number>(0, 12, 12.5, -3, '12', 20);
const folding = fc.option(fc.boolean(), { nil: undefined });
const defined = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, inner]) => inner !== undefined)) as T;

/** Comparisons whose answer does not depend on T. */
export const staticComparison = (begin: number): fc.Arbitrary<object> =>
  fc
    .oneof(
      fc.record({
        op: fc.constantFrom('equals', 'not_equals', 'contains', 'not_contains', 'starts_with', 'ends_with'),
        value: scalar,
        ignoreCase: folding,
      }),
      fc.record({
        op: fc.constantFrom('in', 'not_in', 'has_all'),
        value: fc.array(scalar, { minLength: 1, maxLength: 3 }),
        ignoreCase: folding,
      }),
      fc.record({
        op: fc.constant('matches'),
        value: fc.constantFrom('^fo+', '[0-9]{2}', 'bar$', 'F'),
        ignoreCase: folding,
      }),
      fc.record({ op: fc.constantFrom('gt', 'gte', 'lt', 'lte'), value: number }),
      fc.constantFrom([0, 12], [12, 12.5], ['-5', '20']).map((ends) => ({ op: 'between', value: ends })),
      fc.tuple(dateText(begin), dateText(begin)).map((ends) => ({ op: 'between', value: ends })),
      fc.record({ op: fc.constantFrom('exists', 'not_exists') }),
      fc.record({ op: fc.constantFrom('before', 'after'), value: dateText(begin) }),
    )
    .map(defined);

const periods = [
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
];

/** Comparisons with T. */
export const timedComparison: fc.Arbitrary<object> = fc.oneof(
  fc.record({ op: fc.constantFrom('within_last', 'older_than'), value: span(40) }),
  fc.record({
    op: fc.constant('in_period'),
    value: fc.oneof(
      fc.constantFrom<unknown>(...periods),
      fc.integer({ min: -6, max: 6 }).map((days) => ({ days })),
    ),
  }),
  fc.record({
    op: fc.constantFrom('before', 'after'),
    value: fc.integer({ min: -20, max: 20 }).map((days) => ({ days })),
  }),
);

/** Nests leaves in all, any and not. */
export const nested = (leaf: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  fc.letrec<{ tree: object }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      { arbitrary: leaf, weight: 5 },
      { arbitrary: fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }), weight: 1 },
      { arbitrary: fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }), weight: 1 },
      { arbitrary: fc.record({ not: tie('tree') }), weight: 1 },
    ),
  })).tree;
