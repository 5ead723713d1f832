import { levelsAtFirst, type ScoreDistribution } from '@heatline/contracts';
import { drawnTo, levelShares, spreadBands, spreadBars } from './spread-bars';

const spread: ScoreDistribution = {
  from: 0,
  to: 100,
  buckets: [80, 20, 0, 0],
  below: 1,
  above: 5,
  levels: [81, 20, 5],
  lowest: -2,
  highest: 300,
  scored: 106,
};

describe('how scores spread', () => {
  it('is drawn by square root, with what lies outside in the end columns', () => {
    const bars = spreadBars(spread);
    expect(bars.map(({ height }) => Math.round(height))).toEqual([100, 50, 0, 25]);
    expect(bars[0]?.words).toBe('0 to 25 points: 81 scores');
    expect(bars[3]?.words).toBe('75 and more points: 5 scores');
  });

  it('shows the levels over it, and how many each would have', () => {
    expect(spreadBands(levelsAtFirst, spread).map(({ left, width }) => [left, width])).toEqual([
      [0, 20],
      [20, 30],
      [50, 50],
    ]);
    expect(levelShares(spread)).toEqual(['81 leads, 76%', '20 leads, 19%', '5 leads, 5%']);
    expect(levelShares({ ...spread, levels: [1000, 1], scored: 1001 })[1]).toBe('1 lead, under 1%');
    expect(levelShares({ ...spread, levels: [0], scored: 0 })).toEqual(['0 leads, 0%']);
  });

  it('keeps its range while a bound moves a little', () => {
    expect([50, 52, 61, 1_200].map((from) => drawnTo([{ key: 'a', name: 'A', tone: 'hot', from }]))).toEqual([
      75, 80, 95, 2_000,
    ]);
    expect(drawnTo([])).toBeGreaterThan(0);
  });
});
