import * as z from 'zod';
import { defineAnnouncement } from '../base/call';

/** A run has ended. Who started it and how it went stands in the service's `published_run`. */
export const runEnded = defineAnnouncement({
  subject: 'evt.runs.ended',
  payload: z.object({ runId: z.uuid(), service: z.string(), state: z.enum(['completed', 'failed', 'cancelled']) }),
});
export type RunEnded = z.infer<typeof runEnded.payload>;
