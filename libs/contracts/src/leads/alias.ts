import * as z from 'zod';
import { SentId } from '../base/sent-id';
import { aliasTypes } from './alias-types';
import { ExactText } from './text';

export const AliasType = z.enum(aliasTypes);
export type AliasType = z.infer<typeof AliasType>;

const AliasText = ExactText(512).min(1, 'Give at least one character');

/** One value, or several; whether it is a valid address or number is judged where leads are kept. */
const oneOrMany = z.union([AliasText, z.array(AliasText).min(1).max(20, 'Give at most 20 of a kind')]).optional();

const byType = { externalId: oneOrMany, email: oneOrMany, phone: oneOrMany, social: oneOrMany, cookie: oneOrMany };

export const AliasesDraft = z.strictObject(byType);
export type AliasesDraft = z.infer<typeof AliasesDraft>;

/** Which lead is meant: its id, or one or several aliases. */
export const LeadReference = z
  .strictObject({ leadId: SentId('Give the id of a lead').optional(), ...byType })
  .refine(
    (named) => Object.values(named).some((value) => value !== undefined),
    'Name the lead by at least one of leadId, externalId, email, phone, social, cookie',
  );
export type LeadReference = z.infer<typeof LeadReference>;

/** As lists show them: texts as they were given, by type, the primary one first. Types without any are absent. */
export const AliasesByType = z.object({
  externalId: z.array(z.string()).optional(),
  email: z.array(z.string()).optional(),
  phone: z.array(z.string()).optional(),
  social: z.array(z.string()).optional(),
  cookie: z.array(z.string()).optional(),
});
export type AliasesByType = z.infer<typeof AliasesByType>;
