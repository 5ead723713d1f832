import { describe, expect, it } from '@jest/globals';
import { Condition, ScoringSettings } from '@heatline/contracts';
import fc from 'fast-check';
import { compileCondition, match, matchUntil, whyNot, type Extras } from '../index';
import { answers, condition, modelIds, momentAfter } from './arbitrary-conditions';
import { history } from './arbitrary-models';
import { beginnings, day, zones } from './arbitrary-values';
import { holds } from './oracle-match';
import { catalogFor, factsOf } from './pack-history';

const numRuns = Number(process.env.HEATLINE_RUNS ?? 300);
const timeout = 3_600_000;

const cases = fc
  .constantFrom(...beginnings)
  .chain((begin) =>
    fc.record({
      begin: fc.constant(begin),
      condition: condition(begin),
      history: history(begin),
      after: momentAfter,
      answers,
      zone: fc.constantFrom(...zones),
    }),
  )
  .map((example) => ({
    ...example,
    condition: Condition.parse(example.condition),
    settings: ScoringSettings.parse({ zone: example.zone, notActivity: ['sent'] }),
    asOf: example.begin + example.after,
    extras: extrasOf(example.answers),
  }));

function extrasOf(given: {
  scores: (number | null)[];
  levels: (string | null)[];
  change: number | null;
  owner: string | null;
  me: string | null;
  watched: boolean;
  account: string | null;
  inSegments: boolean;
}): Extras {
  return {
    score: (id) => given.scores[modelIds.indexOf(id)],
    level: (id) => given.levels[modelIds.indexOf(id)],
    scoreChange: () => given.change,
    owner: given.owner,
    me: given.me,
    watched: given.watched,
    account: given.account,
    inSegment: () => given.inSegments,
  };
}

describe('any condition on any history', () => {
  it(
    'holds when the naive oracle says so, and until it says',
    () => {
      fc.assert(
        fc.property(
          cases,
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
          (example, parts) => {
            const { history: raw, settings, extras, asOf } = example;
            const catalog = catalogFor(null, [example.condition], settings);
            const facts = factsOf(raw, catalog);
            const compiled = compileCondition(example.condition, catalog, settings);
            if (!compiled.ok) throw new Error('A criterion is missing');
            const answer = match(compiled.value, facts, extras, asOf);
            const question = { history: raw, zone: settings.zone, notActivity: settings.notActivity, extras, asOf };
            expect(answer).toBe(holds(example.condition, question));
            expect(
              whyNot(compiled.value, facts, extras, asOf).length > 0 || answer || isNobody(example.condition),
            ).toBe(true);

            const until = matchUntil(compiled.value, facts, extras, asOf) ?? Infinity;
            expect(until).toBeGreaterThan(asOf);
            const last = Math.min(until, asOf + 400 * day) - 1;
            for (const part of [...parts, 1]) {
              const later = Math.floor(asOf + part * (last - asOf));
              expect({ later, answer: match(compiled.value, facts, extras, later) }).toEqual({ later, answer });
            }
          },
        ),
        { numRuns },
      );
    },
    timeout,
  );
});

/** `any` of nothing, however wrapped, has no leaf that could be named. */
const isNobody = (tree: Condition): boolean => JSON.stringify(tree).match(/"(any|all)":\[\]/) !== null;
