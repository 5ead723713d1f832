import * as z from 'zod';
import { defineCall } from '../base/call';
import { ModelRef } from './model-calls';

/** How many of a model's scores are of the version in force: after a publish it grows until the recalculation is complete. */
export const VersionShare = z.object({
  modelId: z.uuid(),
  /** The version in force; null = never published. */
  publishedVersion: z.int().nullable(),
  /** Scores of that version, and all that there are. */
  onVersion: z.int(),
  scored: z.int(),
});
export type VersionShare = z.infer<typeof VersionShare>;

export const versionShare = defineCall({
  subject: 'rpc.scoring.version-share',
  request: ModelRef,
  reply: VersionShare,
  refusals: ['model_not_found'],
});
