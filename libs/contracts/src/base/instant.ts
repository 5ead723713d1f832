import * as z from 'zod';

export const giveInstant = 'Give an instant with a zone, as in 2026-11-01T09:30:00Z';

/** ISO 8601 with a zone, as in `2026-11-01T09:30:00Z`. On the way out always UTC. */
export const Instant = z.iso.datetime({ offset: true, error: giveInstant });
export type Instant = z.infer<typeof Instant>;
