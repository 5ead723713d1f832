import { type CallContext, changeNote, deleteNote, listNotes, writeNote } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { ChangeNote } from './change-note';
import { ListNotes } from './list-notes';
import { WriteNote } from './write-note';

@Controller()
export class NotesController {
  constructor(
    private readonly listing: ListNotes,
    private readonly writing: WriteNote,
    private readonly changing: ChangeNote,
  ) {}

  @Answers(listNotes)
  list(request: z.output<typeof listNotes.request>, context: CallContext) {
    return this.listing.run(request, context);
  }

  @Answers(writeNote)
  write(request: z.output<typeof writeNote.request>, context: CallContext) {
    return this.writing.run(request, context);
  }

  @Answers(changeNote)
  change({ leadId, noteId, ...change }: z.output<typeof changeNote.request>, context: CallContext) {
    return this.changing.change(leadId, noteId, change, context);
  }

  @Answers(deleteNote)
  delete({ leadId, noteId }: z.output<typeof deleteNote.request>, context: CallContext) {
    return this.changing.delete(leadId, noteId, context);
  }
}
