import type { Condition } from '@heatline/contracts';
import { chipWords, type FilterNames } from './part-words';

const model = '0f000000-0000-4000-8000-000000000001';
const member = '0b000000-0000-4000-8000-000000000001';
const names: FilterNames = {
  model: (id) => (id === model ? 'Engagement' : undefined),
  level: (_, key) => ({ hot: 'Hot', warm: 'Warm' })[key],
  member: (id) => (id === member ? 'Mara' : undefined),
  account: () => 'Haldane Freight',
};

describe('the words of a chip', () => {
  it.each<[Condition, string]>([
    [{ score: model, op: 'gte', value: 50 }, 'Engagement score: 50+'],
    [{ level: model, op: 'in', value: ['hot', 'warm'] }, 'Engagement level: Hot or Warm'],
    [{ level: model, op: 'not_in', value: ['hot'] }, 'Engagement level: not Hot'],
    [{ lastActivity: { op: 'within_last', value: { hours: 24 } } }, 'Last active: in the last 24 hours'],
    [{ lastActivity: { op: 'older_than', value: { days: 30 } } }, 'Last active: more than 30 days ago'],
    [{ lastActivity: { op: 'not_exists' } }, 'Last active: never'],
    [{ created: { op: 'before', value: '2026-11-01' } }, 'Created: before 1 Nov 2026'],
    [{ created: { op: 'in_period', value: 'last_month' } }, 'Created: last month'],
    [{ watched: true }, 'Watched: by me'],
    [{ owner: ['me', null, member] }, 'Owner: me or nobody or Mara'],
    [{ attribute: 'companySize', op: 'between', value: [200, 999] }, 'Company size: is between 200 and 999'],
    [{ attribute: 'plan', op: 'exists', account: true }, 'Account plan: is set'],
    [
      { event: ['api_call', 'invite_team_member'], count: { min: 3 } },
      'Did: API call or Invite team member at least 3 times',
    ],
    [{ event: ['demo'], count: { max: 0 }, window: { days: 30 } }, 'Did not: Demo in the last 30 days'],
    [{ event: ['demo'], between: { from: '2026-01-09' } }, 'Did: Demo from 9 Jan 2026'],
    [
      { not: { attribute: 'founded', op: 'before', value: '2026-01-09' } },
      'Attributes: not (founded is before 9 Jan 2026)',
    ],
    [{ account: [model, null] }, 'Account: Haldane Freight or none'],
    [
      { any: [{ watched: true }, { score: model, op: 'gte', value: 50 }] },
      'Any of: Watched by me or Engagement score 50+',
    ],
    [
      { any: [{ owner: ['me'] }, { all: [{ watched: true }, { lastActivity: { op: 'not_exists' } }] }] },
      'Any of: Owner me or (Watched by me and Last active never)',
    ],
    [{ any: [] }, 'Any of: nothing yet'],
    [{ not: { watched: true } }, 'Where: not (is watched)'],
  ])('%j', (part, words) => {
    const chip = chipWords(part, names);
    expect(`${chip.title}: ${chip.words}`).toBe(words);
  });

  it('is that it cannot be read, for what an address holds that is none', () => {
    expect(chipWords({ level: 'a' } as unknown as Condition, names)).toEqual({
      title: 'Where',
      words: 'something that cannot be read',
    });
  });
});
