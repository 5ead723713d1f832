import type { Level, Outcome, ScoreOutcomes } from '@heatline/contracts';
import { aucOf, type ScoreCount } from './auc';
import { groupsOf } from './groups';
import { leastOfEach } from './suggest';
import { outcomeOf } from './wilson';

const bands = 10;

/** How scores (in hundredths) went with what became of leads: by level, by band, and as an order. */
export function scoreOutcomes(counts: readonly ScoreCount[], levels: readonly Level[]): Omit<ScoreOutcomes, 'rules'> {
  const all = sumOf(counts);
  const auc = aucOf(counts);
  const few = Math.min(all.converted, all.count - all.converted) < leastOfEach;
  return {
    auc,
    verdict: few ? 'too_few' : auc !== null && auc.low > 0.5 ? 'useful' : 'no_signal',
    levels: levels.map(({ key, name, tone, from = -Infinity }, index) => {
      const below = levels[index + 1]?.from ?? Infinity;
      const outcome = sumOf(counts.filter(({ score }) => score >= from * 100 && score < below * 100));
      return { level: { key, name, tone }, ...outcome, lift: liftOf(outcome, all) };
    }),
    bands: groupsOf(counts, bands).map((group) => {
      const outcome = sumOf(group);
      const [from, to] = [group[0].score / 100, group[group.length - 1].score / 100];
      return { from, to, ...outcome, lift: liftOf(outcome, all) };
    }),
  };
}

export function sumOf(counts: readonly ScoreCount[]): Outcome {
  const converted = counts.reduce((sum, one) => sum + one.converted, 0);
  return outcomeOf(
    counts.reduce((sum, one) => sum + one.others, converted),
    converted,
  );
}

const liftOf = (part: Outcome, all: Outcome): number | null =>
  part.count === 0 || all.converted === 0 ? null : part.rate.value / all.rate.value;
