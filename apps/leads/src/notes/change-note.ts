import { Injectable } from '@nestjs/common';
import { type CallContext, type Note, type NoteChange, Refusal } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { LivePublisher } from '@heatline/messaging';
import { type LoggedChange, LeadChangeLog } from '../leads/lead-change-log';
import { type Cluster, clusterOf } from '../leads/lead-cluster';
import { mayChangeNote } from './may-change-note';
import { type NoteRow, NoteStore, toNote } from './note-store';

type NoteAction = Extract<LoggedChange, { kind: 'note' }>['action'];

interface Changing {
  tx: Tx;
  note: NoteRow;
  at: Date;
  log: (action: NoteAction) => Promise<void>;
}

/** Notes are edited, deleted and brought back: by who wrote them, or an admin. */
@Injectable()
export class ChangeNote {
  constructor(
    private readonly database: Database,
    private readonly notes: NoteStore,
    private readonly changes: LeadChangeLog,
    private readonly live: LivePublisher,
  ) {}

  change(leadId: string, noteId: string, { version, text, deleted }: NoteChange, context: CallContext): Promise<Note> {
    return this.run(leadId, noteId, context, async ({ tx, note, at, log }) => {
      if (note.deleted_at !== null && deleted === undefined) throw new Refusal('note_not_found', { noteId });
      if (version !== undefined && version !== note.version)
        throw new Refusal('version_stale', { version: note.version });
      let now = note;
      if (note.deleted_at !== null) {
        now = await this.notes.setDeleted(tx, noteId, null);
        await log('restored');
      }
      if (text !== undefined && text !== note.text) {
        now = await this.notes.edit(tx, noteId, text, at, context);
        await log('edited');
      }
      return now;
    });
  }

  delete(leadId: string, noteId: string, context: CallContext): Promise<Note> {
    return this.run(leadId, noteId, context, async ({ tx, note, at, log }) => {
      if (note.deleted_at !== null) return note;
      await log('deleted');
      return this.notes.setDeleted(tx, noteId, at);
    });
  }

  private run(
    leadId: string,
    noteId: string,
    context: CallContext,
    work: (changing: Changing) => Promise<NoteRow>,
  ): Promise<Note> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const cluster: Cluster = await clusterOf(tx, leadId);
      const note = await this.notes.lock(tx, cluster, noteId);
      if (!mayChangeNote({ kind: note.by_kind, id: note.by_id }, context.actor))
        throw new Refusal('note_of_another', { noteId });
      const at = await tx.now();
      const of = { rootId: cluster.rootId, leadId: note.original_lead_id };
      const log = (action: NoteAction) => this.changes.add(tx, of, { kind: 'note', action, noteId }, at, context);
      const changed = await work({ tx, note, at, log });
      if (changed.version !== note.version)
        tx.afterCommit(() =>
          this.live.publish(context.workspaceId, { topic: 'leads.changed', leadIds: [cluster.rootId] }),
        );
      return toNote(changed);
    });
  }
}
