import { describe, expect, it } from '@jest/globals';
import { issuesOf } from '../base/problem';
import { Condition } from './condition';
import { conditionLimits } from './limits';

const id = '0199aaaa-0000-7000-8000-000000000001';
const refused = (condition: unknown): { path: string; message: string }[] => {
  const read = Condition.safeParse(condition);
  return read.success ? [] : issuesOf(read.error);
};

describe('a condition', () => {
  it.each<[string, unknown]>([
    ['everybody', { all: [] }],
    ['an attribute in a list', { attribute: 'industry', op: 'in', value: ['SaaS'] }],
    [
      'an attribute held for long',
      { attribute: 'stage', op: 'equals', value: 'trial', for: { days: 30 }, account: true },
    ],
    [
      'an event with everything beside it',
      {
        event: ['page_viewed'],
        where: {
          all: [{ property: 'path', op: 'starts_with', value: '/pricing' }, { not: { property: 'bot', op: 'exists' } }],
        },
        campaign: ['spring'],
        count: { min: 2, max: null },
        window: { days: 30 },
        between: { from: '2026-01-01' },
      },
    ],
    ['any event, never', { event: '*', count: { max: 0 } }],
    ['events by prefix, the newest', { event: { startsWith: 'page_' }, last: true }],
    ['a sequence', { sequence: [{ event: ['a'] }, { event: ['b'] }], within: { days: 1 } }],
    ['a score', { score: id, op: 'between', value: [40, 60] }],
    ['a level', { level: id, op: 'in', value: ['hot'] }],
    ['a change', { scoreChange: id, days: 7, op: 'gte', value: 10 }],
    ['last activity', { lastActivity: { op: 'within_last', value: { days: 7 } } }],
    ['owners', { owner: ['me', null] }],
    ['watched', { watched: true }],
    ['a segment', { segment: id }],
    ['created', { created: { op: 'after', value: '2026-01-01' } }],
    ['a day by distance', { attribute: 'renewal', op: 'in_period', value: { days: -4 } }],
    ['a date by distance', { attribute: 'renewal', op: 'before', value: { days: 30 } }],
    ['numeric text in a comparison', { attribute: 'age', op: 'lte', value: '5' }],
  ])('takes %s', (_what, condition) => {
    expect(refused(condition)).toEqual([]);
  });

  it.each<[string, unknown, string, RegExp]>([
    ['nothing', undefined, '', /Give a condition/],
    ['a list', [], '', /Give a condition/],
    ['an unknown leaf', { colour: 'red' }, '', /one of all, any, not/],
    ['what every object has', { constructor: {} }, '', /one of all, any, not/],
    ['it in the parts of an event', { event: ['a'], where: { toString: 1 } }, 'where', /one of all, any, not/],
    ['a prototype as it is read from JSON', JSON.parse('{"__proto__":{}}'), '', /one of all, any, not/],
    ['a property outside "where"', { property: 'a', op: 'exists' }, '', /"where"/],
    ['a second kind beside the first', { all: [], any: [] }, 'any', /no such field beside/],
    [
      'an unknown operator deep inside',
      { any: [{ not: { attribute: 'a', op: 'like', value: 1 } }] },
      'any.0.not.op',
      /op is one of/,
    ],
    ['an unknown field of a leaf', { all: [{ watched: true, by: 'me' }] }, 'all.0.by', /no such field/],
    ['an empty text', { attribute: 'a', op: 'equals', value: '' }, 'value', /not_exists/],
    ['a number as text of letters', { attribute: 'a', op: 'gt', value: 'ten' }, 'value', /number/],
    ['ends the wrong way round', { attribute: 'a', op: 'between', value: [2, 1] }, 'value', /lower/],
    ['a day that does not exist', { attribute: 'a', op: 'before', value: '2026-02-30' }, 'value', /date/],
    ['two units of time', { event: '*', window: { days: 1, hours: 1 } }, 'window', /one of days/],
    ['half a second', { event: '*', window: { seconds: 0.5 } }, 'window', /whole/],
    [
      '"for" beside an age',
      { attribute: 'a', op: 'older_than', value: { days: 1 }, for: { days: 1 } },
      'for',
      /do not depend/,
    ],
    ['min above max', { event: '*', count: { min: 3, max: 2 } }, 'count', /at most/],
    ['first and last', { event: '*', first: true, last: true }, 'first', /not both/],
    [
      'a season that ends first',
      { event: '*', between: { from: '2026-02-01', to: '2026-01-01' } },
      'between',
      /before/,
    ],
    ['too long a pattern', { attribute: 'a', op: 'matches', value: 'a'.repeat(501) }, 'value', /500/],
    ['too long a list', { attribute: 'a', op: 'in', value: Array(1_001).fill(1) }, 'value', /1,000/],
    ['too many parts', { all: Array(101).fill({ watched: true }) }, 'all', /100 parts/],
    ['a text that no database takes', { attribute: 'a', op: 'equals', value: 'x\u0000' }, 'value', /NUL/],
    ['half a character', { attribute: '\ud800', op: 'exists' }, 'attribute', /surrogate/],
    ['something infinite', { attribute: 'a', op: 'equals', value: Infinity }, 'value', /Give a text/],
  ])('refuses %s and says where', (_what, condition, path, message) => {
    expect(refused(condition)).toContainEqual({ path, message: expect.stringMatching(message) });
  });

  it('refuses deep nesting without falling over', () => {
    let nested: unknown = { watched: true };
    for (let level = 0; level < 100_000; level += 1) nested = { not: nested };
    expect(refused(nested)[0].message).toBe(`Conditions are nested at most ${conditionLimits.depth} deep`);
  });
});
