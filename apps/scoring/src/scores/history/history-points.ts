import type { ScoreHistory, ScoreHistoryQuery } from '@heatline/contracts';

/** More points than a chart has pixels for help nobody. */
export const maxPoints = 400;

const stepSecondsOf = { hour: 3_600, day: 86_400, week: 604_800 } as const;
const autoSteps = [3_600, 4 * 3_600, 12 * 3_600, 86_400, 7 * 86_400, 30 * 86_400];

/** Evaluating a lead takes as long as it has facts: one with very many is looked at less often. */
const mostWork = 20_000_000;
const fewestPoints = 60;

/** Seconds between two points: what was asked for, unless that were too many. `facts`: entries of the lead's timeline. */
export function stepSeconds(from: number, to: number, resolution: ScoreHistoryQuery['resolution'], facts = 0): number {
  const most = Math.min(maxPoints, Math.max(fewestPoints, Math.floor(mostWork / Math.max(1, facts))));
  const wanted = resolution === 'auto' ? 0 : stepSecondsOf[resolution];
  const least = (to - from) / most;
  return autoSteps.find((step) => step >= wanted && step >= least) ?? Math.ceil(least);
}

/**
 * Instants of a replay: every step, and the second after each fact, so that a jump stands where it happened; the steps alone
 * when there are more facts than a chart can show.
 */
export function replayInstants(factTimes: number[], from: number, end: number, step: number): number[] {
  const steps: number[] = [];
  for (let at = from; at < end; at += step) steps.push(at);
  if (factTimes.length > maxPoints) return steps;
  const after = factTimes.map((time) => time + 1).filter((at) => at > from && at < end);
  return [...new Set([...steps, ...after])].sort((a, b) => a - b);
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
