import { Condition, type ScoreGrid } from '@heatline/contracts';
import { bandWords, cellFilter } from './grid-filter';

const grid = {
  profileModelId: '0190a3b0-0000-7000-8000-000000000001',
  engagementModelId: '0190a3b0-0000-7000-8000-000000000002',
  bounds: { fit: { high: 50, middle: 20 }, engagement: { high: 70, middle: 30 } },
} as ScoreGrid;

describe('the leads of a cell', () => {
  it('are found by a condition that the list understands, bounds belonging to the band above', () => {
    const filter = cellFilter(grid, { fit: 'B', engagement: 1 });
    expect(filter).toEqual({
      all: [
        { score: grid.profileModelId, op: 'gte', value: 20 },
        { score: grid.profileModelId, op: 'lt', value: 50 },
        { score: grid.engagementModelId, op: 'gte', value: 70 },
      ],
    });
    expect(Condition.safeParse(filter).success).toBe(true);
    expect(cellFilter(grid, { fit: 'C', engagement: 3 })).toEqual({
      all: [
        { score: grid.profileModelId, op: 'lt', value: 20 },
        { score: grid.engagementModelId, op: 'lt', value: 30 },
      ],
    });
  });

  it('are told in words', () => {
    expect([0, 1, 2].map((place) => bandWords(grid.bounds.fit, place))).toEqual([
      '50 and more',
      '20 to below 50',
      'below 20',
    ]);
  });
});
