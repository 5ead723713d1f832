import { Injectable } from '@nestjs/common';
import { type Access, roleOfScopes } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { sameHash } from '../secret';
import { ApiKeys } from './api-keys';

/** What the holder of a key may do now; null for a key that is unknown, revoked or expired. */
@Injectable()
export class ResolveApiKey {
  constructor(private readonly database: Database) {}

  async run({ keyId, secretHash }: { keyId: string; secretHash: string }): Promise<{ access: Access | null }> {
    const address = await this.database.inSystem((tx) =>
      tx.one<{ workspace_id: string }>('select workspace_id from identity.api_key_address where key_id = $1', [keyId]),
    );
    if (!address) return { access: null };
    return this.database.inWorkspace(address.workspace_id, async (tx) => {
      const keys = new ApiKeys(tx);
      const key = await keys.find(keyId);
      if (!key || !sameHash(key.secretHash, secretHash)) return { access: null };
      if (key.revokedAt || (key.expiresAt && key.expiresAt <= (await tx.now()))) return { access: null };
      await keys.noteUse(keyId);
      const { workspaceId, scopes, expiresAt } = key;
      const role = roleOfScopes(scopes);
      return {
        access: { kind: 'apiKey', workspaceId, keyId, scopes, role, expiresAt: expiresAt?.toISOString() ?? null },
      };
    });
  }
}
