import type { CallContext } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';
import { AuditRow } from './rows/audit-row';

export type AuditAction =
  | 'workspace.created'
  | 'workspace.changed'
  | 'member.invited'
  | 'member.changed'
  | 'member.password_link_made'
  | 'member.password_chosen'
  | 'member.password_changed'
  | 'apiKey.created'
  | 'apiKey.revoked'
  | 'lead.shared'
  | 'lead.share_revoked'
  | 'view.created'
  | 'view.changed'
  | 'view.shared'
  | 'view.unshared'
  | 'view.deleted'
  | 'view.restored';

export interface AuditEntryDraft {
  action: AuditAction;
  subject: { kind: AuditRow['subjectKind']; id: string };
  /** What changed, as plain values; never a secret, never a password, never an address. */
  details?: Record<string, unknown>;
}

/** Writes down who did what, in the transaction that does it: neither is ever kept without the other. */
export async function writeDown(
  tx: Tx,
  by: CallContext['actor'],
  { action, subject, details = {} }: AuditEntryDraft,
): Promise<void> {
  await tx.entities.insert(AuditRow, {
    workspaceId: tx.workspaceId!,
    id: uuidv7(),
    at: await tx.now(),
    actorKind: by?.kind ?? 'system',
    actorId: by?.id ?? null,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    details,
  });
}
