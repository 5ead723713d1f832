import { describe, expect, it } from '@jest/globals';
import { ModelDefinition, ScoringSettings, type PublishedDefinition } from '@heatline/contracts';
import fc from 'fast-check';
import {
  classifyEvent,
  compileClassifier,
  compileModel,
  type Facts,
  type MemoryCatalog,
  newLeanScore,
  packEntries,
  readTimeline,
  score,
  scoreLean,
  uniteTimelines,
} from '../index';
import { momentAfter } from './arbitrary-conditions';
import { history, model } from './arbitrary-models';
import { beginnings } from './arbitrary-values';
import type { RawHistory } from './history';
import { oracleScore } from './oracle';
import { catalogFor, entriesOf, factsOf } from './pack-history';

/** More cases: HEATLINE_RUNS=20000. */
const numRuns = Number(process.env.HEATLINE_RUNS ?? 150);
const timeout = 3_600_000;

interface Case {
  published: PublishedDefinition;
  members: RawHistory[];
  /** Whose changes are the account's own attributes. */
  account: RawHistory;
  asOf: number;
}

const cases = fc
  .constantFrom(...beginnings)
  .chain((begin) =>
    fc.record({
      begin: fc.constant(begin),
      model: model(begin),
      members: fc.array(history(begin), { maxLength: 4 }),
      account: history(begin),
      after: momentAfter,
    }),
  )
  .map(({ begin, model: { definition, settings }, members, account, after }): Case => ({
    published: { ...ModelDefinition.parse(definition), settings: ScoringSettings.parse(settings) },
    members,
    account: { ...account, changes: account.changes.map((change) => ({ ...change, account: false })) },
    asOf: begin + after,
  }));

/** An attribute of an account is the account's own, whether a condition says "of its account" or not. */
const ownAttributes = ({ changes }: RawHistory): RawHistory['changes'] =>
  changes.flatMap((change) => [
    { ...change, account: false },
    { ...change, account: true },
  ]);

/** As the service does it: each member packed by itself, then united under the account's profile. */
function engineFacts({ members, account }: Case, catalog: MemoryCatalog): Facts {
  const packed = members.map((member) => factsOf(member, catalog).timeline);
  const own = { ...account, events: [], changes: ownAttributes(account) };
  const profile = readTimeline(packEntries(entriesOf(own, catalog)));
  return { ...factsOf(own, catalog), timeline: uniteTimelines(packed, profile) };
}

/** As the definition says it: one history with everything that any member did, those of one second in the order of their classes. */
function oracleHistory({ members, account }: Case, catalog: MemoryCatalog): RawHistory {
  const classifier = compileClassifier(catalog.criteria);
  const classOf = (event: RawHistory['events'][number]) =>
    String(catalog.classOf(classifyEvent(classifier, event))).padStart(10, '0');
  return {
    ...account,
    changes: ownAttributes(account),
    events: members.flatMap(({ events }, n) =>
      events.map((event) => ({ ...event, key: `${classOf(event)} ${n} ${event.key}` })),
    ),
  };
}

describe('any account model on any account', () => {
  it(
    'scores what the naive oracle scores for the events of all members, with lines that sum',
    () => {
      fc.assert(
        fc.property(cases, (example) => {
          const { published, asOf } = example;
          const catalog = catalogFor(published);
          const facts = engineFacts(example, catalog);
          const compiled = compileModel(published, catalog);
          if (!compiled.ok) throw new Error('A criterion is missing');
          const ledger = score(compiled.value, facts, asOf);
          const expected = oracleScore(published, oracleHistory(example, catalog), asOf);
          expect({ millionths: ledger.millionths, hundredths: ledger.hundredths, level: ledger.level.key }).toEqual(
            expected,
          );
          const lean = newLeanScore();
          scoreLean(compiled.value, facts, asOf, lean);
          expect(lean.millionths).toBe(expected.millionths);
          expect(ledger.lines.reduce((sum, line) => sum + line.hundredths, 0)).toBe(ledger.hundredths);
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it(
    'does not depend on the order in which the members come',
    () => {
      fc.assert(
        fc.property(cases, (example) => {
          const catalog = catalogFor(example.published);
          const forth = engineFacts(example, catalog).timeline;
          const back = engineFacts({ ...example, members: example.members.toReversed() }, catalog).timeline;
          expect([...back.words]).toEqual([...forth.words]);
        }),
        { numRuns: Math.ceil(numRuns / 3) },
      );
    },
    timeout,
  );

  it(
    'is the sum of its members where rules pay each event by itself and nothing is limited',
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...beginnings).chain((begin) =>
            fc.record({
              members: fc.array(history(begin), { minLength: 1, maxLength: 4 }),
              asOf: momentAfter.map((after) => begin + after),
            }),
          ),
          ({ members, asOf }) => {
            const published: PublishedDefinition = {
              ...ModelDefinition.parse({
                rules: [
                  { name: 'Any', points: 1.25, when: { event: '*' }, decay: { kind: 'halfLife', days: 9 } },
                  { name: 'Lately', points: 3, when: { event: '*' }, window: { days: 5 } },
                ],
                floor: null,
              }),
              settings: ScoringSettings.parse({}),
            };
            const catalog = catalogFor(published);
            const compiled = compileModel(published, catalog);
            if (!compiled.ok) throw new Error('A criterion is missing');
            const alone = members.map((member) => ({ ...member, changes: [], adjustments: [], resets: [] }));
            const each = alone.map((member) => score(compiled.value, factsOf(member, catalog), asOf).millionths);
            const together = {
              ...factsOf({ ...alone[0]!, events: [] }, catalog),
              timeline: uniteTimelines(alone.map((member) => factsOf(member, catalog).timeline)),
            };
            expect(score(compiled.value, together, asOf).millionths).toBe(each.reduce((sum, one) => sum + one, 0));
          },
        ),
        { numRuns: Math.ceil(numRuns / 3) },
      );
    },
    timeout,
  );
});
