import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';
import type { RunTrouble } from '@heatline/contracts/workflows';

/** The type of the failure that ended an activity, as in `ModelNotFound`; undefined for timeouts. */
export const failureType = (error: unknown): string | undefined =>
  error instanceof ActivityFailure && error.cause instanceof ApplicationFailure
    ? (error.cause.type ?? undefined)
    : undefined;

/** Trying again cannot help: a person must change something first, or nobody. */
export const isFinal = (error: unknown): boolean =>
  error instanceof ActivityFailure && error.cause instanceof ApplicationFailure && error.cause.nonRetryable === true;

/** What an exhausted activity failed with, in the words that its service chose. */
export function troubleOf(error: unknown, service: string): RunTrouble {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof TimeoutFailure) {
    return {
      code: 'worker_silent',
      message: `The ${service} worker gave no sign of life`,
      hint: `See whether ${service} is running and reaches its database, then retry.`,
    };
  }
  if (cause instanceof ApplicationFailure) {
    const details: unknown = cause.details?.[0];
    const hint =
      typeof details === 'object' && details !== null && 'hint' in details && typeof details.hint === 'string'
        ? details.hint
        : `Look for this run in the logs of ${service}, then retry.`;
    return { code: cause.type ?? 'fault', message: cause.message, hint };
  }
  return {
    code: 'fault',
    message: 'It failed without saying why',
    hint: `Look for this run in the logs of ${service}, then retry.`,
  };
}
