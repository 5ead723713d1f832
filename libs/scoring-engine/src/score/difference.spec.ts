import { describe, expect, it } from '@jest/globals';
import { ModelDefinition, type PublishedDefinition, ScoringSettings } from '@heatline/contracts';
import { compileModel, difference, type Difference, whyScore } from '../index';
import { catalogFor, factsOf } from '../oracle/pack-history';
import { aHistory, day, event, noon } from '../oracle/scene';

const published = (rules: object[]): PublishedDefinition => ({
  ...ModelDefinition.parse({ rules }),
  settings: ScoringSettings.parse({}),
});

/** Between two days before noon, of a lead that did something on each of these. */
function between(from: number, to: number, rules: object[], daysAgo: readonly number[]): Difference {
  const version = published(rules);
  const catalog = catalogFor(version);
  const facts = factsOf(aHistory({ events: daysAgo.map((days) => event('called', noon - days * day)) }), catalog);
  const compiled = compileModel(version, catalog);
  if (!compiled.ok) throw new Error('A criterion is missing');
  const at = (days: number) => ({ model: compiled.value, facts, asOf: noon - days * day });
  return difference(at(from), at(to));
}

const called = { name: 'Called the API', points: 25, when: { event: ['called'] }, maxPoints: 50 };
const lineOf = ({ parts }: Difference, cause: string, kind: string) =>
  parts.find((part) => part.cause === cause)?.lines.find((line) => line.kind === kind);

describe('the difference between two instants, under a cap', () => {
  it('counts what the cap left uncounted, on the line of the rule and on its own', () => {
    const found = between(5, 0, [called], [10, 9, 8, 7, 6, 3, 2]);
    expect(lineOf(found, 'facts', 'rule')).toMatchObject({
      before: 12_500,
      after: 17_500,
      countedBefore: 2,
      countedAfter: 2,
      cappedBefore: 3,
      cappedAfter: 5,
    });
    expect(lineOf(found, 'facts', 'cap')).toMatchObject({
      before: -7_500,
      after: -12_500,
      countedBefore: 0,
      countedAfter: 0,
      cappedBefore: 3,
      cappedAfter: 5,
    });
    expect(whyScore(found.after.lines, 'engagement')).toBe('Called the API 7 times');
  });

  it('tells how many come to count by time alone, as older ones fade', () => {
    const fading = { ...called, decay: { kind: 'halfLife', days: 5 } };
    const found = between(5, 0, [fading], [5.5, 5.4, 5.3, 5.2, 5.1]);
    expect(lineOf(found, 'time', 'cap')).toMatchObject({ cappedBefore: 2, cappedAfter: 0 });
    expect(lineOf(found, 'time', 'decay')).toMatchObject({ cappedBefore: 0, cappedAfter: 0 });
  });

  it('is of no events where nothing is capped', () => {
    const found = between(5, 0, [{ ...called, maxPoints: 500 }], [8, 2]);
    expect(lineOf(found, 'facts', 'rule')).toMatchObject({ countedBefore: 1, countedAfter: 2, cappedAfter: 0 });
    expect(lineOf(found, 'facts', 'cap')).toBeUndefined();
  });
});
