import type { ScoreChangeCause } from '@heatline/contracts';

/** A step of a score's course. Seconds since 1970; hundredths. `cause`: as it was recorded; null = replayed. */
export interface Step {
  at: number;
  score: number;
  cause: ScoreChangeCause | null;
}

/** A jump that stands out. `since`: when the score was last seen before it. */
export interface Spike {
  since: number;
  at: number;
  from: number;
  to: number;
  /** Of the changes that gave most in its direction; null = replayed. */
  cause: ScoreChangeCause | null;
  /** What the changes of this cause gave together, and when the largest of them was. */
  byCause: number;
  changedAt: number;
}

interface Change extends Pick<Step, 'at' | 'cause'> {
  by: number;
}

interface Jump extends Pick<Spike, 'since' | 'at' | 'from' | 'to'> {
  changes: Change[];
}

/** Only jumps of this share of the drawn range are named, and at most so many. */
const smallestShare = 0.12;
const most = 4;
/** What lies within this share of the drawn time is one jump: it stands in one place. */
const together = 1 / 60;

/** The jumps of a course that stand out, the largest first. Steps in time order. */
export function spikesIn(steps: Step[], from: number, to: number): Spike[] {
  const scores = steps.map(({ score }) => score);
  const span = Math.max(0, ...scores) - Math.min(0, ...scores);
  const width = (to - from) * together || 1;
  const jumps = new Map<number, Jump>();
  for (const [index, { at, score, cause }] of steps.entries()) {
    const before = steps[index - 1];
    if (!before || before.score === score) continue;
    const place = Math.floor((at - from) / width);
    // Two changes of one second are of the same instant: what was before is the second before.
    const since = Math.min(before.at, at - 1);
    const jump = jumps.get(place) ?? { since, at, from: before.score, to: score, changes: [] };
    jump.changes.push({ at, cause, by: score - before.score });
    jumps.set(place, { ...jump, at, to: score });
  }
  const sizeOf = (jump: Jump) => Math.abs(jump.to - jump.from);
  return [...jumps.values()]
    .filter((jump) => sizeOf(jump) >= Math.max(100, span * smallestShare))
    .sort((a, b) => sizeOf(b) - sizeOf(a) || a.at - b.at)
    .slice(0, most)
    .map(({ changes, ...jump }) => ({ ...jump, ...madeBy(changes, Math.sign(jump.to - jump.from)) }));
}

/** What went up and down again in one place made nothing of its jump: the changes of each cause are taken together. */
function madeBy(changes: Change[], direction: number): Pick<Spike, 'cause' | 'byCause' | 'changedAt'> {
  const sums = new Map<Change['cause'], number>();
  for (const { cause, by } of changes) sums.set(cause, (sums.get(cause) ?? 0) + by);
  const [cause, byCause] = [...sums].reduce((most, next) => (next[1] * direction > most[1] * direction ? next : most));
  const { at: changedAt } = changes
    .filter((change) => change.cause === cause)
    .reduce((most, next) => (next.by * direction > most.by * direction ? next : most));
  return { cause, byCause, changedAt };
}
