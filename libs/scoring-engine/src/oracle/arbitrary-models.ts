import fc from 'fast-check';
import { attributeCondition, countRange, eventMatch, eventTypes, season } from './arbitrary-conditions';
import { day, offset, span, value, zones } from './arbitrary-values';
import type { RawHistory } from './history';

/** Present in one of `rarity` + 1 cases: a rule with everything at once hardly ever matches. */
const optional = <T>(arbitrary: fc.Arbitrary<T>, rarity = 2): fc.Arbitrary<T | undefined> =>
  fc.oneof(
    { arbitrary: arbitrary as fc.Arbitrary<T | undefined>, weight: 1 },
    { arbitrary: fc.constant(undefined), weight: rarity },
  );
const tidy = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, inner]) => inner !== undefined)) as T;
const points = fc.oneof(
  fc.integer({ min: -2_000, max: 3_000 }).map((hundredths) => hundredths / 100),
  fc.constantFrom(5, 10, -5, 0.01, 0.05, 25, 5_000),
);

const eventDecay: fc.Arbitrary<object> = fc.oneof(
  fc.constant({ kind: 'none' }),
  fc.constantFrom(0.5, 1, 7, 14, 3.33).map((days) => ({ kind: 'halfLife', days })),
  fc.constantFrom(1, 7, 30, 90.25).map((days) => ({ kind: 'linear', days })),
  fc.record({
    kind: fc.constant('step'),
    percent: fc.constantFrom(10, 25, 33.33, 50, 100),
    everyDays: fc.constantFrom(0.5, 1, 7),
  }),
);
const inactivity = fc.record({
  kind: fc.constant('inactivity'),
  points: fc.constantFrom(1, 0.5, 3.33, 20),
  everyDays: fc.constantFrom(0.5, 1, 7),
});

const eventRule = (begin: number, ownDecay: boolean): fc.Arbitrary<object> =>
  fc
    .record({
      name: fc.constant('event rule'),
      enabled: fc.constantFrom(true, true, true, true, false),
      points,
      when: eventMatch(begin),
      if: optional(attributeCondition(begin), 4),
      count: optional(countRange, 4),
      limit: optional(
        fc.record({ first: fc.integer({ min: 1, max: 3 }), per: fc.constantFrom('day', 'week', 'month', 'lifetime') }),
      ),
      cooldownSeconds: optional(fc.constantFrom(1, 2, 600, 3_600, 3 * day, 6 * day)),
      maxPoints: optional(fc.constantFrom(5, 10, 20.5)),
      window: optional(span(45)),
      between: optional(season(begin), 5),
      decay: optional(
        ownDecay ? fc.oneof(eventDecay, fc.constant({ kind: 'inherit' })) : fc.constant({ kind: 'none' }),
        2,
      ),
      group: optional(fc.constantFrom('mail', 'web')),
    })
    .map(tidy);

const attributeRule = (begin: number): fc.Arbitrary<object> =>
  fc
    .record({
      name: fc.constant('attribute rule'),
      points,
      when: attributeCondition(begin),
      group: optional(fc.constant('fit')),
    })
    .map(tidy);

/** A definition with its settings, as it is sent. */
export const model = (begin: number): fc.Arbitrary<{ definition: object; settings: object }> =>
  fc.boolean().chain((walks) =>
    fc.record({
      definition: fc.record({
        rules: fc
          .tuple(
            fc.array(eventRule(begin, !walks), { minLength: 1, maxLength: 4 }),
            fc.array(attributeRule(begin), { maxLength: 2 }),
          )
          .map((rules) => rules.flat()),
        decay: walks ? inactivity : eventDecay,
        groups: fc.record({
          mail: fc.constantFrom({ max: 12 }, { min: -3 }, {}),
          web: fc.constantFrom({ min: -4, max: 15 }, { max: 0 }),
          fit: fc.constantFrom({ max: 10 }, { min: -2, max: 2 }),
        }),
        floor: fc.constantFrom(0, 0, null, -10, 5),
        ceiling: fc.constantFrom(null, null, 40, 100),
      }),
      settings: fc
        .record({
          zone: fc.constantFrom(...zones),
          notActivity: fc.constantFrom(['sent'], ['sent', 'open'], []),
          burst: optional(
            fc.record({ count: fc.integer({ min: 2, max: 3 }), seconds: fc.constantFrom(1, 600, day) }),
            4,
          ),
        })
        .map(tidy),
    }),
  );

/** Events, attribute changes, adjustments and resets of one lead. */
export const history = (begin: number): fc.Arbitrary<RawHistory> =>
  fc
    .record({
      events: fc.array(
        fc.record({
          type: fc.constantFrom(...eventTypes),
          time: offset,
          properties: fc
            .record({
              p: optional(value(begin), 2),
              q: optional(value(begin), 2),
              o: optional(value(begin)),
              'literal.key': optional(value(begin)),
            })
            .map(tidy),
          campaign: fc.constantFrom(null, null, 'spring', 'fall'),
        }),
        { maxLength: 14 },
      ),
      changes: fc.array(
        fc.record({
          attribute: fc.constantFrom('x', 'y', 'd', 'o'),
          account: fc.boolean(),
          at: offset,
          value: value(begin),
        }),
        { maxLength: 6 },
      ),
      adjustments: fc.array(
        fc.record({ points, createdAt: offset, lasts: fc.constantFrom(null, 0, 1, day, 3 * day, 20 * day) }),
        { maxLength: 2 },
      ),
      resets: fc.array(offset, { maxLength: 2 }),
      createdAt: offset,
      keys: fc.array(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 14, maxLength: 14 }),
    })
    .map(({ events, changes, adjustments, resets, createdAt, keys }) => ({
      events: events.map((event, n) => ({ ...event, key: `${keys[n]}-${n}`, time: begin + event.time })),
      changes: changes.map((change) => ({ ...change, at: begin + change.at })),
      adjustments: adjustments.map(({ points: given, createdAt: at, lasts }, n) => ({
        id: `adjustment-${n}`,
        points: given,
        reason: 'by hand',
        createdAt: begin + at,
        expiresAt: lasts === null ? null : begin + at + lasts,
      })),
      resets: resets.map((at, n) => ({ id: `reset-${n}`, at: begin + at })),
      createdAt: begin + createdAt,
    }));
