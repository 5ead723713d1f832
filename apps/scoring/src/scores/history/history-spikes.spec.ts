import { spikesIn, type Step } from './history-spikes';

const day = 86_400;
const step = (days: number, score: number, cause: Step['cause'] = 'activity'): Step => ({
  at: days * day,
  score,
  cause,
});
const found = (steps: Step[]) =>
  spikesIn(steps, 0, 30 * day).map(({ at, from, to, cause }) => [at / day, from, to, cause]);

describe('spikes of a course', () => {
  it('are the jumps that stand out, the largest first', () => {
    expect(found([step(0, 1_000), step(4, 4_000), step(9, 4_200), step(19, 8_000), step(20, 6_000, 'model')])).toEqual([
      [19, 4_200, 8_000, 'activity'],
      [4, 1_000, 4_000, 'activity'],
      [20, 8_000, 6_000, 'model'],
    ]);
  });

  it('are one where they stand in one place, named by the largest part, from before the first', () => {
    const steps = [step(0, 1_000), step(4, 1_500), step(4.1, 4_500, 'attributes'), step(20, 9_000, null)];
    expect(found(steps)).toEqual([
      [20, 4_500, 9_000, null],
      [4.1, 1_000, 4_500, 'attributes'],
    ]);
    expect(spikesIn(steps, 0, 30 * day)[1]!.since).toBe(0);
  });

  it('are by what is left of each cause: what went up and down again in one place made nothing', () => {
    const steps = [
      step(0, 27_900),
      step(10, 0, 'reset'),
      step(10.1, 27_900, 'reset'),
      step(10.2, 32_900, 'adjustment'),
      step(10.3, 32_800, 'decay'),
    ];
    expect(spikesIn(steps, 0, 30 * day)).toEqual([
      {
        since: 0,
        at: 10.3 * day,
        from: 27_900,
        to: 32_800,
        cause: 'adjustment',
        byCause: 5_000,
        changedAt: 10.2 * day,
      },
    ]);
  });

  it('are from before their first change, also where another was in the same second', () => {
    const steps = [step(0, 1_000), step(10, 1_010), step(10, 6_000, 'adjustment')];
    expect(spikesIn(steps, 0, 30 * day)[0]!.since).toBe(0);
    expect(spikesIn([step(10, 1_000), step(10, 6_000)], 0, 30 * day)[0]!.since).toBe(10 * day - 1);
  });

  it('are none in a course that does not move, or hardly', () => {
    expect(found([step(0, 5_000), step(10, 5_000), step(20, 5_090)])).toEqual([]);
    expect(found([])).toEqual([]);
  });
});
