import { type AuditEntry, type CallContext, type Page, type PageQuery } from '@heatline/contracts';
import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, toPage } from '@heatline/database';
import { z } from 'zod';

interface Columns {
  entry_id: string;
  at: Date;
  actor_kind: AuditEntry['actor']['kind'];
  actor_id: string | null;
  actor_name: string | null;
  action: string;
  subject_kind: AuditEntry['subject']['kind'];
  subject_id: string;
  subject_name: string | null;
  details: Record<string, unknown>;
}

/** Newest first. Names are looked up, not kept: who was erased is not named here either. */
@Injectable()
export class ListAudit {
  constructor(private readonly database: Database) {}

  async run({ limit, cursor }: PageQuery, context: CallContext): Promise<Page<AuditEntry>> {
    const before = decodeCursor(z.uuid(), cursor);
    const rows = await this.database.inWorkspace(context.workspaceId, (tx) =>
      tx.query<Columns>(
        `select a.entry_id, a.at, a.actor_kind, a.actor_id, coalesce(by_member.name, by_key.name) as actor_name, a.action,
                a.subject_kind, a.subject_id, coalesce(member.name, key.name, workspace.name, shared_view.name) as subject_name, a.details
           from identity.audit_entry a
           left join identity.member by_member on a.actor_kind = 'member' and by_member.member_id = a.actor_id
           left join identity.api_key by_key on a.actor_kind = 'apiKey' and by_key.key_id = a.actor_id
           left join identity.member member on a.subject_kind = 'member' and member.member_id = a.subject_id
           left join identity.api_key key on a.subject_kind = 'apiKey' and key.key_id = a.subject_id
           left join identity.workspace workspace on a.subject_kind = 'workspace' and workspace.workspace_id = a.subject_id
           left join identity.saved_view shared_view
             on a.subject_kind = 'view' and shared_view.view_id = a.subject_id and shared_view.shared
          where $1::uuid is null or a.entry_id < $1
          order by a.entry_id desc limit $2`,
        [before ?? null, limit + 1],
      ),
    );
    return toPage(rows, limit, ({ entry_id }) => entry_id, toEntry);
  }
}

const toEntry = (row: Columns): AuditEntry => ({
  id: row.entry_id,
  at: row.at.toISOString(),
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  action: row.action,
  subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
  details: row.details,
});
