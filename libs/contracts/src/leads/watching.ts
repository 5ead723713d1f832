import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';

/** Whether the asking member watches a lead. Watching is personal: nobody else sees it. */
export const WatchState = z.object({ leadId: z.uuid(), watched: z.boolean(), since: Instant.nullable() });
export type WatchState = z.infer<typeof WatchState>;

/** The same again changes nothing. An absorbed lead's id means the lead that it is part of now. */
export const watchLead = defineCall({
  subject: 'rpc.leads.watch-one',
  request: z.object({ leadId: z.uuid(), watched: z.boolean() }),
  reply: WatchState,
  refusals: ['lead_not_found', 'members_only'],
});

export const WatchMany = z.strictObject({
  leadIds: z.array(z.uuid()).min(1, 'Choose at least one lead').max(500, 'At most 500 leads by id'),
  watched: z.boolean(),
});
export type WatchMany = z.infer<typeof WatchMany>;

/** Ids that no lead has are left out. `leadIds`: whose state is another than before, so that it can be undone. */
export const watchLeads = defineCall({
  subject: 'rpc.leads.watch',
  request: WatchMany,
  reply: z.object({ leadIds: z.array(z.uuid()) }),
  refusals: ['members_only'],
});
