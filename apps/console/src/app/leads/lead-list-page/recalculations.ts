import type { Run } from '@heatline/contracts';
import type { ModelChoice } from '../model-choice';

export interface Recalculation {
  readonly runId: string;
  /** As in "B2B engagement: 62% on v8". */
  readonly words: string;
}

/** Recalculations under way of models that are shown: until they end, old and new scores stand side by side. */
export function recalculationsOf(choices: readonly ModelChoice[], runs: readonly Run[]): Recalculation[] {
  return choices.flatMap(({ model }) => {
    const run = runs.find(({ kind, about }) => kind === 'recalculateModel' && about.id === model?.modelId);
    if (!model || !run) return [];
    const percent = run.total ? Math.floor((100 * run.done) / run.total) : 0;
    return [{ runId: run.runId, words: `${model.name}: ${percent}% on v${model.publishedVersion}` }];
  });
}
