import * as z from 'zod';
import { defineCall } from '../base/call';
import { SentId } from '../base/sent-id';
import { SentInstant } from '../base/sent-instant';
import { AccountDraft } from '../accounts/account-draft';
import { AliasesDraft } from './alias';
import { AttributesDraft } from './attribute';
import { lenientLines, RefusedLine } from './lenient-lines';
import { ExactText } from './text';

/** A lead as programs send it: found by its aliases, or made. */
export const LeadDraft = z
  .strictObject({
    leadId: SentId('Give the id of a lead').optional(),
    name: ExactText(500).nullish(),
    aliases: AliasesDraft.optional(),
    attributes: AttributesDraft.optional(),
    /** Null takes the lead out of its account. Without it the domain of the e-mail decides. */
    account: AccountDraft.nullish(),
    /** Since when this is so; default: now. Per attribute the newest holds. */
    at: SentInstant.optional(),
  })
  .refine(
    ({ leadId, aliases }) =>
      leadId !== undefined || (aliases && Object.values(aliases).some((value) => value !== undefined)),
    {
      path: ['aliases'],
      message: 'Name the lead by at least one alias: email, phone, externalId, cookie or social',
    },
  );
export type LeadDraft = z.infer<typeof LeadDraft>;

export const CaptureLeads = z.strictObject({
  leads: lenientLines(LeadDraft),
  /** Where this came from, kept with each change. */
  source: ExactText(200).optional(),
});
export type CaptureLeads = z.infer<typeof CaptureLeads>;

/** The line was kept as it was sent, but a value in it can hardly be meant: set by hand it would be refused. */
export const CaptureWarning = z.object({
  index: z.int(),
  path: z.string(),
  message: z.string(),
  code: z.literal('doubtful_value'),
});
export type CaptureWarning = z.infer<typeof CaptureWarning>;

export const CapturedLeads = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  leads: z.array(z.object({ index: z.int(), leadId: z.uuid() })),
  refused: z.array(RefusedLine),
  warnings: z.array(CaptureWarning),
});
export type CapturedLeads = z.infer<typeof CapturedLeads>;

/**
 * Upserts up to 1,000 leads by their aliases. Bad lines are reported and the good ones kept; if no line is good the
 * call is refused: `alias_conflict` if that is wrong with every line, else `invalid_request` with issues as in
 * `leads.0.aliases.email` (details.refused has the lines).
 */
export const captureLeads = defineCall({
  subject: 'rpc.leads.capture',
  request: CaptureLeads,
  reply: CapturedLeads,
  refusals: ['alias_conflict'],
  timeoutMs: 15_000,
});
