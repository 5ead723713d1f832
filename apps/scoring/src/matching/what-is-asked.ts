import { type Condition, Refusal } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { leavesOf } from '@heatline/scoring-engine';

/** What a condition asks of others than a lead's own facts: which columns have to be read beside the timeline. */
export interface Asked {
  owner: boolean;
  account: boolean;
  watched: boolean;
  /** Models whose scores are of leads, and those whose scores are of accounts. */
  models: string[];
  accountModels: string[];
  /** Changes over other spans than those that stand beside the score: they are summed up from history. */
  changes: { modelId: string; days: number }[];
}

/** The spans whose change is kept with the score. */
const kept = new Set([7, 30]);

/** @throws Refusal `condition_not_supported` for what scoring has no rows of */
export async function whatIsAsked(tx: Tx, condition: Condition): Promise<Asked> {
  const leaves = leavesOf(condition);
  if (leaves.some((leaf) => 'segment' in leaf)) {
    throw new Refusal('condition_not_supported', {}, 'A condition on segments cannot be answered yet');
  }
  const named = new Set<string>();
  const changes = new Map<string, { modelId: string; days: number }>();
  for (const leaf of leaves) {
    if ('scoreChange' in leaf) {
      named.add(leaf.scoreChange);
      const { scoreChange: modelId, days } = leaf;
      if (!kept.has(days)) changes.set(`${modelId} ${days}`, { modelId, days });
    } else if ('score' in leaf) named.add(leaf.score);
    else if ('level' in leaf) named.add(leaf.level);
  }
  const accountModels = await accountModelsAmong(tx, [...named]);
  if ([...changes.values()].some(({ modelId }) => accountModels.has(modelId))) {
    throw new Refusal('condition_not_supported', {}, 'Changes of account scores are known for 7 and 30 days');
  }
  return {
    owner: leaves.some((leaf) => 'owner' in leaf),
    account: accountModels.size > 0 || leaves.some((leaf) => 'account' in leaf && Array.isArray(leaf.account)),
    watched: leaves.some((leaf) => 'watched' in leaf),
    models: [...named].filter((id) => !accountModels.has(id)),
    accountModels: [...accountModels],
    changes: [...changes.values()],
  };
}

async function accountModelsAmong(tx: Tx, modelIds: string[]): Promise<Set<string>> {
  if (modelIds.length === 0) return new Set();
  const rows = await tx.query<{ model_id: string }>(
    `SELECT model_id FROM model WHERE workspace_id = $1 AND model_id = ANY ($2) AND kind = 'account'`,
    [tx.workspaceId, modelIds],
  );
  return new Set(rows.map(({ model_id }) => model_id));
}
