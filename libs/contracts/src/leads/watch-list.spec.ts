import { issuesOf, readBy } from '../base/problem';
import { WatchThreshold } from './watch-list';

const complaints = (score: unknown) => {
  const read = readBy(WatchThreshold, { modelId: '019abc00-0000-7000-8000-000000000000', direction: 'up', score });
  return read.success ? [] : issuesOf(read.error);
};

describe('the score of a threshold', () => {
  it.each([10.05, -1_000_000, 1_000_000, 0])('may be %d', (score) => {
    expect(complaints(score)).toEqual([]);
  });

  it.each([
    [10.005, 'Points have at most two decimals'],
    [1e9, 'At most 1,000,000 points'],
    [-1e9, 'At least -1,000,000 points'],
    ['many', 'Give a number of points'],
  ])('is not %p, and why is said', (score, message) => {
    expect(complaints(score)).toEqual([{ path: 'score', message }]);
  });
});
