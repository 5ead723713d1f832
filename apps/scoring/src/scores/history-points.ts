import type { ScoreHistory, ScoreHistoryQuery } from '@heatline/contracts';

/** More points than a chart has pixels for help nobody. */
export const maxPoints = 400;

const stepSecondsOf = { hour: 3_600, day: 86_400, week: 604_800 } as const;
const autoSteps = [3_600, 4 * 3_600, 12 * 3_600, 86_400, 7 * 86_400, 30 * 86_400];

/** Seconds between two points: what was asked for, unless that were too many. */
export function stepSeconds(from: number, to: number, resolution: ScoreHistoryQuery['resolution']): number {
  const wanted = resolution === 'auto' ? 0 : stepSecondsOf[resolution];
  const least = (to - from) / maxPoints;
  return autoSteps.find((step) => step >= wanted && step >= least) ?? Math.ceil(least);
}

export interface Recorded {
  /** Seconds since 1970. */
  at: number;
  score: number;
  level: string;
}

/**
 * What was shown over a range: the state at its start (if history reaches so far back), every change, and the state at its
 * end. Too many changes are thinned to the last one of each step; the greatest and the least of a step may be lost then.
 */
export function recordedPoints(
  changes: Recorded[],
  before: Recorded | null,
  from: number,
  to: number,
  step: number,
): Recorded[] {
  const kept =
    changes.length <= maxPoints
      ? changes
      : [...new Map(changes.map((change) => [Math.floor(change.at / step), change])).values()];
  const points = before ? [{ ...before, at: from }, ...kept] : kept;
  const last = points.at(-1);
  return last && last.at < to ? [...points, { ...last, at: to }] : points;
}

/** A whole point up or down from first to last is a direction; less is none. Hundredths. */
export function directionOf(scores: number[]): ScoreHistory['direction'] {
  const difference = (scores.at(-1) ?? 0) - (scores[0] ?? 0);
  return difference >= 100 ? 'rising' : difference <= -100 ? 'falling' : 'flat';
}
