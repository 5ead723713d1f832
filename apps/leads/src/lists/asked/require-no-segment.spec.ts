import { type Condition, Refusal } from '@heatline/contracts';
import { describe, expect, it } from '@jest/globals';
import { requireNoSegment } from './require-no-segment';

const segment = '0199aaaa-0000-7000-8000-000000000001';
const inIt: Condition = { segment };
const hot: Condition = { attribute: 'role', op: 'equals', value: 'CTO' };

function refusalOf(condition: Condition | undefined): unknown {
  try {
    return requireNoSegment(condition);
  } catch (error) {
    return error;
  }
}

describe('a filter on a segment', () => {
  it.each<[string, Condition]>([
    ['filter.segment', inIt],
    ['filter.all.1.segment', { all: [hot, inIt] }],
    ['filter.any.0.not.segment', { any: [{ not: inIt }, hot] }],
    ['filter.all.1.any.1.segment', { all: [hot, { any: [hot, inIt] }] }],
  ])('is refused, with its place: %s', (path, condition) => {
    const refusal = refusalOf(condition);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'condition_not_supported', details: { path } });
  });

  it('is told of once, at the first place', () => {
    expect(refusalOf({ all: [inIt, { any: [inIt] }] })).toMatchObject({ details: { path: 'filter.all.0.segment' } });
  });

  it.each<[string, Condition | undefined]>([
    ['no condition at all', undefined],
    ['everybody', { all: [] }],
    ['one on something else', { all: [hot, { not: { any: [hot] } }] }],
    ['one whose value is the word', { attribute: 'kind', op: 'equals', value: 'segment' }],
    ['one on an attribute of that name', { attribute: 'segment', op: 'exists' }],
  ])('is not %s', (_, condition) => expect(refusalOf(condition)).toBeUndefined());
});
