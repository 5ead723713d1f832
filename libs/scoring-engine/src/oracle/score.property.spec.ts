import { describe, expect, it } from '@jest/globals';
import { ModelDefinition, ScoringSettings, type PublishedDefinition } from '@heatline/contracts';
import fc from 'fast-check';
import { compileModel, contributions, newLeanScore, score, scoreLean, type CompiledModel, type Facts } from '../index';
import { momentAfter } from './arbitrary-conditions';
import { history, model } from './arbitrary-models';
import { beginnings, day } from './arbitrary-values';
import type { RawHistory } from './history';
import { oracleScore } from './oracle';
import { catalogFor, factsOf } from './pack-history';

/** More cases: HEATLINE_RUNS=20000. */
const numRuns = Number(process.env.HEATLINE_RUNS ?? 150);
const timeout = 3_600_000;

interface Case {
  published: PublishedDefinition;
  history: RawHistory;
  asOf: number;
}

const cases = fc
  .constantFrom(...beginnings)
  .chain((begin) =>
    fc.record({ begin: fc.constant(begin), model: model(begin), history: history(begin), after: momentAfter }),
  )
  .map(({ begin, model: { definition, settings }, history: facts, after }): Case => ({
    published: { ...ModelDefinition.parse(definition), settings: ScoringSettings.parse(settings) },
    history: facts,
    asOf: begin + after,
  }));

const compiledFor = ({ published, history: raw }: Case): { compiled: CompiledModel; facts: Facts } => {
  const catalog = catalogFor(published);
  const facts = factsOf(raw, catalog);
  const compiled = compileModel(published, catalog);
  if (!compiled.ok) throw new Error('A criterion is missing');
  return { compiled: compiled.value, facts };
};

const lean = (compiled: CompiledModel, facts: Facts, asOf: number) => {
  const out = newLeanScore();
  scoreLean(compiled, facts, asOf, out);
  return out;
};

describe('any model on any history', () => {
  it(
    'scores what the naive oracle scores, in full and lean, with lines that sum',
    () => {
      fc.assert(
        fc.property(cases, (example) => {
          const { compiled, facts } = compiledFor(example);
          const ledger = score(compiled, facts, example.asOf);
          const expected = oracleScore(example.published, example.history, example.asOf);
          expect({ millionths: ledger.millionths, hundredths: ledger.hundredths, level: ledger.level.key }).toEqual(
            expected,
          );
          expect(lean(compiled, facts, example.asOf)).toMatchObject({
            millionths: expected.millionths,
            hundredths: expected.hundredths,
            level: ledger.levelIndex,
            until: ledger.until ?? Infinity,
          });
          expect(ledger.lines.reduce((sum, line) => sum + line.hundredths, 0)).toBe(ledger.hundredths);
          expect(ledger.lines.reduce((sum, line) => sum + line.millionths, 0)).toBe(ledger.millionths);
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it(
    'changes by time alone no earlier than "until" says',
    () => {
      fc.assert(
        fc.property(
          cases,
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
          (example, parts) => {
            const { compiled, facts } = compiledFor(example);
            const now = lean(compiled, facts, example.asOf);
            const smooth = compiled.eventRules.some(
              ({ decay }) => decay.kind === 'halfLife' || decay.kind === 'linear',
            );
            expect(now.until).toBeGreaterThan(example.asOf);
            const last = Math.min(now.until, example.asOf + 400 * day) - 1;
            for (const part of [...parts, 1]) {
              const later = Math.floor(example.asOf + part * (last - example.asOf));
              const then = lean(compiled, facts, later);
              expect({ later, level: then.level }).toEqual({ later, level: now.level });
              if (!smooth)
                expect({ later, millionths: then.millionths }).toEqual({ later, millionths: now.millionths });
            }
          },
        ),
        { numRuns },
      );
    },
    timeout,
  );

  it(
    'sees as of T nothing that comes at T or later',
    () => {
      fc.assert(
        fc.property(cases, (example) => {
          const { asOf, history: raw } = example;
          const before: RawHistory = {
            ...raw,
            events: raw.events.filter(({ time }) => time < asOf),
            changes: raw.changes.filter(({ at }) => at < asOf),
            adjustments: raw.adjustments.filter(({ createdAt }) => createdAt < asOf),
            resets: raw.resets.filter(({ at }) => at < asOf),
          };
          const all = compiledFor(example);
          const past = compiledFor({ ...example, history: before });
          expect(lean(all.compiled, all.facts, asOf).millionths).toBe(lean(past.compiled, past.facts, asOf).millionths);
        }),
        { numRuns: Math.ceil(numRuns / 2) },
      );
    },
    timeout,
  );

  it(
    'gives each event its part of the rule and decay lines',
    () => {
      fc.assert(
        fc.property(cases, (example) => {
          const { compiled, facts } = compiledFor(example);
          const ledger = score(compiled, facts, example.asOf);
          const paid = ledger.lines.filter(
            ({ kind, first }) => (kind === 'rule' || kind === 'decay') && first !== null,
          );
          const given = contributions(compiled, facts, example.asOf);
          expect(given.reduce((sum, { millionths }) => sum + millionths, 0)).toBe(
            paid.reduce((sum, { millionths }) => sum + millionths, 0),
          );
        }),
        { numRuns: Math.ceil(numRuns / 2) },
      );
    },
    timeout,
  );
});
