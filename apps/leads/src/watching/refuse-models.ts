import { Refusal } from '@heatline/contracts';
import type { Tx } from '@heatline/database';

/** Models by whose scores leads are watched. @throws Refusal `model_not_found`, `model_of_accounts` */
export async function refuseModels(tx: Tx, modelIds: string[]): Promise<void> {
  const ids = [...new Set(modelIds)];
  const known = await tx.query<{ model_id: string; kind: string }>(
    'select model_id, kind from scoring.published_model where workspace_id = $1 and model_id = any($2)',
    [tx.workspaceId, ids],
  );
  for (const modelId of ids) {
    const model = known.find(({ model_id }) => model_id === modelId);
    if (!model) throw new Refusal('model_not_found', { modelId });
    if (model.kind === 'account') throw new Refusal('model_of_accounts', { modelId });
  }
}
