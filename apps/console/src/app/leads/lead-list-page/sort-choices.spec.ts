import { choiceOfSort, sortChoices } from './sort-choices';

const titles = { engagement: 'Engagement', profile: 'Profile', custom: 'Trial usage' };

describe('what the list can be sorted by', () => {
  it('is the scores of the kinds that have a model, and what needs none', () => {
    expect(sortChoices(['profile'], titles).map(({ title }) => title)).toEqual([
      'Last active',
      'Profile score',
      'Profile change in 7 days',
      'Profile change in 30 days',
      'Profile highest score ever',
      'Number of events',
      'Name',
      'Created',
    ]);
  });

  it('is the first choice for a sort by scores that are not there', () => {
    const choices = sortChoices(['profile'], titles);
    expect(choiceOfSort(choices, { key: 'score', kind: 'custom', descending: true })?.title).toBe('Last active');
  });
});
