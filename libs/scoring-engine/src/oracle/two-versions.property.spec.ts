import { describe, expect, it } from '@jest/globals';
import { ModelDefinition, type PublishedDefinition, type Rule, ScoringSettings } from '@heatline/contracts';
import fc from 'fast-check';
import { compileTwo, criteriaOfModel, newLeanScore, scoreTwo } from '../index';
import { momentAfter } from './arbitrary-conditions';
import { history, model } from './arbitrary-models';
import { beginnings } from './arbitrary-values';
import { oracleScore } from './oracle';
import { catalogFor, factsOf } from './pack-history';

const numRuns = Number(process.env.HEATLINE_RUNS ?? 200);
const timeout = 3_600_000;

/** What somebody does to a rule while trying: nothing, other points, off, no maximum, another decay. */
const edits: ((rule: Rule) => Rule)[] = [
  (rule) => rule,
  (rule) => ({ ...rule, points: rule.points + 5 }),
  (rule) => ({ ...rule, enabled: false }),
  ({ maxPoints: _, ...rule }) => rule,
  ({ decay: _, ...rule }) => rule,
];

const cases = fc
  .constantFrom(...beginnings)
  .chain((begin) =>
    fc.record({
      models: fc.tuple(model(begin), model(begin)),
      edited: fc.array(fc.integer({ min: 0, max: edits.length - 1 }), { minLength: 1, maxLength: 8 }),
      /** How many of the other model's rules are added, if it is an edit and not another model. */
      more: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 4 }),
      history: history(begin),
      asOf: momentAfter.map((after) => begin + after),
    }),
  )
  .map(({ models, edited, more, history, asOf }) => {
    const [one, other] = models.map(({ definition, settings }): PublishedDefinition => ({
      ...ModelDefinition.parse(definition),
      settings: ScoringSettings.parse(settings),
    }));
    if (more === null) return { before: one, after: other, history, asOf };
    const rules = one.rules.map((rule, index) => edits[edited[index % edited.length]](rule));
    // The other model's groups and decay stay behind: with them it would not be valid.
    const added = other.rules.slice(0, more).map(({ group: _, decay: __, ...rule }) => rule);
    return { before: one, after: { ...one, rules: [...rules, ...added] }, history, asOf };
  });

describe('two versions of a model, side by side', () => {
  it(
    'give each what the oracle gives it, whether or not they share the pass over the events',
    () => {
      let [shared, told] = [0, 0];
      fc.assert(
        fc.property(cases, ({ before, after, history, asOf }) => {
          const catalog = catalogFor(before);
          catalog.add(criteriaOfModel(after));
          const two = compileTwo(before, after, catalog);
          if (!two.ok) throw new Error('A criterion is missing');
          if (two.value.shared) shared += 1;
          if (two.value.shared?.differing) told += 1;
          const [was, is] = [newLeanScore(), newLeanScore()];
          const facts = factsOf(history, catalog);
          // The second time shows that nothing of the first has been left behind.
          for (let time = 0; time < 2; time += 1) {
            scoreTwo(two.value, facts, asOf, was, is);
            expect(was.millionths).toBe(oracleScore(before, history, asOf).millionths);
            expect(is.millionths).toBe(oracleScore(after, history, asOf).millionths);
          }
        }),
        { numRuns },
      );
      expect(shared).toBeGreaterThan(numRuns / 10);
      expect(told).toBeGreaterThan(numRuns / 20);
    },
    timeout,
  );
});
