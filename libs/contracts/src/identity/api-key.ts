import * as z from 'zod';
import { defineCall } from '../base/call';
import { IdempotencyKey } from '../base/idempotency';
import { Instant } from '../base/instant';
import { ShownName } from './names';
import type { Role } from '../base/role';

/** What a key opens. `admin` opens everything that keys may do; no other scope includes a second one. */
export const apiKeyScopes = ['read', 'facts:write', 'models:write', 'admin'] as const;
export const ApiKeyScope = z.enum(apiKeyScopes);
export type ApiKeyScope = z.infer<typeof ApiKeyScope>;

export const scopeAllows = (scopes: readonly ApiKeyScope[], needed: ApiKeyScope): boolean =>
  scopes.includes(needed) || scopes.includes('admin');

/** The role that services see when a key acts: the least that its widest scope needs. */
export function roleOfScopes(scopes: readonly ApiKeyScope[]): Role {
  if (scopes.includes('admin')) return 'admin';
  if (scopes.includes('models:write')) return 'marketer';
  if (scopes.includes('facts:write')) return 'rep';
  return 'viewer';
}

export const ApiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  /** How the key begins, so that one can tell which it is. */
  prefix: z.string(),
  scopes: z.array(ApiKeyScope),
  createdAt: Instant,
  createdBy: z.uuid().nullable(),
  expiresAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  /** The day of the last use; kept by the day, so that a busy key writes nothing. */
  lastUsedOn: z.iso.date().nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const ApiKeyDraft = z.strictObject({
  name: ShownName,
  scopes: z.array(ApiKeyScope).min(1, 'Choose at least one scope').max(apiKeyScopes.length),
  /** Absent or null: until it is revoked. */
  expiresAt: Instant.nullish(),
});
export type ApiKeyDraft = z.infer<typeof ApiKeyDraft>;

export const listApiKeys = defineCall({
  subject: 'rpc.identity.api-keys.list',
  request: z.strictObject({}),
  reply: z.object({ items: z.array(ApiKey) }),
});

/** `secret` is the whole key as programs send it; it is shown this once, and again only to who sends the same `idempotencyKey`. */
export const createApiKey = defineCall({
  subject: 'rpc.identity.api-keys.create',
  request: ApiKeyDraft.extend({ idempotencyKey: IdempotencyKey }),
  reply: z.object({ key: ApiKey, secret: z.string() }),
  refusals: ['expiry_in_the_past', 'too_many_api_keys', 'idempotency_key_reused'],
});

export const revokeApiKey = defineCall({
  subject: 'rpc.identity.api-keys.revoke',
  request: z.strictObject({ keyId: z.uuid() }),
  reply: ApiKey,
  refusals: ['api_key_not_found'],
});
