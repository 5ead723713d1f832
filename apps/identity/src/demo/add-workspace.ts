import { apiKeyText } from '@heatline/contracts';
import type { Database } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';
import { ApiKeys } from '../keys/api-keys';
import { hashOfSecret, newSecret } from '../secret';

export interface AddedWorkspace {
  workspaceId: string;
  workspaceName: string;
  /** Opens everything that keys can. Shown this once. */
  apiKey: string;
}

/** A further workspace of this installation with its first API key; members are invited with that. */
export async function addWorkspace(
  database: Database,
  { name, timeZone }: { name: string; timeZone: string },
): Promise<AddedWorkspace> {
  const workspaceId = uuidv7();
  const secret = newSecret();
  return database.inWorkspace(workspaceId, async (tx) => {
    await tx.execute('insert into identity.workspace (workspace_id, name, time_zone) values ($1, $2, $3)', [
      workspaceId,
      name,
      timeZone,
    ]);
    const { id } = await new ApiKeys(tx).add({
      id: uuidv7(),
      name: 'First key',
      scopes: ['admin'],
      secretHash: hashOfSecret(secret),
      createdBy: null,
      expiresAt: null,
    });
    return { workspaceId, workspaceName: name, apiKey: apiKeyText(id, secret) };
  });
}
