import { ModelDefinition, type PublishedDefinition, ScoringSettings } from '@heatline/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileModel, type Facts, type MemoryCatalog, newLeanScore, score, scoreLean, uniteTimelines } from '../index';
import { momentAfter } from './arbitrary-conditions';
import { history, model } from './arbitrary-models';
import { beginnings } from './arbitrary-values';
import type { RawHistory } from './history';
import { oracleScore } from './oracle';
import { catalogFor, factsOf } from './pack-history';

/** More cases: HEATLINE_RUNS=20000. */
const numRuns = Number(process.env.HEATLINE_RUNS ?? 150);
const timeout = 3_600_000;

interface Case {
  published: PublishedDefinition;
  /** The root first. */
  cluster: RawHistory[];
  asOf: number;
}

const cases = fc
  .constantFrom(...beginnings)
  .chain((begin) =>
    fc.record({
      begin: fc.constant(begin),
      model: model(begin),
      cluster: fc.array(history(begin), { minLength: 2, maxLength: 4 }),
      after: momentAfter,
    }),
  )
  .map(({ begin, model: { definition, settings }, cluster, after }): Case => ({
    published: { ...ModelDefinition.parse(definition), settings: ScoringSettings.parse(settings) },
    cluster: cluster.map((lead, n) => ({
      ...lead,
      events: lead.events.map((event) => ({ ...event, key: `${event.key} ${n}` })),
      adjustments: lead.adjustments.map((one) => ({ ...one, id: `${one.id} ${n}` })),
      resets: lead.resets.map((one) => ({ ...one, id: `${one.id} ${n}` })),
    })),
    asOf: begin + after,
  }));

/** All that was done and added by hand, and what is said of the root. */
const together = (cluster: RawHistory[]): RawHistory => ({
  ...cluster[0]!,
  events: cluster.flatMap(({ events }) => events),
  adjustments: cluster.flatMap(({ adjustments }) => adjustments),
  resets: cluster.flatMap(({ resets }) => resets),
});

/** As a naive reader of the definition would: by the one who stays, adding up, with the latest reset only. */
const byTheDefinition = (cluster: RawHistory[], asOf: number): RawHistory => {
  const all = together(cluster);
  const seen = all.resets.filter(({ at }) => at < asOf).sort((a, b) => b.at - a.at);
  return { ...all, resets: seen.slice(0, 1) };
};

function engineSays(published: PublishedDefinition, facts: Facts, catalog: MemoryCatalog, asOf: number) {
  const compiled = compileModel(published, catalog);
  if (!compiled.ok) throw new Error('A criterion is missing');
  const { millionths, hundredths, level, lines } = score(compiled.value, facts, asOf);
  const lean = newLeanScore();
  scoreLean(compiled.value, facts, asOf, lean);
  expect(lean.millionths).toBe(millionths);
  expect(lines.reduce((sum, line) => sum + line.hundredths, 0)).toBe(hundredths);
  return { millionths, hundredths, level: level.key };
}

describe('any model on any merged lead', () => {
  it(
    'scores what the naive oracle scores for the events of all, with lines that sum',
    () => {
      fc.assert(
        fc.property(cases, ({ published, cluster, asOf }) => {
          const catalog = catalogFor(published);
          expect(engineSays(published, factsOf(together(cluster), catalog), catalog, asOf)).toEqual(
            oracleScore(published, byTheDefinition(cluster, asOf), asOf),
          );
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it(
    'scores the same whichever was merged first, and by their timelines united',
    () => {
      fc.assert(
        fc.property(cases, ({ published, cluster: [root, ...others], asOf }) => {
          const catalog = catalogFor(published);
          const forth = factsOf(together([root!, ...others]), catalog);
          const back = factsOf(together([root!, ...others.toReversed()]), catalog);
          expect([...back.timeline.words]).toEqual([...forth.timeline.words]);
          const said = engineSays(published, forth, catalog, asOf);
          expect(engineSays(published, back, catalog, asOf)).toEqual(said);
          // Within a second they stand in another order, which no rule can tell.
          const packed = [root!, ...others].map((lead) => factsOf(lead, catalog).timeline);
          const timeline = uniteTimelines(packed, packed[0]);
          expect(engineSays(published, { ...forth, timeline }, catalog, asOf)).toEqual(said);
        }),
        { numRuns: Math.ceil(numRuns / 3) },
      );
    },
    timeout,
  );

  it('scores another number when the others are left out, or their attributes let in', () => {
    const sample = fc.sample(cases, { numRuns: 150, seed: 7 });
    const differs = (change: (cluster: RawHistory[]) => RawHistory) =>
      sample.filter(({ published, cluster, asOf }) => {
        const oracle = oracleScore(published, byTheDefinition(cluster, asOf), asOf);
        return oracleScore(published, change(cluster), asOf).millionths !== oracle.millionths;
      }).length;
    expect(differs(([root]) => root!)).toBeGreaterThan(0);
    expect(
      differs((cluster) => ({ ...together(cluster), changes: cluster.flatMap(({ changes }) => changes) })),
    ).toBeGreaterThan(0);
    expect(differs((cluster) => ({ ...together(cluster), resets: cluster[0]!.resets }))).toBeGreaterThan(0);
    expect(differs((cluster) => ({ ...together(cluster), adjustments: cluster[0]!.adjustments }))).toBeGreaterThan(0);
  });
});
