import { Injectable } from '@nestjs/common';
import type { CallContext, ChangedBy } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { Outbox } from '@heatline/messaging';
import { v7 as uuidv7 } from 'uuid';
import { audited } from '../audited';
import { changedBy } from '../changed-by';

/** What was changed, as the history shows it. */
export type LoggedChange =
  | { kind: 'name'; name: string | null; before: string | null }
  | { kind: 'alias'; action: 'added' | 'removed' | 'madePrimary'; type: string; value: string }
  | { kind: 'note'; action: 'written' | 'edited' | 'deleted' | 'restored'; noteId: string };

export interface NewName {
  leadId: string;
  name: string | null;
  before: string | null;
}

/** Remembers, for the history and the audit log, changes that leave no trace of their own. */
@Injectable()
export class LeadChangeLog {
  constructor(private readonly outbox: Outbox) {}

  async add(
    tx: Tx,
    of: { rootId: string; leadId: string },
    { kind, ...details }: LoggedChange,
    at: Date,
    context: CallContext,
  ): Promise<void> {
    const by = changedBy(context);
    await tx.execute(
      `insert into lead_change (workspace_id, lead_id, original_lead_id, change_id, at, kind, details, by_kind, by_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [tx.workspaceId, of.rootId, of.leadId, uuidv7(), at, kind, JSON.stringify(details), by.kind, by.id],
    );
    // What was said stays here: the audit log keeps no names, addresses or texts of people.
    const action = 'action' in details ? `lead.${kind}_${details.action}` : `lead.${kind}_changed`;
    const ids: Record<string, string> =
      'noteId' in details ? { noteId: details.noteId } : 'type' in details ? { type: details.type } : {};
    await audited(this.outbox, tx, context, { action, subject: { kind: 'lead', id: of.rootId }, details: ids });
  }

  /** Names that came with leads of a batch, or by a merge. Whoever sends thousands has sent them, and the audit log says nothing of each. */
  async addNames(
    tx: Tx,
    names: NewName[],
    { by, receivedAt, mergeId = null }: { by: ChangedBy; receivedAt: Date; mergeId?: string | null },
  ): Promise<void> {
    if (names.length === 0) return;
    await tx.prepared(
      'log-names',
      `insert into lead_change (workspace_id, lead_id, original_lead_id, change_id, at, kind, details, by_kind, by_id, merge_id)
       select $1, n.lead_id, n.lead_id, n.change_id, $2, 'name', n.details, $3, $4, $8
       from unnest($5::uuid[], $6::uuid[], $7::jsonb[]) as n (lead_id, change_id, details)`,
      [
        tx.workspaceId,
        receivedAt,
        by.kind,
        by.id,
        names.map(({ leadId }) => leadId),
        names.map(() => uuidv7()),
        names.map(({ name, before }) => JSON.stringify({ name, before })),
        mergeId,
      ],
    );
  }

  /** A name that came by a merge was another lead's: nothing of it stays, neither as what it was nor as what it was before it was changed. */
  async takeBackName(tx: Tx, leadId: string, mergeId: string): Promise<void> {
    await tx.execute(
      `with gone as (
         delete from lead_change where workspace_id = $1 and lead_id = $2 and merge_id = $3 returning change_id, details)
       update lead_change c set details = c.details || jsonb_build_object('before', gone.details -> 'before') from gone
       where c.workspace_id = $1 and c.lead_id = $2 and c.kind = 'name' and c.change_id > gone.change_id
         and c.details -> 'before' = gone.details -> 'name'`,
      [tx.workspaceId, leadId, mergeId],
    );
  }
}
