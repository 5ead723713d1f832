import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { PageQuery, pageOf } from '../base/page';

/** Who changed what, when. Ids and plain values only: no secret and no password is ever in it. */
export const AuditEntry = z.object({
  id: z.uuid(),
  at: Instant,
  actor: z.object({
    kind: z.enum(['member', 'apiKey', 'system']),
    id: z.uuid().nullable(),
    name: z.string().nullable(),
  }),
  /** As in `member.invited`. */
  action: z.string(),
  subject: z.object({ kind: z.enum(['workspace', 'member', 'apiKey']), id: z.uuid(), name: z.string().nullable() }),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const listAudit = defineCall({
  subject: 'rpc.identity.audit.list',
  request: z.strictObject({ ...PageQuery.shape }),
  reply: pageOf(AuditEntry),
});
