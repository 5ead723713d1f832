import * as z from 'zod';
import { Condition } from '../conditions/condition';

/** Whom a list shows: what lists, exports, bulk actions and saved views mean by "these leads". Neither = everybody. */
export const LeadFilter = z.strictObject({
  /** E-mail address, domain or name, or a part of one. */
  q: z.string().trim().max(200).optional(),
  filter: Condition.optional(),
});
export type LeadFilter = z.infer<typeof LeadFilter>;

/**
 * Leads to do something with: some by id, or all that match. `expected` is the number that the person saw; if there are
 * others now, the action is refused `selection_changed` with `{ was, now }`, unless `acceptChanged`.
 */
export const LeadSelection = z.union(
  [
    z.strictObject({
      leadIds: z.array(z.uuid()).min(1, 'Choose at least one lead').max(500, 'At most 500 leads by id'),
    }),
    LeadFilter.extend({ expected: z.int().min(0), acceptChanged: z.boolean().optional() }),
  ],
  'Give leadIds (up to 500), or a filter with expected, the number of leads that you saw',
);
export type LeadSelection = z.infer<typeof LeadSelection>;
