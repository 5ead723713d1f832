import * as z from 'zod';
import { defineAnnouncement } from '../base/call';
import { Instant } from '../base/instant';

/**
 * New facts are committed: events, attribute changes, or both, of at most 1,000 leads. One message per batch, never one per fact.
 *
 * Nobody may rely on order or on hearing it once. `eventsFrom` makes that cheap: it is the earliest occurredAt among the lead's
 * new events, and a listener replaces what it knows of the lead from that instant on by what the events say now. Whatever else
 * has been recorded meanwhile is then included, in any order and any number of times. Leads are those the facts are stored under
 * (`lead_id`), not their roots.
 */
export const factsRecorded = defineAnnouncement({
  subject: 'evt.leads.facts-recorded',
  payload: z.object({
    leads: z
      .array(
        z.object({
          leadId: z.uuid(),
          /** Absent: no new events. */
          eventsFrom: Instant.optional(),
          /** The member who sent all of these events: what one does oneself is no news. Absent: a program, or several. */
          by: z.uuid().optional(),
          /** The lead is new, or an attribute, its owner or its account changed. */
          attributes: z.boolean().optional(),
        }),
      )
      .max(1_000),
    /** Accounts whose attributes or members changed. */
    accountIds: z.array(z.uuid()).max(1_000).optional(),
    /** What brought them: other ones than activity write history rows with that cause. */
    cause: z.enum(['activity', 'import', 'merge', 'unmerge']).default('activity'),
  }),
});
export type FactsRecorded = z.infer<typeof factsRecorded.payload>;
