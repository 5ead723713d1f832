import { Refusal } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { shownAt, shownVersion } from '../shown';

/** What a stored score is of. */
export interface StoredMoment {
  published_version: number;
  /** Seconds since 1970. */
  shown_at: number;
}

/** Undefined when the lead was never evaluated by this model. */
export const storedMoment = (tx: Tx, modelId: string, leadId: string): Promise<StoredMoment | undefined> =>
  tx.one<StoredMoment>(
    `SELECT ${shownVersion} AS published_version, extract(epoch FROM ${shownAt})::float8 AS shown_at
       FROM score s JOIN model m USING (workspace_id, model_id)
      WHERE s.workspace_id = $1 AND s.model_id = $2 AND s.lead_id = $3 AND s.score IS NOT NULL`,
    [tx.workspaceId, modelId, leadId],
  );

/**
 * An instant as the whole second that sees everything before it. `now` in seconds since 1970.
 * @throws Refusal `as_of_in_future`
 */
export function pastSecondOf(instant: string, now: number): number {
  const second = Math.ceil(Date.parse(instant) / 1_000);
  if (second <= now) return second;
  throw new Refusal(
    'as_of_in_future',
    { now: isoOf(now) },
    'The future is not known yet: give an instant that has passed',
  );
}

export const isoOf = (seconds: number): string => new Date(seconds * 1_000).toISOString();
