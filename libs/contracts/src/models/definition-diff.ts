import * as z from 'zod';
import { defineCall } from '../base/call';
import { VersionNumber } from '../base/whole-numbers';
import { ModelRef } from './model-calls';

/** One field that differs, as people read it; null = none. */
export const DefinitionChangeDetail = z.object({
  what: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type DefinitionChangeDetail = z.infer<typeof DefinitionChangeDetail>;

/** One difference between two definitions of a model. */
export const DefinitionChange = z.object({
  kind: z.enum(['added', 'changed', 'removed', 'moved']),
  part: z.enum(['rule', 'level', 'decay', 'group', 'floor', 'ceiling', 'order']),
  /** Id of the rule, key of the level or group; null for what there is only one of. */
  key: z.string().nullable(),
  name: z.string(),
  /** The whole change in a line: `Clicked a link: points 10 → 5`. */
  words: z.string(),
  details: z.array(DefinitionChangeDetail),
});
export type DefinitionChange = z.infer<typeof DefinitionChange>;

/** What `to` says differently from `from`; a number is a published version, null of `from` = nothing before. */
export const DefinitionDiff = z.object({
  modelId: z.uuid(),
  from: z.int().nullable(),
  to: z.union([z.int(), z.literal('draft')]),
  changes: z.array(DefinitionChange),
});
export type DefinitionDiff = z.infer<typeof DefinitionDiff>;

/** The draft against a published version: the newest one when `against` is not given. */
export const diffDraft = defineCall({
  subject: 'rpc.scoring.diff-draft',
  request: ModelRef.extend({ against: VersionNumber.optional() }),
  reply: DefinitionDiff,
  refusals: ['model_not_found', 'version_not_found'],
});

/** One published version against another. */
export const diffVersions = defineCall({
  subject: 'rpc.scoring.diff-versions',
  request: ModelRef.extend({ from: VersionNumber, to: VersionNumber }),
  reply: DefinitionDiff,
  refusals: ['model_not_found', 'version_not_found'],
});
