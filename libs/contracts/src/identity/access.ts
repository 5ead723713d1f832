import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { Role } from '../base/role';
import { ApiKeyScope } from './api-key';

/** What the holder of a session or a key may do, and where. The workspace of a request comes from here and from nowhere else. */
export const Access = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('session'), workspaceId: z.uuid(), memberId: z.uuid(), role: Role, expiresAt: Instant }),
  z.object({
    kind: z.literal('apiKey'),
    workspaceId: z.uuid(),
    keyId: z.uuid(),
    scopes: z.array(ApiKeyScope),
    role: Role,
    expiresAt: Instant.nullable(),
  }),
]);
export type Access = z.infer<typeof Access>;

/** base64url of the SHA-256: what is secret never crosses the bus. */
const SecretHash = z.string().length(43);

/** Answers null for a session that is unknown, expired or ended. Being used moves the expiry on. */
export const resolveSession = defineCall({
  subject: 'rpc.identity.access.session',
  request: z.strictObject({ tokenHash: SecretHash }),
  reply: z.object({ access: Access.nullable() }),
});

/** Answers null for a key that is unknown, expired or revoked. */
export const resolveApiKey = defineCall({
  subject: 'rpc.identity.access.api-key',
  request: z.strictObject({ keyId: z.uuid(), secretHash: SecretHash }),
  reply: z.object({ access: Access.nullable() }),
});

/** Core NATS, to every gateway: forget what is known of these at once. Hashes and ids only. */
export const accessChangedSubject = 'access.changed';
export const AccessChanged = z.object({
  tokenHashes: z.array(z.string()).default([]),
  memberIds: z.array(z.uuid()).default([]),
  keyIds: z.array(z.uuid()).default([]),
});
export type AccessChanged = z.infer<typeof AccessChanged>;
