import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { EditToken } from '../base/whole-numbers';
import { AttributeLeaf } from '../conditions/attribute-condition';
import { EventMatch } from '../conditions/event-leaf';
import { isTimed } from '../conditions/operators';
import { LevelBadge } from '../models/model';

/** An attribute that makes a customer of a lead; decided when it changes, so nothing here may depend on the time. */
const ConvertingAttribute: z.ZodType<AttributeLeaf> = AttributeLeaf.refine(
  (leaf) => !isTimed(leaf) && leaf.for === undefined,
  { path: ['op'], error: 'A conversion is told by the value itself, not by how old it is' },
);

/** What makes a customer of a lead: any of these events, or an attribute from the moment on that it is so. Both empty: nothing does. */
export const ConversionDefinition = z.strictObject({
  events: z.array(EventMatch).max(20, 'At most 20 kinds of events').default([]),
  attributes: z.array(ConvertingAttribute).max(20, 'At most 20 attributes').default([]),
});
export type ConversionDefinition = z.infer<typeof ConversionDefinition>;

const customer = ['customer', 'closed won', 'closed-won', 'closed_won'];

/** What a new workspace goes by until an admin says otherwise. */
export const conversionAtFirst: ConversionDefinition = {
  events: [{ event: ['deal_won', 'deal_closed_won', 'closed_won', 'opportunity_won'] }],
  attributes: [
    { attribute: 'stage', op: 'in', value: customer, ignoreCase: true },
    { attribute: 'lifecycleStage', op: 'in', value: customer, ignoreCase: true },
  ],
};

export const ConversionSettings = z.object({
  definition: ConversionDefinition,
  /** Each part in words, events first. */
  words: z.array(z.string()),
  /** False while the facts are being read for what is new in it: lists of converted leads are not complete yet. */
  ready: z.boolean(),
  /** Edit token. */
  version: z.int(),
  changedAt: Instant.nullable(),
  changedBy: z.uuid().nullable(),
});
export type ConversionSettings = z.infer<typeof ConversionSettings>;

export const readConversion = defineCall({
  subject: 'rpc.scoring.read-conversion',
  request: z.strictObject({}),
  reply: ConversionSettings,
});

export const ConversionChange = z.strictObject({ version: EditToken(), ...ConversionDefinition.shape });
export type ConversionChange = z.infer<typeof ConversionChange>;

/** Says anew what a conversion is. What it asks for that is not known of the facts yet is read by a run. */
export const changeConversion = defineCall({
  subject: 'rpc.scoring.change-conversion',
  request: ConversionChange,
  reply: ConversionSettings.extend({ runId: z.uuid().nullable() }),
  refusals: ['version_stale'],
});

/** One conversion, with the score as of its second: without the conversion itself. */
export const Conversion = z.object({
  at: Instant,
  kind: z.enum(['event', 'attribute']),
  /** What converted, in words. */
  what: z.string(),
  score: z.number(),
  level: LevelBadge,
  publishedVersion: z.int(),
});
export type Conversion = z.infer<typeof Conversion>;

/** When a lead converted, oldest first, with the exact score at each instant. At most 100. */
export const leadConversions = defineCall({
  subject: 'rpc.scoring.lead-conversions',
  request: z.object({ leadId: z.uuid(), modelId: z.uuid() }),
  reply: z.object({ items: z.array(Conversion) }),
  refusals: ['model_not_found', 'model_of_accounts', 'model_not_published', 'lead_not_found'],
  timeoutMs: 10_000,
});
