import { Injectable } from '@nestjs/common';
import type { CallContext, Note, Page, PageQuery } from '@heatline/contracts';
import { Database, decodeCursor, PositionInstant, toPage } from '@heatline/database';
import { z } from 'zod';
import { clusterOf } from '../leads/lead-cluster';
import { type NoteRow, toNote } from './note-store';

/** With microseconds: two notes may be written within one millisecond. */
const Position = z.object({ at: PositionInstant, noteId: z.uuid() });

/** What was written about a lead, newest first. */
@Injectable()
export class ListNotes {
  constructor(private readonly database: Database) {}

  run({ leadId, limit, cursor }: PageQuery & { leadId: string }, { workspaceId }: CallContext): Promise<Page<Note>> {
    const after = decodeCursor(Position, cursor);
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const { rootId } = await clusterOf(tx, leadId);
      const rows = await tx.query<NoteRow & { written: string }>(
        `select *, written_at::text as written from note
         where workspace_id = $1 and lead_id = $2 and deleted_at is null
           and ($3::timestamptz is null or (written_at, note_id) < ($3, $4::uuid))
         order by written_at desc, note_id desc limit $5`,
        [workspaceId, rootId, after?.at ?? null, after?.noteId ?? null, limit + 1],
      );
      const count = await tx.one<{ n: number }>(
        'select count(*)::int as n from note where workspace_id = $1 and lead_id = $2 and deleted_at is null',
        [workspaceId, rootId],
      );
      const page = toPage(rows, limit, ({ written, note_id }) => ({ at: written, noteId: note_id }), toNote);
      return { ...page, total: { value: count!.n, exact: true } };
    });
  }
}
