import type { Suggestion } from '@heatline/contracts';
import { aucOf } from './auc';
import { candidatesOf } from './candidates';
import type { Examples } from './examples';
import { FittingRows } from './fitting-rows';
import { curveOf, judged } from './judging-rows';
import { lateSigns } from './late-signs';
import { Parts } from './parts';

/** A model stays something that a person can read. */
export const mostRules = 20;
/** Fewer conversions, or fewer leads without one, say nothing that would still be true tomorrow. */
export const leastOfEach = 50;
/** Below this even the cautious end of the judged order is of no use to anybody. */
export const usefulAuc = 0.55;

export interface SuggestOptions {
  maxRules?: number;
  /** In points, of the model that would use the rules; null = none. */
  floor?: number | null;
}

/** Rules of whole points from what became of leads: docs/calibration.md says how and why. The same examples give the same rules. */
export function suggestRules(
  examples: Examples,
  { maxRules = mostRules, floor = null }: SuggestOptions = {},
): Suggestion {
  const parts = new Parts(examples);
  const fit = parts.count('fit');
  const judge = parts.count('judge');
  const empty = { because: null, fit, judge, looks: 0, auc: null, modelAuc: null, rules: [], late: [], curve: [] };
  const least = Math.min(fit.converted, fit.count - fit.converted, judge.converted, judge.count - judge.converted);
  const leastOfAll = Math.min(
    fit.converted + judge.converted,
    fit.count + judge.count - fit.converted - judge.converted,
  );
  if (least < leastOfEach / 4 || leastOfAll < leastOfEach) return { ...empty, verdict: 'too_few' };

  const columns = examples.columns();
  const late = lateSigns(columns, parts);
  const modelAuc = aucOf(parts.counts(examples.scores, 'judge'));
  const leftOut = new Set(late.filter((one) => one.leftOut).map(({ sign }) => sign));
  const usable = columns.filter(({ sign }) => !leftOut.has(sign));
  const candidates = candidatesOf(usable, parts.isFit, Math.max(25, Math.round(fit.count / 200)));
  const found = { ...empty, modelAuc, late, looks: candidates.length };
  const fitting = new FittingRows(parts.converted, parts.isFit, candidates);
  const rules = fitting.inPoints(fitting.choose(maxRules));
  if (rules.length === 0) return { ...found, verdict: 'no_signal', because: 'nothing_found' };

  const points: number[] = new Array(parts.converted.length).fill(0);
  for (const rule of rules) for (const row of rule.candidate.rows) points[row] += rule.points;
  if (floor !== null) points.forEach((sum, row) => (points[row] = Math.max(floor, sum)));
  const auc = aucOf(parts.counts(points, 'judge'));
  if (auc === null || auc.low < usefulAuc) return { ...found, auc, verdict: 'no_signal', because: 'not_confirmed' };
  return {
    ...found,
    verdict: 'useful',
    auc,
    rules: rules.map((rule) => judged(rule, parts)),
    curve: curveOf(points, parts),
  };
}
