import * as z from 'zod';
import { defineCall } from '../base/call';
import { IdempotencyKey } from '../base/idempotency';
import { Instant } from '../base/instant';
import { pageOf, PageQuery } from '../base/page';
import { EditToken } from '../base/whole-numbers';
import { ChangedBy } from './attribute';
import { ExactText } from './text';

/** Plain text, byte for byte. */
export const NoteText = ExactText(10_000).refine((text) => text.trim() !== '', 'Write something');

export const Note = z.object({
  noteId: z.uuid(),
  /** The lead that it was written for: another one after a merge. */
  leadId: z.uuid(),
  text: z.string(),
  writtenAt: Instant,
  by: ChangedBy,
  editedAt: Instant.nullable(),
  editedBy: ChangedBy.nullable(),
  /** Deleted notes are in no list; who deleted one can bring it back. */
  deletedAt: Instant.nullable(),
  /** Edit token. */
  version: z.int(),
});
export type Note = z.infer<typeof Note>;

/** Newest first. */
export const listNotes = defineCall({
  subject: 'rpc.leads.list-notes',
  request: PageQuery.extend({ leadId: z.uuid() }),
  reply: pageOf(Note),
  refusals: ['lead_not_found'],
});

export const NoteDraft = z.strictObject({ text: NoteText });
export type NoteDraft = z.infer<typeof NoteDraft>;

/** The same `idempotencyKey` of the same author again writes nothing and answers what was written. */
export const writeNote = defineCall({
  subject: 'rpc.leads.write-note',
  request: NoteDraft.extend({ leadId: z.uuid(), idempotencyKey: IdempotencyKey }),
  reply: Note,
  refusals: ['lead_not_found', 'idempotency_key_reused'],
});

const OneNote = z.object({ leadId: z.uuid(), noteId: z.uuid() });

/** `deleted: false` brings a deleted note back. `version`, if given, must be the current one. */
export const NoteChange = z.strictObject({
  version: EditToken().optional(),
  text: NoteText.optional(),
  deleted: z.literal(false).optional(),
});
export type NoteChange = z.infer<typeof NoteChange>;

/** Authors change their own notes, admins any. */
export const changeNote = defineCall({
  subject: 'rpc.leads.change-note',
  request: NoteChange.extend(OneNote.shape),
  reply: Note,
  refusals: ['lead_not_found', 'note_not_found', 'note_of_another', 'version_stale'],
});

/** Deleted again, it stays as it was deleted first. */
export const deleteNote = defineCall({
  subject: 'rpc.leads.delete-note',
  request: OneNote,
  reply: Note,
  refusals: ['lead_not_found', 'note_not_found', 'note_of_another'],
});
