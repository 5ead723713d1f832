import * as z from 'zod';
import { defineCall } from '../base/call';
import { IdempotencyKey } from '../base/idempotency';
import { Instant } from '../base/instant';
import { pageOf, PageQuery } from '../base/page';
import { defineStream } from '../base/stream';
import { ExportColumns, exportModels, exportRefusals } from './lead-export';
import { LeadSort } from './lead-list';
import { LeadFilter, mostLeadsById } from './lead-selection';

/** What goes into a file that a run makes: all that match, or some by id; in the order of a list. */
export const LeadExportRequest = z
  .strictObject({
    leadIds: z
      .array(z.uuid())
      .min(1, 'Choose at least one lead')
      .max(mostLeadsById, `At most ${mostLeadsById} leads by id`)
      .optional(),
    ...LeadFilter.shape,
    sort: LeadSort.default('-created'),
    /** Whose scores it is ordered by. */
    modelId: z.uuid().optional(),
    /** In their order; the ten usual ones when absent. */
    columns: ExportColumns.optional(),
    /** Begins with a byte order mark, by which spreadsheets know that it is UTF-8. */
    bom: z.boolean('bom is true or false').default(false),
    ...exportModels,
  })
  .superRefine(({ leadIds, q, filter }, context) => {
    if (leadIds === undefined) return;
    for (const [path, given] of Object.entries({ q, filter }))
      if (given !== undefined)
        context.addIssue({ code: 'custom', path: [path], message: 'Give either leadIds or a filter, not both' });
  });
export type LeadExportRequest = z.infer<typeof LeadExportRequest>;

/** Begins a run that makes a file. Who is in it is settled when it is written: the list as it is then. */
export const startLeadExport = defineCall({
  subject: 'rpc.leads.start-export',
  request: z.object({ export: LeadExportRequest, idempotencyKey: IdempotencyKey }),
  reply: z.object({ runId: z.uuid() }),
  refusals: [...exportRefusals, 'idempotency_key_reused'],
  timeoutMs: 30_000,
});

/**
 * `erased`: deleted before its time, since somebody who may have been in it was erased. `lost`: not in the object store when somebody
 * asked for it, though nobody here deleted it.
 */
export const ExportFileState = z.enum(['ready', 'expired', 'erased', 'lost']);
export type ExportFileState = z.infer<typeof ExportFileState>;

/** The file that a run has made. */
export const ExportFile = z.object({
  runId: z.uuid(),
  state: ExportFileState,
  /** As a download is called. */
  fileName: z.string(),
  /** Leads in it. */
  rows: z.int(),
  bytes: z.int(),
  madeAt: Instant,
  /** Until when it can be downloaded. */
  expiresAt: Instant,
});
export type ExportFile = z.infer<typeof ExportFile>;

export const ExportFileQuery = PageQuery.extend({
  /** Of these runs only. */
  runId: z.array(z.uuid()).min(1).max(200).optional(),
});
export type ExportFileQuery = z.infer<typeof ExportFileQuery>;

/** Those that whoever asks may download: their own, for admins all. Newest first. */
export const listExportFiles = defineCall({
  subject: 'rpc.leads.list-export-files',
  request: ExportFileQuery,
  reply: pageOf(ExportFile),
});

/** `export_gone` has details `{reason: 'expired' | 'erased' | 'lost', at}`. */
const fileRefusals = ['export_not_found', 'export_not_ready', 'export_gone', 'not_your_export'] as const;

/** What a download will be, for whoever announces its length. */
export const readExportFile = defineCall({
  subject: 'rpc.leads.read-export-file',
  request: z.object({ runId: z.uuid() }),
  reply: ExportFile,
  refusals: fileRefusals,
});

/** The file itself. Each download is written into the audit log. */
export const downloadExport = defineStream({
  subject: 'rpc.leads.download-export',
  request: z.object({ runId: z.uuid() }),
  refusals: fileRefusals,
});
