import * as z from 'zod';
import { defineCall } from '../base/call';
import { Instant } from '../base/instant';
import { EditToken } from '../base/whole-numbers';
import { refuseWhatNobodyMeans } from './edited-definition';
import { ModelDefinition } from './model-definition';
import { ModelRef } from './model-calls';

/** What is being edited: the definition beside its edit token. */
export const ModelDraft = z.object({
  modelId: z.uuid(),
  /** Edit token: send it back with the next change. */
  version: z.int(),
  definition: ModelDefinition,
  /** The definition differs from the newest published version. */
  changed: z.boolean(),
  changedAt: Instant,
  changedBy: z.uuid().nullable(),
});
export type ModelDraft = z.infer<typeof ModelDraft>;

export const getDraft = defineCall({
  subject: 'rpc.scoring.get-draft',
  request: ModelRef,
  reply: ModelDraft,
  refusals: ['model_not_found'],
});

/** As programs send it: the definition's fields beside the edit token that the editor read. */
const draftFields = ModelDefinition.safeExtend({ version: EditToken() });
export const DraftBody = draftFields.superRefine(refuseWhatNobodyMeans);
export type DraftBody = z.infer<typeof DraftBody>;

/** Replaces the whole draft; a field that is not sent is what it is at first. `version_stale` has details `{version, changedBy, changedAt}`: the current one, who made it and when. */
export const putDraft = defineCall({
  subject: 'rpc.scoring.put-draft',
  request: draftFields.safeExtend({ modelId: z.uuid() }).superRefine(refuseWhatNobodyMeans),
  reply: ModelDraft,
  refusals: ['model_not_found', 'model_archived', 'version_stale'],
});
