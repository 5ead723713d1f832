import * as z from 'zod';
import { defineStream } from '../base/stream';
import { LeadListQuery } from './lead-list';
import { isStorable } from './text';

/** What a lead has for every workspace. Scores and levels are those of the primary model of their kind, if no other is named. */
export const leadExportColumns = [
  'leadId',
  'name',
  'email',
  'phone',
  'externalId',
  'engagementScore',
  'profileScore',
  'accountScore',
  'engagementLevel',
  'profileLevel',
  'accountLevel',
  'account',
  'accountDomain',
  'owner',
  'lastActivity',
  'created',
  'events',
] as const;
export type LeadExportColumn = (typeof leadExportColumns)[number];

export const usualExportColumns: readonly LeadExportColumn[] = [
  'leadId',
  'email',
  'engagementScore',
  'profileScore',
  'engagementLevel',
  'profileLevel',
  'account',
  'owner',
  'lastActivity',
  'created',
];

const error = ({ input }: { input?: unknown }): string => {
  const known = `Give ${leadExportColumns.join(', ')}, or attribute:<name>`;
  return typeof input === 'string' && input ? `There is no column “${input.slice(0, 60)}”. ${known}` : known;
};

/** A column, or `attribute:` and the name of an attribute. */
export const ExportColumn = z.union(
  [
    z.enum(leadExportColumns),
    z
      .string()
      .regex(/^attribute:.{1,200}$/su, { error })
      .refine(isStorable, { error }),
  ],
  { error },
);
export type ExportColumn = z.infer<typeof ExportColumn>;

export const mostExportColumns = 50;
export const ExportColumns = z
  .array(ExportColumn)
  .min(1, 'Choose at least one column')
  .max(mostExportColumns, `At most ${mostExportColumns} columns`);

/** Whose scores are meant, where it is not the primary model of the kind; each of its own kind. */
export const exportModels = {
  engagementModelId: z.uuid().optional(),
  profileModelId: z.uuid().optional(),
  accountModelId: z.uuid().optional(),
};

export const LeadExportQuery = LeadListQuery.omit({ limit: true, cursor: true, total: true, modelIds: true }).extend({
  /** In their order; the ten usual ones when absent. */
  columns: z
    .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), ExportColumns)
    .optional()
    .meta({
      description:
        'Names with commas between them, or `columns=` several times with one name each. In the latter a comma is part of the name: for attributes whose key has one.',
    }),
  /** Begins with a byte order mark, by which spreadsheets know that it is UTF-8. */
  bom: z.stringbool({ error: 'bom is true or false' }).or(z.boolean()).default(false),
  ...exportModels,
});
export type LeadExportQuery = z.infer<typeof LeadExportQuery>;

export const exportRefusals = [
  'model_required',
  'model_of_accounts',
  'model_not_found',
  'condition_not_supported',
  'key_is_nobody',
  'level_not_found',
  'condition_not_ready',
  'too_many_exports',
] as const;

/**
 * The whole list as CSV (RFC 4180, UTF-8). Before what a spreadsheet would run stands an apostrophe that is not part of it: at the
 * beginning of a cell, and behind a semicolon, a tab or the end of a line in it.
 */
export const streamLeads = defineStream({
  subject: 'rpc.leads.export',
  request: LeadExportQuery,
  refusals: exportRefusals,
});
