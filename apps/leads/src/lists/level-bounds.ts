import type { Level } from '@heatline/contracts';
import type { Tx } from '@heatline/database';

/** The scores between which levels lie, in points: from `min` up to but not including `below`. Undefined = open. */
export interface Bounds {
  min?: number;
  below?: number;
}

/** Levels are sorted by their lower bounds. @returns undefined if none of the keys is a level */
export function boundsOf(levels: Pick<Level, 'key' | 'from'>[], keys: string[]): Bounds | undefined {
  const chosen = levels.flatMap(({ key }, i) => (keys.includes(key) ? [i] : []));
  const first = chosen[0];
  if (first === undefined) return undefined;
  const min = levels[first]!.from;
  const below = levels[chosen.at(-1)! + 1]?.from;
  return { ...(min !== undefined && { min }), ...(below !== undefined && { below }) };
}

/**
 * Where in the order of scores the leads of these levels stand, so that a list need not walk past all others. Only while
 * every score is of the version in force: until a recalculation is complete, levels of the version before are shown too.
 */
export async function levelBounds(tx: Tx, modelId: string, keys: string[]): Promise<Bounds | undefined> {
  const [model] = await tx.prepared<{ levels: Level[] | null }>(
    'model-levels',
    `select levels from scoring.published_model
     where workspace_id = $1 and model_id = $2 and last_run_version = published_version`,
    [tx.workspaceId, modelId],
  );
  return model?.levels ? boundsOf(model.levels, keys) : undefined;
}
