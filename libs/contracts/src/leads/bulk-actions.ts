import * as z from 'zod';
import { type Call, defineCall } from '../base/call';
import { IdempotencyKey } from '../base/idempotency';
import { pageOf, PageQuery } from '../base/page';
import { selectionWith } from './lead-selection';
import { OwnerChoice } from './owners';

/** What became of one lead of a bulk action. `waiting`: its turn has not come. */
export const BulkOutcome = z.enum(['waiting', 'changed', 'unchanged', 'not_found', 'failed']);
export type BulkOutcome = z.infer<typeof BulkOutcome>;

/** Some by id: done at once, with the outcome of each. `batchId` is what `undoBulkAction` takes. */
export const BulkDone = z.object({
  batchId: z.uuid(),
  changed: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  items: z.array(z.object({ leadId: z.uuid(), outcome: BulkOutcome })),
});
export type BulkDone = z.infer<typeof BulkDone>;

/** All that match: a run does it. Its `runId` is also its `batchId`. */
export const BulkStarted = z.object({ runId: z.uuid() });
export type BulkStarted = z.infer<typeof BulkStarted>;

/** One of the two: which one is seen by `runId`. */
export const BulkAnswer = z.union([BulkStarted, BulkDone]);
export type BulkAnswer = z.infer<typeof BulkAnswer>;

export const selectionRefusals = [
  'selection_changed',
  'idempotency_key_reused',
  'condition_not_supported',
  'model_not_found',
  'level_not_found',
  'condition_not_ready',
  'key_is_nobody',
] as const;

const bulkCall = <Action extends z.ZodType, const Code extends string>(
  verb: string,
  action: Action,
  refusals: readonly Code[],
): Call<
  z.ZodObject<{ action: Action; idempotencyKey: typeof IdempotencyKey }>,
  typeof BulkAnswer,
  Code | (typeof selectionRefusals)[number]
> =>
  defineCall({
    subject: `rpc.leads.${verb}`,
    request: z.object({ action, idempotencyKey: IdempotencyKey }),
    reply: BulkAnswer,
    refusals: [...selectionRefusals, ...refusals],
    timeoutMs: 30_000,
  });

export const BulkAssignOwner = selectionWith(OwnerChoice.shape);
export type BulkAssignOwner = z.infer<typeof BulkAssignOwner>;
export const bulkAssignOwner = bulkCall('bulk-assign-owner', BulkAssignOwner, ['owner_not_member']);

/** On or off the personal watch list of whoever asks. */
export const BulkWatch = selectionWith({ watched: z.boolean('watched is true or false') });
export type BulkWatch = z.infer<typeof BulkWatch>;
export const bulkWatch = bulkCall('bulk-watch', BulkWatch, ['members_only']);

/** Erases each person everywhere. There is no way back. */
export const BulkDelete = selectionWith({});
export type BulkDelete = z.infer<typeof BulkDelete>;
export const bulkDelete = bulkCall('bulk-delete', BulkDelete, []);

/**
 * Gives back the owners that a request or run changed, where its change is still the latest. Only once. Also to a member who was switched
 * off: that the leads were handed over may have been the mistake.
 */
export const undoBulkAction = defineCall({
  subject: 'rpc.leads.undo-bulk-action',
  request: z.object({ batchId: z.uuid() }),
  reply: BulkAnswer,
  refusals: ['batch_not_found', 'run_still_open'],
  timeoutMs: 30_000,
});

/** What a run did to each lead, in the order of its work. */
export const BulkItem = z.object({
  leadId: z.uuid(),
  /** Or its e-mail address, or another alias; null for leads that are not there any more. */
  name: z.string().nullable(),
  outcome: BulkOutcome,
});
export type BulkItem = z.infer<typeof BulkItem>;

export const BulkItemsQuery = PageQuery.extend({ outcome: BulkOutcome.optional() });
export type BulkItemsQuery = z.infer<typeof BulkItemsQuery>;

export const bulkItems = defineCall({
  subject: 'rpc.leads.bulk-items',
  request: BulkItemsQuery.extend({ runId: z.uuid() }),
  reply: pageOf(BulkItem),
  refusals: ['run_not_found'],
});
