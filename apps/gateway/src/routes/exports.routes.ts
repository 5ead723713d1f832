import {
  downloadExport,
  ExportFileQuery,
  LeadExportRequest,
  listExportFiles,
  readExportFile,
  startLeadExport,
} from '@heatline/contracts';
import * as z from 'zod';
import { downloadRoute, route, several } from './route';

/** Whoever may read leads may take them along; the files are for whoever made them, and admins. */
const readers = { area: 'Leads', role: 'viewer', scope: 'read' } as const;

/** Files of leads that runs make. What is streamed while one waits stands with the leads. */
export const exportRoutes = [
  route(
    startLeadExport,
    {
      ...readers,
      method: 'POST',
      path: '/leads/exports',
      body: LeadExportRequest,
      status: 202,
      summary: 'Make a file of leads in the background: all that match, or up to 500 by id',
    },
    ({ body, caller }) => ({ export: body, idempotencyKey: caller.idempotencyKey }),
  ),
  route(
    listExportFiles,
    {
      ...readers,
      method: 'GET',
      path: '/leads/exports',
      query: ExportFileQuery.extend({ runId: several(z.uuid(), 200) }),
      summary: 'Files of leads that runs have made, newest first: one’s own, for admins all',
    },
    ({ query }) => query,
  ),
  downloadRoute(
    downloadExport,
    {
      ...readers,
      area: 'Runs',
      method: 'GET',
      path: '/runs/:runId/file',
      type: 'text/csv; charset=utf-8; header=present',
      fileName: 'leads.csv',
      summary: 'The file that a run has made, until it expires',
    },
    ({ params }) => params,
    {
      calls: [readExportFile],
      describe: async (ask, { params }) => {
        const { fileName, bytes } = await ask(readExportFile, params);
        return { fileName, length: bytes };
      },
    },
  ),
];
