import { describe, expect, it } from '@jest/globals';
import { Condition, Rule } from '@heatline/contracts';
import { describeCondition, describeRule } from '../index';

const model = '0199aaaa-0000-7000-8000-000000000001';
const names = {
  model: () => 'Engagement',
  level: (_: string, key: string) => key.toUpperCase(),
  segment: () => 'Trials',
};

describe('in words', () => {
  it.each<[object, string]>([
    [{ all: [] }, 'everybody'],
    [{ attribute: 'industry', op: 'in', value: ['SaaS', 'Retail'] }, 'industry is "SaaS" or "Retail"'],
    [
      { attribute: 'plan', account: true, op: 'not_equals', value: 'free', for: { days: 30 } },
      'account plan is not "free" for at least 30 days',
    ],
    [{ attribute: 'renewal', op: 'before', value: { days: 30 } }, 'renewal is before 30 days from now'],
    [{ attribute: 'seen', op: 'in_period', value: 'last_month' }, 'seen is last month'],
    [
      {
        event: ['page_viewed'],
        where: { property: 'path', op: 'starts_with', value: '/pricing' },
        count: { min: 2 },
        window: { days: 30 },
      },
      'did Page viewed where path starts with "/pricing" at least 2 times in the last 30 days',
    ],
    [
      { event: { startsWith: 'page_' }, count: { max: 0 }, window: { days: 1 } },
      'did not any event named page_… in the last 1 day',
    ],
    [
      { sequence: [{ event: ['sent'] }, { event: ['opened'] }], within: { days: 1 } },
      'did Sent and then Opened within 1 day',
    ],
    [{ score: model, op: 'between', value: [40, 60] }, 'score of Engagement is between 40 and 60'],
    [{ level: model, op: 'in', value: ['hot'] }, 'level of Engagement is "HOT"'],
    [{ lastActivity: { op: 'within_last', value: { days: 7 } } }, 'last activity is within the last 7 days'],
    [
      { any: [{ segment: model }, { all: [{ watched: true }, { owner: ['me', null] }] }] },
      'is in the segment Trials or (is watched and owner is me or nobody)',
    ],
    [{ not: { attribute: 'a', op: 'exists' } }, 'not (a is set)'],
  ])('%j', (condition, words) => {
    expect(describeCondition(Condition.parse(condition), names)).toBe(words);
  });

  it('a rule', () => {
    const rule = Rule.parse({
      name: 'Demo',
      points: 5,
      when: { event: ['opened'], campaign: ['spring'] },
      if: { attribute: 'country', op: 'equals', value: 'NO' },
      count: { min: 3 },
      limit: { first: 1, per: 'day' },
      cooldownSeconds: 3_600,
      maxPoints: 20,
      window: { days: 30 },
      decay: { kind: 'halfLife', days: 14 },
    });
    expect(describeRule(rule)).toBe(
      'Opened in the campaign spring, at least 3 times, in the last 30 days, only if country is "NO", only the first of each day, at most once in 1 hour, at most 20 points, points halve every 14 days',
    );
  });
});
