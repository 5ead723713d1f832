import { Condition } from '@heatline/contracts';
import { conditionOf, kindOf, partsOf } from './filter-parts';

const score = '0f000000-0000-4000-8000-000000000001';
const other = '0f000000-0000-4000-8000-000000000002';
const leaf = { attribute: 'industry', op: 'equals', value: 'SaaS' } as const;
const from = { score, op: 'gte', value: 20 } as const;
const below = { score, op: 'lt', value: 50 } as const;

describe('the parts of a condition', () => {
  it.each<[string, Condition]>([
    ['one leaf', leaf],
    ['several', { all: [leaf, { owner: ['me'] }, { watched: true }] }],
    ['a range', { all: [from, below] }],
    ['ranges of two models', { all: [from, below, { score: other, op: 'gt', value: 1 }] }],
    ['any of', { any: [leaf, from] }],
    ['what chips cannot show', { not: { any: [from, { watched: true }] } }],
  ])('come back as the same condition: %s', (_, condition) => {
    expect(Condition.safeParse(condition).error).toBeUndefined();
    expect(conditionOf(partsOf(condition))).toEqual(condition);
  });

  it('are none for everybody', () => {
    expect(partsOf(null)).toEqual([]);
    expect(partsOf({ all: [] })).toEqual([]);
    expect(conditionOf([])).toBeNull();
  });

  it('join the two ends of a range, each of its own model', () => {
    const ends = [from, { score: other, op: 'lte', value: 9 } as const, below];
    expect(partsOf({ all: [{ all: ends }, leaf] })).toEqual([{ all: [from, below] }, ends[1], leaf]);
    expect(partsOf({ all: [from, { ...from, value: 30 }] })).toHaveLength(2);
  });

  it.each<[Condition, string]>([
    [{ all: [from, below] }, 'score'],
    [{ score, op: 'between', value: [1, 2] }, 'score'],
    [{ score, op: 'not_exists' }, 'other'],
    [{ level: score, op: 'in', value: ['hot'] }, 'level'],
    [{ lastActivity: { op: 'within_last', value: { days: 7 } } }, 'lastActivity'],
    [{ created: { op: 'after', value: '2026-11-01' } }, 'created'],
    [{ watched: false }, 'watched'],
    [{ owner: [null] }, 'owner'],
    [{ ...leaf, account: true }, 'attributes'],
    [{ not: { any: [leaf, leaf] } }, 'attributes'],
    [{ event: ['trial_signup'], campaign: ['spring'] }, 'event'],
    [{ sequence: [{ event: '*' }, { event: '*' }], within: { days: 1 } }, 'other'],
    [{ account: [null] }, 'account'],
    [{ any: [from, leaf] }, 'any'],
    [{ all: [from, leaf] }, 'all'],
    [{ segment: score }, 'other'],
    [{ not: from }, 'other'],
    [{ scoreChange: score, days: 7, op: 'gt', value: 0 }, 'other'],
  ])('are of a kind: %j', (part, kind) => expect(kindOf(part)).toBe(kind));
});
