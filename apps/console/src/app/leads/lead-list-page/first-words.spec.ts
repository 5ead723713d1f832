import { firstWords } from './first-words';

describe('the two ends of a list', () => {
  it('are called by words of what is sorted', () => {
    const words = (['score', 'change7', 'lastActivity', 'events', 'name', 'created'] as const).map((key) => [
      firstWords({ key, descending: false }),
      firstWords({ key, descending: true }),
    ]);
    expect(words).toEqual([
      ['Lowest first', 'Highest first'],
      ['Lowest first', 'Highest first'],
      ['Longest ago first', 'Latest first'],
      ['Fewest first', 'Most first'],
      ['A to Z', 'Z to A'],
      ['Oldest first', 'Newest first'],
    ]);
  });
});
