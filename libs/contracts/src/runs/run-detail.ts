import * as z from 'zod';
import { Instant } from '../base/instant';
import { Run } from './run';

export const RunSliceState = z.enum(['waiting', 'running', 'done', 'parked', 'skipped']);
export type RunSliceState = z.infer<typeof RunSliceState>;

/** One part of the work. `no` counts from 1; `attempts` counts how often a worker took it. */
export const RunSlice = z.object({
  no: z.int(),
  state: RunSliceState,
  total: z.int(),
  done: z.int(),
  attempts: z.int(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  message: z.string().nullable(),
});
export type RunSlice = z.infer<typeof RunSlice>;

/** One line of the log, newest first. */
export const RunStep = z.object({
  at: Instant,
  level: z.enum(['info', 'success', 'warning', 'error']),
  text: z.string(),
  sliceNo: z.int().nullable(),
});
export type RunStep = z.infer<typeof RunStep>;

/** `done` of the whole run at an instant, and the rate since the sample before: the points of the chart. */
export const RunSample = z.object({ at: Instant, done: z.int(), ratePerSecond: z.number() });
export type RunSample = z.infer<typeof RunSample>;

/** The page of one run. At most 2,000 slices, 200 steps and 600 samples; `slices` counts of the run are exact beyond that. */
export const RunDetail = Run.extend({
  /** What the owner's plan fixed, for people: as-of instant, published version. Never personal data. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  sliceList: z.array(RunSlice),
  steps: z.array(RunStep),
  samples: z.array(RunSample),
});
export type RunDetail = z.infer<typeof RunDetail>;
