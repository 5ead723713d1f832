import type { Tx } from '@heatline/database';

export interface NotifiedModel {
  model_id: string;
  name: string;
  levels: { key: string; name: string; tone?: string }[] | null;
}

/** As they are called now; those that were archived are left out. */
export async function notifiedModels(tx: Tx, ids: string[]): Promise<NotifiedModel[]> {
  if (ids.length === 0) return [];
  return tx.query<NotifiedModel>(
    'select model_id, name, levels from scoring.published_model where workspace_id = $1 and model_id = any($2)',
    [tx.workspaceId, ids],
  );
}
