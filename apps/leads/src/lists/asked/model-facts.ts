import type { Level } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { boundsOf } from './level-bounds';
import type { SqlTest } from '../sql/sql-test';

/** What a list has to know of a model. */
export interface ModelFacts {
  /** Its scores are of accounts. */
  ofAccounts: boolean;
  /** Scores of models that are off keep the owner and the day of when they were written. */
  active: boolean;
  /** While every score is of the version in force; until a recalculation is complete, levels of the version before are shown too. */
  levels: Level[] | null;
  /** Those of the version in force, by which they may be asked for; null: there is no such model. */
  named: Level[] | null;
}

export async function factsOfModels(tx: Tx, modelIds: string[]): Promise<Map<string, ModelFacts>> {
  if (modelIds.length === 0) return new Map();
  const rows = await tx.prepared<ModelFacts & { model_id: string }>(
    'model-facts',
    `select model_id, coalesce(kind = 'account', false) as "ofAccounts", active,
            case when last_run_version = published_version then levels end as levels,
            coalesce(levels, '[]') as named
     from scoring.published_model where workspace_id = $1 and model_id = any($2)`,
    [tx.workspaceId, modelIds],
  );
  const known = new Map(rows.map(({ model_id, ...facts }) => [model_id, facts]));
  // Of a model that is not there nobody has a score.
  return new Map(
    modelIds.map((id) => [id, known.get(id) ?? { ofAccounts: false, active: false, levels: null, named: null }]),
  );
}

/** Where in the order of scores the leads of some levels stand, so that a list need not walk past all others. */
export function withLevelBounds(tests: SqlTest[], models: ReadonlyMap<string, ModelFacts>): SqlTest[] {
  return tests.flatMap((test): SqlTest[] => {
    if (typeof test.source === 'string' || test.column !== 'level' || test.op !== 'in') return [test];
    const levels = models.get(test.source.model)?.levels;
    const bounds = levels ? boundsOf(levels, test.values) : undefined;
    const bound = (op: '>=' | '<', points: number | undefined): SqlTest[] =>
      points === undefined
        ? []
        : [{ source: test.source, column: 'score', op, value: Math.round(points * 100), type: 'bigint' }];
    return [test, ...bound('>=', bounds?.min), ...bound('<', bounds?.below)];
  });
}
