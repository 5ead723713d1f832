import type { Condition } from '@heatline/contracts';
import { groupOfPart, issuesOf, partOfGroup, simplest } from './part-group';

const score = '0f000000-0000-4000-8000-000000000001';
const watched = { watched: true } as const;
const mine = { owner: ['me'] } as const satisfies Condition;
const from = { score, op: 'gte', value: 20 } as const;
const below = { score, op: 'lt', value: 50 } as const;
const attribute = { attribute: 'plan', op: 'equals', value: 'trial' } as const;

describe('a group of parts', () => {
  it.each<[Condition, ReturnType<typeof groupOfPart>]>([
    [{ any: [watched, mine] }, { mode: 'any', parts: [watched, mine] }],
    [{ all: [watched, from, below] }, { mode: 'all', parts: [watched, { all: [from, below] }] }],
    [{ any: [] }, { mode: 'any', parts: [] }],
    [{ all: [from, below] }, null],
    [{ any: [attribute, attribute] }, null],
    [watched, null],
  ])('is read out of %j', (part, group) => {
    expect(groupOfPart(part)).toEqual(group);
    if (group?.mode === 'any') expect(partOfGroup(group)).toEqual(part);
  });

  it.each<[Condition, Condition | null]>([
    [{ any: [mine] }, mine],
    [{ any: [] }, null],
    [{ any: [{ all: [watched] }, { all: [] }] }, watched],
    [{ any: [{ all: [from, below] }, mine] }, { any: [{ all: [from, below] }, mine] }],
    [{ any: [{ all: [{ all: [from, below] }, mine] }, watched] }, { any: [{ all: [from, below, mine] }, watched] }],
    [mine, mine],
  ])('is asked for in the shortest way: %j', (part, shortest) => expect(simplest(part)).toEqual(shortest));

  it('says what it lacks, and where', () => {
    expect(issuesOf({ any: [mine, watched] })).toEqual([]);
    expect(issuesOf({ owner: [] })).toMatchObject([{ path: 'filter.owner' }]);
  });
});
