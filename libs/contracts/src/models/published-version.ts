import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { IdempotencyKey } from '../base/idempotency';
import { EditToken, VersionNumber } from '../base/whole-numbers';
import { isStorable } from '../leads/text';
import { ModelDefinition } from './model-definition';
import { ModelRef } from './model-calls';

/** An immutable, numbered copy of a model's definition. */
export const PublishedVersionHead = z.object({
  modelId: z.uuid(),
  publishedVersion: z.int(),
  note: z.string(),
  publishedAt: Instant,
  publishedBy: z.uuid().nullable(),
  /** pending: its new criteria are still being read; active: in force; retired: was in force or superseded. */
  state: z.enum(['pending', 'active', 'retired']),
  ruleCount: z.int(),
});
export type PublishedVersionHead = z.infer<typeof PublishedVersionHead>;

export const PublishedVersion = PublishedVersionHead.extend({ definition: ModelDefinition });
export type PublishedVersion = z.infer<typeof PublishedVersion>;

export const PublishRequest = z.strictObject({
  note: z
    .string('A note is a text')
    .max(2_000, 'A note has at most 2,000 characters')
    .refine(isStorable, { error: 'A note holds neither the character NUL nor half of a surrogate pair' })
    .default(''),
  /** Edit token of the draft that was looked at; without it the draft as it is now is published. */
  version: EditToken().optional(),
  /** Recalculate everybody at once (while the model is active). */
  recalculate: z.boolean().default(true),
  /** Whether levels that this recalculation changes are announced: notifications and webhooks follow. Memberships follow in any case. */
  announce: z.boolean().default(true),
});
export type PublishRequest = z.infer<typeof PublishRequest>;

/** What the refusal `already_published` is about: the version that this very draft has become, and whose it is. */
export const AlreadyPublished = z.object({
  publishedVersion: z.int(),
  publishedBy: z.uuid().nullable(),
  publishedByKind: z.enum(['member', 'apiKey', 'system']).nullable(),
  publishedAt: Instant,
  note: z.string(),
  /** The caller's own, with another note or other choices. */
  yours: z.boolean(),
});
export type AlreadyPublished = z.infer<typeof AlreadyPublished>;

/**
 * Freezes the draft as the next version and starts the recalculation; `runId` is null while the model is not active. With `version`, or with a key, a
 * repetition is answered with what was published: once, however often it is asked. With `version`, a draft that somebody else has published
 * meanwhile, or with another note, is refused with who did and when: no note is lost unsaid.
 */
export const publishModel = defineCall({
  subject: 'rpc.scoring.publish-model',
  request: z.object({ modelId: z.uuid(), publish: PublishRequest, idempotencyKey: IdempotencyKey }),
  reply: PublishedVersionHead.extend({ runId: z.uuid().nullable() }),
  refusals: [
    'model_not_found',
    'model_archived',
    'version_stale',
    'already_published',
    'definition_empty',
    'idempotency_key_reused',
  ],
  timeoutMs: 15_000,
});

/** Newest first. */
export const listVersions = defineCall({
  subject: 'rpc.scoring.list-versions',
  request: ModelRef,
  reply: z.object({ items: z.array(PublishedVersionHead) }),
  refusals: ['model_not_found'],
});

export const getVersion = defineCall({
  subject: 'rpc.scoring.get-version',
  request: z.object({ modelId: z.uuid(), publishedVersion: VersionNumber }),
  reply: PublishedVersion,
  refusals: ['model_not_found', 'version_not_found'],
});
