import * as z from 'zod';
import { AttributesDraft } from '../leads/attribute';
import { ExactText } from '../leads/text';

/** The company that a lead belongs to: by the sender's own id, or by domain. */
export const AccountDraft = z
  .strictObject({
    /** The sender's id of the company; the stronger of the two. */
    id: ExactText(200).min(1).optional(),
    /** As in `example.com`; what stands before the registrable domain is left out. */
    domain: ExactText(254).min(1).optional(),
    name: ExactText(500).nullish(),
    attributes: AttributesDraft.optional(),
  })
  .refine(({ id, domain }) => id !== undefined || domain !== undefined, 'Name the account by id or domain');
export type AccountDraft = z.infer<typeof AccountDraft>;
