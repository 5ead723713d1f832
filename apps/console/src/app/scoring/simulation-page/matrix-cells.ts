import type { LevelBound } from '@heatline/contracts';

export interface MatrixCell {
  readonly count: number;
  /** same: stays where it is; none: nobody. */
  readonly way: 'up' | 'down' | 'same' | 'none';
  /** How strongly it is shaded, in percent: by the logarithm of the count, so that few are seen beside many. */
  readonly weight: number;
}

const [faintest, strongest] = [10, 48];

/** Cells with their direction: a level that the draft lacks stands where its lower bound falls. */
export function cellsOf(
  matrix: readonly (readonly number[])[],
  before: readonly LevelBound[],
  after: readonly LevelBound[],
): MatrixCell[][] {
  const stands = before.map(({ key, from }) => {
    const same = after.findIndex((level) => level.key === key);
    return same >= 0 ? same : after.findLastIndex((level) => (level.from ?? -Infinity) <= (from ?? -Infinity));
  });
  const moves = matrix.flatMap((row, i) => row.filter((_, j) => j !== stands[i]));
  const most = Math.log1p(Math.max(1, ...moves));
  return matrix.map((row, i) =>
    row.map((count, j) => {
      const stand = stands[i] ?? 0;
      const way = j === stand ? 'same' : count === 0 ? 'none' : j > stand ? 'up' : 'down';
      return { count, way, weight: Math.round(faintest + ((strongest - faintest) * Math.log1p(count)) / most) };
    }),
  );
}
