import * as z from 'zod';
import { Instant } from '../base/instant';
import { RunKind, RunService, RunUnit } from './run-kind';
import { RunState } from './run-state';

/** What the run works on. `name` is for people and never personal; `id` is an id or a key within the workspace. */
export const RunAbout = z.object({
  kind: z.enum(['model', 'eventType', 'workspace', 'lead', 'segment', 'import', 'export', 'leads', 'run']),
  id: z.string().min(1).max(200),
  name: z.string().max(200).nullable(),
});
export type RunAbout = z.infer<typeof RunAbout>;

/** Who asked for it: a member (or API key), the clock, or the product itself (a publish, a repair). */
export const RunBy = z.object({ kind: z.enum(['member', 'apiKey', 'schedule', 'system']), id: z.uuid().nullable() });
export type RunBy = z.infer<typeof RunBy>;

/** What went wrong last, in plain words. `hint` says what to do about it; `sliceNo` counts from 1, as people see it. */
export const RunError = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  sliceNo: z.int().nullable(),
  at: Instant,
});
export type RunError = z.infer<typeof RunError>;

export const RunSliceCounts = z.object({
  total: z.int(),
  done: z.int(),
  running: z.int(),
  waiting: z.int(),
  parked: z.int(),
  skipped: z.int(),
});
export type RunSliceCounts = z.infer<typeof RunSliceCounts>;

/** One durable job. The row is the truth; the workflow only drives it. Counts are in its unit. */
export const Run = z.object({
  runId: z.uuid(),
  service: RunService,
  kind: RunKind,
  state: RunState,
  /** A command that is written down and not yet carried out, as in `pausing`. */
  requested: z.enum(['pause', 'resume', 'cancel', 'retry', 'skipSlice', 'abort', 'restart']).nullable(),
  about: RunAbout,
  /** What is counted: an account model's runs look at accounts. */
  unit: RunUnit,
  done: z.int(),
  /** Null until the run has been planned. */
  total: z.int().nullable(),
  changed: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  ratePerSecond: z.number().nullable(),
  /** Null when it cannot be foretold: not running, or no rate yet. */
  etaSeconds: z.number().nullable(),
  slices: RunSliceCounts,
  createdAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  by: RunBy,
  /** Why it was started, for people: `Recalculate all contacts`, `Published version 8`, `Every 6 hours`. */
  cause: z.string(),
  error: RunError.nullable(),
  /** Why it was cancelled, in a sentence: `The model was switched off: it scores nobody any more`. It stands there as soon as that is asked for; null where nobody gave a reason. */
  reason: z.string().nullable(),
  workflowId: z.string(),
  /** The run's page in Temporal UI; null where no UI address is configured. */
  temporalUrl: z.url().nullable(),
});
export type Run = z.infer<typeof Run>;
