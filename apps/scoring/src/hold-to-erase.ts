import type { Tx } from '@heatline/database';
import { forgetAccountActivity } from './accounts/account-activity';

/**
 * Before anything of these leads, and accounts, is erased: what whoever scores them holds, in the same order. Rows are deleted in the order
 * in which they lie.
 */
export async function holdToErase(tx: Tx, ids: string[]): Promise<void> {
  const params = [tx.workspaceId, ids];
  await tx.execute(
    'SELECT FROM timeline WHERE workspace_id = $1 AND lead_id = ANY ($2) ORDER BY lead_id FOR UPDATE',
    params,
  );
  // With the models named it goes along the key; it begins with them.
  await tx.execute(
    `SELECT FROM score WHERE workspace_id = $1 AND lead_id = ANY ($2)
        AND model_id = ANY (ARRAY(SELECT model_id FROM model WHERE workspace_id = $1))
      ORDER BY lead_id, model_id FOR UPDATE`,
    params,
  );
  await forgetAccountActivity(tx, ids);
}
