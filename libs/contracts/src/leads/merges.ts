import * as z from 'zod';
import { defineCall } from '../base/call';
import { IdempotencyKey } from '../base/idempotency';
import { Instant } from '../base/instant';
import { pageOf, PageQuery } from '../base/page';
import { SentId } from '../base/sent-id';
import { AliasType } from './alias';
import { ChangedBy } from './attribute';
import { AccountName } from './lead-list';
import { mostLeadsInMerge, mostMergesInBatch } from './merge-limits';

/** `leadIds` become part of `targetId`, in this order where it matters whose value is taken over. */
export const MergeRequest = z
  .strictObject({
    targetId: SentId('Give the id of the lead that stays'),
    leadIds: z
      .array(SentId('Give the ids of the leads to merge into it'))
      .min(1, 'Choose at least one lead to merge')
      .max(mostLeadsInMerge, `At most ${mostLeadsInMerge} leads in one merge`),
  })
  .superRefine(({ targetId, leadIds }, context) =>
    leadIds.forEach((leadId, i) => {
      const complain = (message: string) => context.addIssue({ code: 'custom', path: ['leadIds', i], message });
      if (leadId === targetId) complain('A lead cannot be merged into itself');
      else if (leadIds.indexOf(leadId) < i) complain('This lead is named twice');
    }),
  );
export type MergeRequest = z.infer<typeof MergeRequest>;

/** A lead of a merge, with what it brings: its own, and that of leads that were merged into it before. */
export const MergedLead = z.object({
  leadId: z.uuid(),
  /** Or its e-mail address, or another alias; null for leads that are not there any more. */
  name: z.string().nullable(),
  events: z.int(),
  aliases: z.int(),
  sessions: z.int(),
});
export type MergedLead = z.infer<typeof MergedLead>;

/** What one model says of the lead that stays, now and with everything that comes to it; null = no score. */
export const ProjectedScore = z.object({
  modelId: z.uuid(),
  name: z.string(),
  kind: z.string(),
  now: z.number().nullable(),
  level: z.string().nullable(),
  projected: z.number().nullable(),
  projectedLevel: z.string().nullable(),
});
export type ProjectedScore = z.infer<typeof ProjectedScore>;

/** What a merge would do. Nothing is written. */
export const MergePreview = z.object({
  target: MergedLead,
  leads: z.array(MergedLead),
  /** What the lead that stays gets in all. */
  moves: z.object({ events: z.int(), aliases: z.int(), sessions: z.int() }),
  /** Types of alias that several have: `primary` stays the first one, the others still find the lead. */
  aliasClashes: z.array(z.object({ type: AliasType, primary: z.string(), secondary: z.array(z.string()) })),
  /** The account afterwards; `others` are those that are left behind: a conflict where there are any. */
  account: z.object({ kept: AccountName.nullable(), others: z.array(AccountName) }),
  /** The same of owners. */
  owner: z.object({ kept: z.uuid().nullable(), others: z.array(z.uuid()) }),
  /** Attributes that the lead that stays has not, by key, and whose value it gets. */
  takenOver: z.array(z.object({ key: z.string(), value: z.unknown(), leadId: z.uuid() })),
  /** Attributes of which another value is left behind. */
  differing: z.array(z.object({ key: z.string(), kept: z.unknown(), others: z.array(z.unknown()) })),
  scores: z.array(ProjectedScore),
});
export type MergePreview = z.infer<typeof MergePreview>;

const mergeRefusals = ['lead_not_found', 'lead_already_merged'] as const;

/** @remarks `lead_already_merged` names the lead and the one that answers for it. */
export const previewMerge = defineCall({
  subject: 'rpc.leads.preview-merge',
  request: MergeRequest,
  reply: MergePreview,
  refusals: mergeRefusals,
  timeoutMs: 20_000,
});

/** The same again is the same merge, also without a key. */
export const startMerge = defineCall({
  subject: 'rpc.leads.merge',
  request: z.object({ merge: MergeRequest, idempotencyKey: IdempotencyKey }),
  reply: z.object({ mergeId: z.uuid(), runId: z.uuid() }),
  refusals: [...mergeRefusals, 'idempotency_key_reused'],
});

export const MergeBatchRequest = z.strictObject({
  merges: z
    .array(MergeRequest)
    .min(1, 'Give at least one merge')
    .max(mostMergesInBatch, `At most ${mostMergesInBatch} merges in one batch`),
});
export type MergeBatchRequest = z.infer<typeof MergeBatchRequest>;

/** Each is judged when its turn comes: what became of it stands in `mergesOfRun`. */
export const startMergeBatch = defineCall({
  subject: 'rpc.leads.merge-batch',
  request: z.object({ batch: MergeBatchRequest, idempotencyKey: IdempotencyKey }),
  reply: z.object({ runId: z.uuid() }),
  refusals: ['idempotency_key_reused'],
});

/** `refused`: by then it could not be done any more; `refusal` says why. */
export const MergeState = z.enum(['waiting', 'merged', 'refused', 'undone']);
export type MergeState = z.infer<typeof MergeState>;

/** `run_ended`: its run ended before its turn came, and names nobody. */
export const mergeRefusalCodes = [...mergeRefusals, 'run_ended'] as const;
/** Read as a text: whoever does not know a later one can still say so. */
const MergeRefusalCode = z.string().meta({ enum: [...mergeRefusalCodes] });

export const Merge = z.object({
  mergeId: z.uuid(),
  runId: z.uuid(),
  state: MergeState,
  refusal: z.object({ code: MergeRefusalCode, leadId: z.uuid().nullable() }).nullable(),
  /** The lead that stays, by its name now; its counts are those from before the merge. */
  target: MergedLead,
  leads: z.array(MergedLead),
  /** When it was asked for, and done. */
  askedAt: Instant,
  mergedAt: Instant.nullable(),
  by: ChangedBy,
  undone: z.object({ at: Instant, by: ChangedBy, runId: z.uuid() }).nullable(),
});
export type Merge = z.infer<typeof Merge>;

/** `absorbed`: leads came to the one that is asked about; `mergedOut`: it went into another. */
export const MergeHistoryEntry = Merge.extend({
  direction: z.enum(['absorbed', 'mergedOut']),
  /** False: undone, not done yet, or its lead went into another one since, whose merge has to be undone first. */
  mayUndo: z.boolean(),
});
export type MergeHistoryEntry = z.infer<typeof MergeHistoryEntry>;

/** Newest first: of a lead, and of all that were merged into it. */
export const mergeHistory = defineCall({
  subject: 'rpc.leads.merge-history',
  request: PageQuery.extend({ leadId: SentId() }),
  reply: pageOf(MergeHistoryEntry),
  refusals: ['lead_not_found'],
});

/** What a run did, merge by merge, in the order of its work. */
export const mergesOfRun = defineCall({
  subject: 'rpc.leads.merges-of-run',
  request: PageQuery.extend({ runId: SentId(), state: MergeState.optional() }),
  reply: pageOf(Merge),
  refusals: ['run_not_found'],
});

/**
 * Takes a merge back: each lead is again what it was, and has what was sent for it since. Asked again it names the same run.
 * @remarks `merge_not_last`: its lead went into another one since; `details.mergeId` has to be undone first
 */
export const startUndoMerge = defineCall({
  subject: 'rpc.leads.undo-merge',
  request: z.object({ mergeId: SentId(), idempotencyKey: IdempotencyKey }),
  reply: z.object({ runId: z.uuid() }),
  refusals: ['merge_not_found', 'merge_not_done', 'merge_not_last', 'idempotency_key_reused'],
});

const SomeLeads = z.object({ leadIds: z.array(SentId()).min(1).max(1_000) });

/**
 * Scores follow who answers for whom now: leads that were absorbed have none, those that answer are evaluated anew. The same again
 * changes nothing.
 */
export const followMerges = defineCall({
  subject: 'rpc.scoring.follow-merges',
  request: SomeLeads.extend({ cause: z.enum(['merge', 'unmerge']) }),
  reply: z.object({}),
  timeoutMs: 60_000,
});

/** What scores would be if these leads were part of the first one. */
export const projectMerge = defineCall({
  subject: 'rpc.scoring.project-merge',
  request: MergeRequest,
  reply: z.object({ scores: z.array(ProjectedScore) }),
  refusals: ['lead_not_found'],
  timeoutMs: 15_000,
});
