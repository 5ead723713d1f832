import { describe, expect, it } from '@jest/globals';
import { ModelDefinition, ScoringSettings, type PublishedDefinition } from '@heatline/contracts';
import fc from 'fast-check';
import { compileModel, definitionChanges, score } from '../index';
import { momentAfter } from './arbitrary-conditions';
import { history, model } from './arbitrary-models';
import { beginnings } from './arbitrary-values';
import type { RawHistory } from './history';
import { catalogFor, factsOf } from './pack-history';

const numRuns = Number(process.env.HEATLINE_RUNS ?? 100);
const timeout = 3_600_000;

const cases = fc.constantFrom(...beginnings).chain((begin) =>
  fc.record({
    model: model(begin),
    history: history(begin),
    asOf: momentAfter.map((after) => begin + after),
  }),
);

/** As the database gives JSON back: the same values, keys in an order of its own. */
function stored<Value>(value: Value): Value {
  const ordered = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(ordered);
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
  };
  return ordered(JSON.parse(JSON.stringify(value))) as Value;
}

const scoreBy = (published: PublishedDefinition, raw: RawHistory, asOf: number) => {
  const catalog = catalogFor(published);
  const compiled = compileModel(published, catalog);
  if (!compiled.ok) throw new Error('A criterion is missing');
  const { hundredths, level, lines } = score(compiled.value, factsOf(raw, catalog), asOf);
  return { hundredths, level: level.key, lines };
};

describe('any version that is restored from the database and published again', () => {
  it(
    'says what it said, and gives any lead the score that it gave, line by line',
    () => {
      fc.assert(
        fc.property(cases, ({ model: { definition, settings }, history: raw, asOf }) => {
          const first = { ...ModelDefinition.parse(definition), settings: ScoringSettings.parse(settings) };
          const { settings: kept, ...draft } = stored(first);
          const again = { ...ModelDefinition.parse(draft), settings: ScoringSettings.parse(kept) };
          expect(definitionChanges(first, again).filter(({ key, part }) => part !== 'rule' || key !== null)).toEqual(
            [],
          );
          expect(scoreBy(again, raw, asOf)).toEqual(scoreBy(first, raw, asOf));
        }),
        { numRuns },
      );
    },
    timeout,
  );
});
