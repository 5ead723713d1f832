import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { pageOf, PageQuery } from '../base/page';
import { atMostTwoDecimals, toTwoDecimals } from '../models/two-decimals';
import { LeadListItem } from './lead-list';
import { watchSorts } from './watch-sorts';

/** At what score of which model the member wants a word. Up: reaches it or more; down: falls below it. */
export const WatchThreshold = z.strictObject({
  modelId: z.uuid('Choose a model'),
  direction: z.enum(['up', 'down']),
  score: z
    .number('Give a number of points')
    .min(-1_000_000, 'At least -1,000,000 points')
    .max(1_000_000, 'At most 1,000,000 points')
    .refine(atMostTwoDecimals, 'Points have at most two decimals')
    .overwrite(toTwoDecimals),
});
export type WatchThreshold = z.infer<typeof WatchThreshold>;

export const WatchSort = z.enum(watchSorts);
export type WatchSort = z.infer<typeof WatchSort>;

export const WatchListQuery = PageQuery.extend({
  /** Missing values come last either way. By score and change with `modelId`. */
  sort: WatchSort.default('-since'),
  modelId: z.uuid().optional(),
});
export type WatchListQuery = z.infer<typeof WatchListQuery>;

export const WatchedLead = z.object({
  lead: LeadListItem,
  since: Instant,
  /** Of `modelId`, when the lead was starred; null = it had none, or no model was asked for. */
  scoreThen: z.number().nullable(),
  /** Points since then; null = one of the two is missing. */
  change: z.number().nullable(),
  alertOnEngagement: z.boolean(),
  thresholds: z.array(WatchThreshold),
});
export type WatchedLead = z.infer<typeof WatchedLead>;

/** The leads that the asking member watches. */
export const listWatched = defineCall({
  subject: 'rpc.leads.watch-list',
  request: WatchListQuery,
  reply: pageOf(WatchedLead),
  refusals: ['members_only', 'model_required', 'model_not_found', 'model_of_accounts'],
});

/** What is absent stays. `thresholds` replaces all; one that is given again unchanged goes on from where it was. */
export const WatchChange = z.strictObject({
  alertOnEngagement: z.boolean().optional(),
  thresholds: z
    .array(WatchThreshold)
    .max(20, 'At most 20 thresholds for a lead')
    .superRefine((thresholds, context) => {
      const seen = new Set<string>();
      thresholds.forEach(({ modelId, direction }, index) => {
        const key = `${modelId} ${direction}`;
        if (seen.has(key))
          context.addIssue({ code: 'custom', path: [index], message: 'Give one score up and one down for a model' });
        seen.add(key);
      });
    })
    .optional(),
});
export type WatchChange = z.infer<typeof WatchChange>;

export const changeWatch = defineCall({
  subject: 'rpc.leads.change-watch',
  request: WatchChange.safeExtend({ leadId: z.uuid() }),
  reply: z.object({ leadId: z.uuid(), alertOnEngagement: z.boolean(), thresholds: z.array(WatchThreshold) }),
  refusals: ['members_only', 'lead_not_found', 'lead_not_watched', 'model_not_found', 'model_of_accounts'],
});
