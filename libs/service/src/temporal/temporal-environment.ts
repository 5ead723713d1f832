import { z } from 'zod';

/** What a process needs to know of Temporal. */
export const temporalEnvironment = z.object({
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  /** For links; without it runs have none. */
  TEMPORAL_UI_URL: z.url().optional(),
  /** Where people find the console, for links from Temporal back to a run. */
  PUBLIC_URL: z.url().optional(),
});
export type TemporalSettings = z.output<typeof temporalEnvironment>;
