import { Injectable } from '@nestjs/common';
import { type CallContext, type ChangedBy, type Note, Refusal } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { changedBy } from '../changed-by';
import type { Cluster } from '../leads/lead-cluster';

export interface NoteRow {
  note_id: string;
  original_lead_id: string;
  text: string;
  written_at: Date;
  by_kind: ChangedBy['kind'];
  by_id: string | null;
  edited_at: Date | null;
  edited_by_kind: ChangedBy['kind'] | null;
  edited_by_id: string | null;
  deleted_at: Date | null;
  version: number;
}

export interface NewNote {
  noteId: string;
  leadId: string;
  text: string;
  at: Date;
}

@Injectable()
export class NoteStore {
  async add(tx: Tx, { rootId }: Cluster, note: NewNote, context: CallContext): Promise<void> {
    const by = changedBy(context);
    await tx.execute(
      `insert into note (workspace_id, note_id, lead_id, original_lead_id, text, written_at, by_kind, by_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.workspaceId, note.noteId, rootId, note.leadId, note.text, note.at, by.kind, by.id],
    );
  }

  /** Held against other writers until the transaction ends. @throws Refusal `note_not_found` */
  async lock(tx: Tx, { rootId }: Cluster, noteId: string): Promise<NoteRow> {
    const row = await tx.one<NoteRow>(
      'select * from note where workspace_id = $1 and note_id = $2 and lead_id = $3 for no key update',
      [tx.workspaceId, noteId, rootId],
    );
    if (!row) throw new Refusal('note_not_found', { noteId });
    return row;
  }

  async edit(tx: Tx, noteId: string, text: string, at: Date, context: CallContext): Promise<NoteRow> {
    const by = changedBy(context);
    return (await tx.one<NoteRow>(
      `update note set text = $3, edited_at = $4, edited_by_kind = $5, edited_by_id = $6, version = version + 1
       where workspace_id = $1 and note_id = $2 returning *`,
      [tx.workspaceId, noteId, text, at, by.kind, by.id],
    ))!;
  }

  async setDeleted(tx: Tx, noteId: string, at: Date | null): Promise<NoteRow> {
    return (await tx.one<NoteRow>(
      'update note set deleted_at = $3, version = version + 1 where workspace_id = $1 and note_id = $2 returning *',
      [tx.workspaceId, noteId, at],
    ))!;
  }
}

export const toNote = (row: NoteRow): Note => ({
  noteId: row.note_id,
  leadId: row.original_lead_id,
  text: row.text,
  writtenAt: row.written_at.toISOString(),
  by: { kind: row.by_kind, id: row.by_id },
  editedAt: row.edited_at?.toISOString() ?? null,
  editedBy: row.edited_by_kind === null ? null : { kind: row.edited_by_kind, id: row.edited_by_id },
  deletedAt: row.deleted_at?.toISOString() ?? null,
  version: row.version,
});
