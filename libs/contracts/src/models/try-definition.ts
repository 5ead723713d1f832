import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { EditedDefinition } from './edited-definition';
import { LevelBadge } from './model';
import { ModelRef } from './model-calls';

/** What editors send while somebody types: the definition as it is now, and whom to try it on (leads; accounts for a model of accounts). */
export const TryRequest = z.strictObject({
  definition: EditedDefinition,
  subjectIds: z.array(z.uuid()).min(1, 'Name at least one lead').max(10, 'Name at most 10 leads'),
});
export type TryRequest = z.infer<typeof TryRequest>;

const TriedScore = z.object({ score: z.number(), level: LevelBadge });

export const Tried = z.object({
  /** As it was asked for. */
  subjectId: z.uuid(),
  /** By the version in force; null = none is. */
  now: TriedScore.nullable(),
  draft: TriedScore.extend({
    /** Of each rule that gave something: its points after decay and cap, and how many events counted. */
    rules: z.array(z.object({ ruleId: z.uuid(), points: z.number(), counted: z.int() })),
  }),
});
export type Tried = z.infer<typeof Tried>;

/** Scores a definition that is not stored, and stores nothing: both scores are of one instant, `asOf`. Subjects that are not there are left out. */
export const tryDefinition = defineCall({
  subject: 'rpc.scoring.try-definition',
  request: ModelRef.extend({ try: TryRequest }),
  reply: z.object({ asOf: Instant, items: z.array(Tried) }),
  refusals: ['model_not_found'],
});
