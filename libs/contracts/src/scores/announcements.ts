import * as z from 'zod';
import { defineAnnouncement } from '../base/call';

const LeadRange = z.object({ after: z.uuid().nullable(), to: z.uuid().nullable() });

/** Scores were written. A live batch names its leads or accounts (at most 1,000); a bulk slice names run and slice, and who cares joins the history. */
export const scoresChanged = defineAnnouncement({
  subject: 'evt.scoring.scores-changed',
  payload: z.object({
    modelIds: z.array(z.uuid()),
    leadIds: z.array(z.uuid()).max(1_000).optional(),
    /** Of account models. */
    accountIds: z.array(z.uuid()).max(1_000).optional(),
    runId: z.uuid().optional(),
    sliceNo: z.int().optional(),
    /** Of a bulk slice: whose scores this step wrote, after one lead id up to and with another; null = from the first, to the last. */
    range: LeadRange.optional(),
    /** Whoever published asked for no notifications and webhooks: memberships follow all the same. */
    quiet: z.boolean().optional(),
  }),
});

/** Levels were crossed: ids of the history rows (at most 1,000), or the bulk slice that wrote them. A quiet recalculation announces none. */
export const levelChanged = defineAnnouncement({
  subject: 'evt.scoring.level-changed',
  payload: z.object({
    changeIds: z.array(z.uuid()).max(1_000).optional(),
    /** Whose they are, in the same order: the key of the history begins with them. Accounts, too. */
    subjectIds: z.array(z.uuid()).max(1_000).optional(),
    runId: z.uuid().optional(),
    sliceNo: z.int().optional(),
    range: LeadRange.optional(),
  }),
});
export type ScoresChanged = z.infer<typeof scoresChanged.payload>;
export type LevelChanged = z.infer<typeof levelChanged.payload>;
