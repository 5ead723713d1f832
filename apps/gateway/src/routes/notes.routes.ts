import { changeNote, deleteNote, listNotes, NoteChange, NoteDraft, PageQuery, writeNote } from '@heatline/contracts';
import { route } from './route';

const writes = { area: 'Leads', role: 'rep', scope: 'facts:write' } as const;

export const noteRoutes = [
  route(
    listNotes,
    {
      area: 'Leads',
      method: 'GET',
      path: '/leads/:leadId/notes',
      role: 'viewer',
      scope: 'read',
      query: PageQuery,
      summary: 'Notes about a lead, newest first',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    writeNote,
    {
      ...writes,
      method: 'POST',
      path: '/leads/:leadId/notes',
      body: NoteDraft,
      status: 201,
      summary: 'Write a note about a lead',
    },
    ({ params, body, caller }) => ({ ...params, ...body, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    changeNote,
    {
      ...writes,
      method: 'PATCH',
      path: '/leads/:leadId/notes/:noteId',
      body: NoteChange,
      summary: 'Edit a note, or bring a deleted one back',
    },
    ({ params, body }) => ({ ...params, ...body }),
  ),
  route(
    deleteNote,
    { ...writes, method: 'DELETE', path: '/leads/:leadId/notes/:noteId', summary: 'Delete a note' },
    ({ params }) => params,
  ),
];
