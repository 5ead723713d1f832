import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { EventProperties } from '../events/record-events';
import { AttributesDraft } from '../leads/attribute';
import { ExactText } from '../leads/text';
import { EditedDefinition } from '../models/edited-definition';
import { Explanation } from './explain';

/** An event that is nobody's: only what rules look at. */
export const UnstoredEvent = z.strictObject({
  type: ExactText(200).min(1, 'Say what happened, as in email_opened'),
  /** Default: one second before `asOf`, so that it counts. */
  occurredAt: Instant.optional(),
  campaign: ExactText(200).nullish(),
  properties: EventProperties.nullish(),
});

/** Somebody who need not exist: nothing of this is stored. */
export const UnstoredFacts = z.strictObject({
  attributes: AttributesDraft.optional(),
  accountAttributes: AttributesDraft.optional(),
  events: z.array(UnstoredEvent).max(1_000, 'At most 1,000 events').default([]),
});
export type UnstoredFacts = z.infer<typeof UnstoredFacts>;

export const ScoreFactsRequest = z
  .strictObject({
    facts: UnstoredFacts,
    /** Default: now. Any instant, the future too. */
    asOf: Instant.optional(),
    /** What to score by: the version in force (at first), the draft, or the definition that is sent. */
    use: z.enum(['published', 'draft'], 'use is published or draft').optional(),
    definition: EditedDefinition.optional(),
  })
  .refine(({ use, definition }) => use === undefined || definition === undefined, {
    path: ['use'],
    error: 'Give use or definition, not both',
  });
export type ScoreFactsRequest = z.infer<typeof ScoreFactsRequest>;

export const ScoredFacts = Explanation.pick({
  modelId: true,
  asOf: true,
  score: true,
  exact: true,
  level: true,
  toNextLevel: true,
  lines: true,
  unmatched: true,
}).extend({
  /** null = by the draft, or by the definition that was sent. */
  publishedVersion: z.int().nullable(),
});
export type ScoredFacts = z.infer<typeof ScoredFacts>;

/** What a model says of facts that are not stored: the whole ledger, from the same engine. Writes nothing. */
export const scoreFacts = defineCall({
  subject: 'rpc.scoring.score-facts',
  request: z.object({ modelId: z.uuid(), score: ScoreFactsRequest }),
  reply: ScoredFacts,
  refusals: ['model_not_found', 'model_not_published'],
});
