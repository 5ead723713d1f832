import type { Level } from '@heatline/contracts';

/**
 * Where each of the earlier levels stands among the later ones, as an index, so that a move has a direction: the level of the same key, or,
 * when that is gone, the one that its lower bound falls into now.
 */
export const standing = (before: readonly Level[], after: readonly Level[]): number[] =>
  before.map((level) => {
    const same = after.findIndex(({ key }) => key === level.key);
    if (same >= 0) return same;
    const from = level.from ?? -Infinity;
    return after.findLastIndex((candidate) => (candidate.from ?? -Infinity) <= from);
  });

/** Sums over a matrix of counts (rows: levels before). */
export function movesOf(matrix: readonly (readonly number[])[], stands: readonly number[], levels: number) {
  const moves = { levelUp: 0, levelDown: 0, entersTop: 0, leavesTop: 0 };
  const top = levels - 1;
  matrix.forEach((row, i) =>
    row.forEach((count, j) => {
      const was = stands[i]!;
      if (j > was) moves.levelUp += count;
      if (j < was) moves.levelDown += count;
      if (j === top && was !== top) moves.entersTop += count;
      if (was === top && j !== top) moves.leavesTop += count;
    }),
  );
  return moves;
}
