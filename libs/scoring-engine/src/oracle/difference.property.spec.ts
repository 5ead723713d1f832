import { describe, expect, it } from '@jest/globals';
import { ModelDefinition, type PublishedDefinition, ScoringSettings } from '@heatline/contracts';
import fc from 'fast-check';
import { compileModel, difference, type Moment, newLeanScore, score, scoreLean } from '../index';
import { momentAfter } from './arbitrary-conditions';
import { history, model } from './arbitrary-models';
import { beginnings } from './arbitrary-values';
import type { RawHistory } from './history';
import { oracleScore } from './oracle';
import { catalogFor, factsOf } from './pack-history';

/** More cases: HEATLINE_RUNS=20000. */
const numRuns = Number(process.env.HEATLINE_RUNS ?? 150);
const timeout = 3_600_000;

const cases = fc
  .constantFrom(...beginnings)
  .chain((begin) =>
    fc.record({
      begin: fc.constant(begin),
      models: fc.tuple(model(begin), model(begin)),
      raw: history(begin),
      moments: fc.tuple(momentAfter, momentAfter),
    }),
  )
  .map(({ begin, models, raw, moments }) => ({
    versions: models.map(({ definition, settings }): PublishedDefinition => ({
      ...ModelDefinition.parse(definition),
      settings: ScoringSettings.parse(settings),
    })),
    raw,
    instants: moments.map((after) => begin + after).sort((a, b) => a - b),
  }));

function momentOf(published: PublishedDefinition, raw: RawHistory, asOf: number): Moment {
  const catalog = catalogFor(published);
  const facts = factsOf(raw, catalog);
  const compiled = compileModel(published, catalog);
  if (!compiled.ok) throw new Error('A criterion is missing');
  return { model: compiled.value, facts, asOf };
}

/** What was known at an instant. */
const before = (raw: RawHistory, time: number): RawHistory => ({
  ...raw,
  events: raw.events.filter((event) => event.time < time),
  changes: raw.changes.filter(({ at }) => at < time),
  adjustments: raw.adjustments.filter(({ createdAt }) => createdAt < time),
  resets: raw.resets.filter(({ at }) => at < time),
});

const sum = (all: readonly { hundredths: number }[]) => all.reduce((total, { hundredths }) => total + hundredths, 0);

describe('any model on any history, looked at from any two instants', () => {
  it(
    'tells of a reset in force what the oracle misses by it, in one line that gives nothing',
    () => {
      fc.assert(
        fc.property(cases, ({ versions: [published], raw, instants }) => {
          const { model: compiled, facts } = momentOf(published, raw, 0);
          for (const asOf of instants) {
            const known = before(raw, asOf);
            const ledger = score(compiled, facts, asOf);
            const told = ledger.lines.filter(({ kind }) => kind === 'reset');
            const missing = oracleScore(published, { ...known, resets: [] }, asOf).hundredths - ledger.hundredths;
            expect(told.map((line) => [line.first, line.hundredths, line.missing])).toEqual(
              known.resets.length > 0 ? [[Math.max(...known.resets.map(({ at }) => at)), 0, missing]] : [],
            );
            expect(sum(ledger.lines)).toBe(ledger.hundredths);
          }
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it(
    'as of each instant scores what the oracle scores from the facts before it alone',
    () => {
      fc.assert(
        fc.property(cases, ({ versions: [published], raw, instants }) => {
          const { model: compiled, facts } = momentOf(published, raw, 0);
          const lean = newLeanScore();
          for (const asOf of instants) {
            scoreLean(compiled, facts, asOf, lean);
            expect(lean.hundredths).toBe(oracleScore(published, before(raw, asOf), asOf).hundredths);
          }
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it(
    'differs by time, facts and version as the oracle says, with lines that sum to each part',
    () => {
      fc.assert(
        fc.property(cases, ({ versions: [one, other], raw, instants: [from, to] }) => {
          const found = difference(momentOf(one, raw, from), momentOf(other, raw, to));
          const known = before(raw, to);
          const reset = Math.max(...known.resets.map(({ at }) => at));
          const scores = [
            oracleScore(one, before(raw, from), from),
            oracleScore(one, before(raw, from), to),
            oracleScore(one, { ...known, resets: before(raw, from).resets }, to),
            oracleScore(one, known, to),
            oracleScore(other, known, to),
          ].map(({ hundredths }) => hundredths);
          expect(found.parts.map(({ cause, at, hundredths }) => [cause, at, hundredths])).toEqual([
            ['time', null, scores[1] - scores[0]],
            ['facts', null, scores[2] - scores[1]],
            ...(reset >= from ? [['reset', reset, scores[3] - scores[2]]] : []),
            ['version', null, scores[4] - scores[3]],
          ]);
          expect(found.hundredths).toBe(scores[4] - scores[0]);
          expect(sum(found.parts)).toBe(found.hundredths);
          for (const part of found.parts) {
            expect(sum(part.lines)).toBe(part.hundredths);
            for (const line of part.lines) expect(line.after - line.before).toBe(line.hundredths);
          }
        }),
        { numRuns },
      );
    },
    timeout,
  );
});
