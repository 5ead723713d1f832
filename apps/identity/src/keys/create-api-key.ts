import { Injectable } from '@nestjs/common';
import { type ApiKey, type ApiKeyDraft, apiKeyText, type CallContext, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';
import { writeDown } from '../audit-trail';
import { toApiKey } from '../rows/api-key-row';
import { hashOfSecret, newSecret } from '../secret';
import { ApiKeys } from './api-keys';

/** Far more than anybody looks after. */
const maxUsable = 100;

@Injectable()
export class CreateApiKey {
  constructor(private readonly database: Database) {}

  run({ name, scopes, expiresAt }: ApiKeyDraft, context: CallContext): Promise<{ key: ApiKey; secret: string }> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const keys = new ApiKeys(tx);
      const expiry = expiresAt ? new Date(expiresAt) : null;
      if (expiry && expiry <= (await tx.now())) throw new Refusal('expiry_in_the_past');
      if ((await keys.countUsable()) >= maxUsable) throw new Refusal('too_many_api_keys', { max: maxUsable });
      const secret = newSecret();
      const row = await keys.add({
        id: uuidv7(),
        name,
        scopes: [...new Set(scopes)],
        expiresAt: expiry,
        secretHash: hashOfSecret(secret),
        createdBy: context.actor?.kind === 'member' ? context.actor.id : null,
      });
      await writeDown(tx, context.actor, {
        action: 'apiKey.created',
        subject: { kind: 'apiKey', id: row.id },
        details: { scopes: row.scopes, expiresAt: expiresAt ?? null },
      });
      return { key: toApiKey(row), secret: apiKeyText(row.id, secret) };
    });
  }
}
