import { Refusal } from '@heatline/contracts';
import { JobFenced, sqlStateOf } from '@heatline/database';
import type { MatchedRange, RangeToMatch } from '../matching/match-range';
import type { BulkJob } from './bulk-job';

/** To a thread: one job at a time, and that it is to stop between two batches. */
export type ToThread = { job: BulkJob } | { match: RangeToMatch } | { stop: true };

/** From a thread: a batch was committed; the job ended, well or not. */
export type FromThread = { moved: true } | { done: true } | { matched: MatchedRange } | { failed: CarriedError };

/** What of an error is needed on the other side: threads cannot hand over classes. */
export interface CarriedError {
  name: string;
  message: string;
  stack?: string;
  sqlState?: string;
  refusal?: { code: string; details: Record<string, unknown> };
}

export function carry(error: unknown): CarriedError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  return {
    name,
    message,
    stack,
    sqlState: sqlStateOf(error),
    ...(error instanceof Refusal && { refusal: { code: error.code, details: error.details } }),
  };
}

/** An error of the same meaning for whoever decides about trying again. */
export function unpack({ name, message, stack, sqlState, refusal }: CarriedError, job?: BulkJob): Error {
  if (refusal) return new Refusal(refusal.code, refusal.details, message);
  if (name === 'JobFenced' && job && 'slice' in job) return new JobFenced(job.slice);
  const error = new Error(message);
  if (stack) error.stack = stack;
  return Object.assign(error, { name, ...(sqlState && { code: sqlState }) });
}
