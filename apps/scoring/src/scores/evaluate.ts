import { type Facts, type LeanScore, newLeanScore, scoreLean } from '@heatline/scoring-engine';
import type { ActiveModel } from '../timelines/rulebook';

/** What one model says of one lead as of T. Scores in hundredths; `until` in seconds since 1970: when time alone may change something of this (null = never). */
export interface Evaluation {
  score: number;
  level: string;
  until: number | null;
  change7: number;
  change30: number;
  /** The greatest score seen while evaluating: a first peak. */
  highest: number;
}

export const daySeconds = 86_400;

// Reused by every call: evaluating a million leads allocates three numbers once.
const latest: LeanScore = newLeanScore();
const then: LeanScore = newLeanScore();

/**
 * Score, level and trend. The trend is this version now against this version then, so publishing moves no arrow. Where nothing
 * fades, `until` tells for how long a score of the past stayed as it was: most leads are evaluated once and not three times.
 */
export function evaluate({ compiled, levels, fades }: ActiveModel, facts: Facts, asOf: number): Evaluation {
  scoreLean(compiled, facts, asOf - 30 * daySeconds, then);
  const month = then.hundredths;
  const monthUntil = then.until;
  if (then.fades || monthUntil <= asOf - 7 * daySeconds) scoreLean(compiled, facts, asOf - 7 * daySeconds, then);
  const week = then.hundredths;
  const weekUntil = then.until;
  let now = then;
  if (then.fades || weekUntil <= asOf) scoreLean(compiled, facts, asOf, (now = latest));
  // The arrow moves when what is compared with does. Where everything fades all the time, the daily recalculation moves it.
  const until = fades ? now.until : Math.min(now.until, weekUntil + 7 * daySeconds, monthUntil + 30 * daySeconds);
  return {
    score: now.hundredths,
    level: levels[now.level]!.key,
    until: until === Infinity ? null : until,
    change7: now.hundredths - week,
    change30: now.hundredths - month,
    highest: Math.max(now.hundredths, week, month),
  };
}

export function scoreThen(compiled: ActiveModel['compiled'], facts: Facts, asOf: number): number {
  scoreLean(compiled, facts, asOf, then);
  return then.hundredths;
}
