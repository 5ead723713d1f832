import { Injectable } from '@nestjs/common';
import type { ApiKey, CallContext } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Announcer } from '../announcer';
import { writeDown } from '../audit-trail';
import { toApiKey } from '../rows/api-key-row';
import { ApiKeys } from './api-keys';

/** For good. The same again changes nothing. */
@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  run(keyId: string, context: CallContext): Promise<ApiKey> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const keys = new ApiKeys(tx);
      const before = await keys.byId(keyId);
      if (before.revokedAt) return toApiKey(before);
      await keys.revoke(keyId);
      await writeDown(tx, context.actor, { action: 'apiKey.revoked', subject: { kind: 'apiKey', id: keyId } });
      tx.afterCommit(() => this.announcer.accessChanged({ keyIds: [keyId] }));
      return toApiKey(await keys.byId(keyId));
    });
  }
}
