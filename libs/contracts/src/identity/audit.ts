import * as z from 'zod';
import { defineAnnouncement, defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { PageQuery, pageOf } from '../base/page';

/** Who changed what, when. Ids and plain values only: no secret and no password is ever in it. */
const AuditSubjectKind = z.enum(['workspace', 'member', 'apiKey', 'lead', 'account', 'model', 'view']);
const AuditActor = z.object({ kind: z.enum(['member', 'apiKey', 'system']), id: z.uuid().nullable() });

export const AuditEntry = z.object({
  id: z.uuid(),
  at: Instant,
  actor: AuditActor.extend({ name: z.string().nullable() }),
  /** As in `member.invited`. */
  action: z.string(),
  /** Names of leads are not kept here and not looked up: read the lead by its id. Those of views only while they are shared. */
  subject: z.object({ kind: AuditSubjectKind, id: z.uuid(), name: z.string().nullable() }),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const listAudit = defineCall({
  subject: 'rpc.identity.audit.list',
  request: z.strictObject({ ...PageQuery.shape }),
  reply: pageOf(AuditEntry),
});

const ActionTaken = z.object({
  at: Instant,
  actor: AuditActor,
  action: z.string().max(100),
  subject: z.object({ kind: AuditSubjectKind, id: z.uuid() }),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type ActionTaken = z.infer<typeof ActionTaken>;

/** Somebody changed something that another service owns, which that service announces; identity writes it down. Ids and plain values only. */
export const actionTaken = {
  leads: defineAnnouncement({ subject: 'evt.leads.action-taken', payload: ActionTaken }),
  scoring: defineAnnouncement({ subject: 'evt.scoring.action-taken', payload: ActionTaken }),
};
