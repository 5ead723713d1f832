import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { SentId } from '../base/sent-id';
import { SentInstant } from '../base/sent-instant';
import { EditToken } from '../base/whole-numbers';
import { AliasesByType, AliasType } from './alias';
import { Attribute } from './attribute';
import { EditedAttributes } from './edited-attributes';
import { storedObject } from './json-value';
import { AccountName } from './lead-list';
import { ExactText } from './text';

export const LeadAlias = z.object({
  type: AliasType,
  /** As it was given. */
  value: z.string(),
  primary: z.boolean(),
  /** The lead that it was made for: another one after a merge. */
  leadId: z.uuid(),
  since: Instant,
});
export type LeadAlias = z.infer<typeof LeadAlias>;

export const Lead = z.object({
  leadId: z.uuid(),
  name: z.string().nullable(),
  aliases: AliasesByType,
  aliasList: z.array(LeadAlias),
  /** Current values by key. */
  attributes: storedObject,
  attributeList: z.array(Attribute),
  account: AccountName.nullable(),
  ownerId: z.uuid().nullable(),
  createdAt: Instant,
  lastActiveAt: Instant.nullable(),
  /** By the member who asks; false for API keys. */
  watched: z.boolean(),
  counts: z.object({ events: z.int(), aliases: z.int(), attributes: z.int() }),
  /** Edit token. */
  version: z.int(),
});
export type Lead = z.infer<typeof Lead>;

const OneLead = z.object({ leadId: SentId() });

/** An absorbed lead's id answers with the lead that it is part of now. */
export const readLead = defineCall({
  subject: 'rpc.leads.read',
  request: OneLead,
  reply: Lead,
  refusals: ['lead_not_found'],
});

/** A null attribute is taken away. `version`, if given, must be the current one. */
export const LeadChange = z.strictObject({
  version: EditToken().optional(),
  name: ExactText(500).nullish(),
  attributes: EditedAttributes.optional(),
  at: SentInstant.optional(),
});
export type LeadChange = z.infer<typeof LeadChange>;

export const changeLead = defineCall({
  subject: 'rpc.leads.change',
  request: LeadChange.extend({ leadId: SentId() }),
  reply: Lead,
  refusals: ['lead_not_found', 'version_stale'],
});

export const AliasAddition = z.strictObject({
  type: AliasType,
  value: ExactText(512).min(1, 'Give a value'),
  primary: z.boolean().default(false),
});
export type AliasAddition = z.infer<typeof AliasAddition>;

/** The same again changes nothing, but may make it primary. `alias_conflict` names the lead that has it. */
export const addAlias = defineCall({
  subject: 'rpc.leads.add-alias',
  request: AliasAddition.extend({ leadId: SentId() }),
  reply: Lead,
  refusals: ['lead_not_found', 'alias_conflict'],
});

export const AliasRemoval = z.strictObject({ type: AliasType, value: ExactText(512).min(1) });
export type AliasRemoval = z.infer<typeof AliasRemoval>;

export const removeAlias = defineCall({
  subject: 'rpc.leads.remove-alias',
  request: AliasRemoval.extend({ leadId: SentId() }),
  reply: Lead,
  refusals: ['lead_not_found', 'alias_not_found', 'last_alias'],
});
