import type { ScoreCount } from './auc';

/** Scores in up to so many groups of about the same size, lowest first; leads of one score stay together. */
export function groupsOf(scores: readonly ScoreCount[], most: number): ScoreCount[][] {
  const sorted = [...scores].sort((a, b) => a.score - b.score);
  const all = sorted.reduce((sum, { converted, others }) => sum + converted + others, 0);
  const groups: ScoreCount[][] = [];
  let seen = 0;
  let groupNo = -1;
  for (const one of sorted) {
    const size = one.converted + one.others;
    // By the middle of its leads, so that one common score does not push its neighbours into the next group.
    const wanted = Math.min(most - 1, Math.floor(((seen + size / 2) / all) * most));
    if (wanted !== groupNo) groups.push([]);
    groupNo = wanted;
    groups[groups.length - 1].push(one);
    seen += size;
  }
  return groups;
}
