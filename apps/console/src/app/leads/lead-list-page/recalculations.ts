import type { Run } from '@heatline/contracts';
import { shareOf, type VersionShares } from '../../api/version-shares';
import type { ModelChoice } from '../model-choice';

export interface Recalculation {
  readonly link: readonly string[];
  /** As in "B2B engagement: 62% on v8". */
  readonly words: string;
}

/** Models that are shown with old and new scores side by side, or that are being recalculated. */
export function recalculationsOf(
  choices: readonly ModelChoice[],
  runs: readonly Run[],
  shares: Pick<VersionShares, 'wordsOf'>,
): Recalculation[] {
  return choices.flatMap(({ model }) => {
    if (!model) return [];
    const run = runs.find(({ kind, about }) => kind === 'recalculateModel' && about.id === model.modelId);
    const link = run ? ['/runs', run.runId] : ['/scoring', model.modelId];
    const words = shares.wordsOf(model, run);
    if (words) return [{ link, words: `${model.name}: ${words}` }];
    if (!run || shareOf(model, run) !== 'all') return [];
    const percent = run.total ? Math.floor((100 * run.done) / run.total) : 0;
    return [{ link, words: `${model.name}: ${percent}% recalculated` }];
  });
}
