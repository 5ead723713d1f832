import * as z from 'zod';
import { Instant } from '../base/instant';
import { GivenName, isStorable } from '../leads/text';

export const ModelKind = z.enum(['engagement', 'profile', 'account', 'custom']);
export type ModelKind = z.infer<typeof ModelKind>;

export const ModelName = GivenName('Give the model a name', 120);
export const ModelDescription = z
  .string('A description is a text')
  .max(2_000, 'A description has at most 2,000 characters')
  .refine(isStorable, { error: 'A description holds neither the character NUL nor half of a surrogate pair' });

/** Automatic recalculation; it runs only while the model is active. */
export const ModelSchedule = z.object({
  enabled: z.boolean(),
  everyMinutes: z.int().min(5, 'At most every 5 minutes').max(43_200, 'At least every 30 days'),
});
export type ModelSchedule = z.infer<typeof ModelSchedule>;

/** How often everybody is recalculated by the clock, why, and when next. */
export const ModelClock = z.object({
  everyMinutes: z.int(),
  /** Points that fade all the time ask for a day at most, whatever the schedule says. */
  because: z.enum(['schedule', 'decay']),
  nextAt: Instant,
});
export type ModelClock = z.infer<typeof ModelClock>;

/** A level as lists and cards show it. */
export const LevelBadge = z.object({ key: z.string(), name: z.string(), tone: z.string() });
export type LevelBadge = z.infer<typeof LevelBadge>;

/** A level with its lower bound in points; null = the lowest, which has none. */
export const LevelBound = LevelBadge.extend({ from: z.number().nullable() });
export type LevelBound = z.infer<typeof LevelBound>;

/** The last bulk recalculation that completed: its T and what it changed. */
export const LastRecalculation = z.object({
  at: Instant,
  runId: z.uuid().nullable(),
  publishedVersion: z.int(),
  changed: z.int(),
  unchanged: z.int(),
});
export type LastRecalculation = z.infer<typeof LastRecalculation>;

export const Model = z.object({
  modelId: z.uuid(),
  name: z.string(),
  description: z.string(),
  kind: ModelKind,
  /** Only active models score; activating needs a published version, and may be done while the first one is still pending. */
  active: z.boolean(),
  /** At most one model of a kind is primary. */
  primary: z.boolean(),
  schedule: ModelSchedule,
  /** What comes of the schedule and of how points fade; null = the clock starts nothing. */
  clock: ModelClock.nullable(),
  /** Edit token of name, description, flags and schedule. */
  version: z.int(),
  /** The version in force; null = never published. */
  publishedVersion: z.int().nullable(),
  publishedAt: Instant.nullable(),
  /** A published version whose new criteria are still being read from the events; in force when they are ready. */
  pendingVersion: z.int().nullable(),
  /** Levels of the version in force, lowest first. */
  levels: z.array(LevelBound),
  /** Of the version in force; while there is none, of the draft. */
  ruleCount: z.int(),
  /** The draft says something else than the newest published version. */
  draftChanged: z.boolean(),
  lastRecalculation: LastRecalculation.nullable(),
  /** The recalculation that is under way, whatever started it. */
  openRunId: z.uuid().nullable(),
  archivedAt: Instant.nullable(),
  createdAt: Instant,
  changedAt: Instant,
});
export type Model = z.infer<typeof Model>;
