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
  cause: ScoreChangeCause | null;
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
  const jumps = new Map<number, { spike: Spike; largest: number }>();
  for (const [index, { at, score, cause }] of steps.entries()) {
    const before = steps[index - 1];
    if (!before || before.score === score) continue;
    const size = Math.abs(score - before.score);
    const place = Math.floor((at - from) / width);
    const known = jumps.get(place);
    if (known) {
      Object.assign(known.spike, { at, to: score }, size > known.largest && { cause });
      known.largest = Math.max(size, known.largest);
    } else {
      jumps.set(place, { spike: { since: before.at, at, from: before.score, to: score, cause }, largest: size });
    }
  }
  const sizeOf = (spike: Spike) => Math.abs(spike.to - spike.from);
  return [...jumps.values()]
    .map(({ spike }) => spike)
    .filter((spike) => sizeOf(spike) >= Math.max(100, span * smallestShare))
    .sort((a, b) => sizeOf(b) - sizeOf(a) || a.at - b.at)
    .slice(0, most);
}
