import { Injectable } from '@nestjs/common';
import { type ApiKey, type ApiKeyDraft, apiKeyText, type CallContext, memberOf, Refusal } from '@heatline/contracts';
import { AnsweredRequests, Database, type Tx } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';
import { writeDown } from '../audit-trail';
import { toApiKey } from '../rows/api-key-row';
import { hashOfSecret, newSecret, secretOf } from '../secret';
import { ApiKeys } from './api-keys';

/** Far more than anybody looks after. */
const maxUsable = 100;

@Injectable()
export class CreateApiKey {
  constructor(private readonly database: Database) {}

  run(
    { idempotencyKey, ...draft }: ApiKeyDraft & { idempotencyKey?: string | undefined },
    context: CallContext,
  ): Promise<{ key: ApiKey; secret: string }> {
    const keyed = { call: 'create-api-key', key: idempotencyKey, request: draft };
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const { keyId, half } = await new AnsweredRequests(tx, context).once(keyed, async () => {
        const half = newSecret();
        return { keyId: await this.add(tx, context, draft, secretOf(half, idempotencyKey)), half };
      });
      const key = toApiKey(await new ApiKeys(tx).byId(keyId));
      return { key, secret: apiKeyText(keyId, secretOf(half, idempotencyKey)) };
    });
  }

  private async add(
    tx: Tx,
    context: CallContext,
    { name, scopes, expiresAt }: ApiKeyDraft,
    secret: string,
  ): Promise<string> {
    const keys = new ApiKeys(tx);
    const expiry = expiresAt ? new Date(expiresAt) : null;
    if (expiry && expiry <= (await tx.now())) throw new Refusal('expiry_in_the_past');
    if ((await keys.countUsable()) >= maxUsable) throw new Refusal('too_many_api_keys', { max: maxUsable });
    const row = await keys.add({
      id: uuidv7(),
      name,
      scopes: [...new Set(scopes)],
      expiresAt: expiry,
      secretHash: hashOfSecret(secret),
      createdBy: memberOf(context),
    });
    await writeDown(tx, context.actor, {
      action: 'apiKey.created',
      subject: { kind: 'apiKey', id: row.id },
      details: { scopes: row.scopes, expiresAt: expiresAt ?? null },
    });
    return row.id;
  }
}
