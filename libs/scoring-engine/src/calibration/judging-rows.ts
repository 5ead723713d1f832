import type { SuggestedRule, Suggestion } from '@heatline/contracts';
import { describeRule } from '../words/describe-rule';
import type { ScoreCount } from './auc';
import { type PointedRule, pointsPerDoubling } from './fitting-rows';
import { groupsOf } from './groups';
import type { Parts } from './parts';
import { ruleOf } from './rule-of';
import { outcomeOf } from './wilson';

/** A rule beside what became of the leads that judge. */
export function judged({ candidate, points, low, high }: PointedRule, parts: Parts): SuggestedRule {
  const all = parts.count('judge');
  const held = { count: 0, converted: 0 };
  for (const row of candidate.rows) {
    if (parts.isFit[row] === 1) continue;
    held.count++;
    held.converted += parts.converted[row];
  }
  const rule = ruleOf(candidate.question, points);
  return {
    rule,
    conditions: describeRule(rule),
    low,
    high,
    with: outcomeOf(held.count, held.converted),
    without: outcomeOf(all.count - held.count, all.converted - held.converted),
  };
}

/** What the points foretell in each group, with only the level of the odds taken from the leads that were fitted, against what came. */
export function curveOf(points: readonly number[], parts: Parts): Suggestion['curve'] {
  const perPoint = Math.LN2 / pointsPerDoubling;
  const base = baseOf(parts.counts(points, 'fit'), perPoint);
  return groupsOf(parts.counts(points, 'judge'), 10).map((group) => {
    const converted = group.reduce((sum, one) => sum + one.converted, 0);
    const count = group.reduce((sum, one) => sum + one.others, converted);
    const foretold = foretoldOf(group, base, perPoint);
    return {
      from: group[0].score,
      to: group[group.length - 1].score,
      ...outcomeOf(count, converted),
      foretold: foretold / count,
    };
  });
}

/** The log odds at 0 points with which as many conversions are foretold as there were. */
function baseOf(scores: ScoreCount[], perPoint: number): number {
  const wanted = scores.reduce((sum, one) => sum + one.converted, 0);
  let [low, high] = [-50, 50];
  for (let step = 0; step < 60; step++) {
    const base = (low + high) / 2;
    if (foretoldOf(scores, base, perPoint) < wanted) low = base;
    else high = base;
  }
  return (low + high) / 2;
}

const foretoldOf = (scores: ScoreCount[], base: number, perPoint: number): number =>
  scores.reduce(
    (sum, { score, converted, others }) => sum + (converted + others) / (1 + Math.exp(-(base + score * perPoint))),
    0,
  );
