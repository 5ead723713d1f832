import * as z from 'zod';
import { defineCall } from '../base/call';
import { EditToken, VersionNumber } from '../base/whole-numbers';
import { ModelDraft } from './draft';
import { ModelRef } from './model-calls';

export const RestoreRequest = z.strictObject({
  /** Edit token of the draft that is replaced. */
  version: EditToken('Give the edit token `version` of the draft that is replaced'),
});
export type RestoreRequest = z.infer<typeof RestoreRequest>;

/** A published version becomes the draft again, whatever the draft was. Publishing it makes a new version with the same scores. */
export const restoreVersion = defineCall({
  subject: 'rpc.scoring.restore-version',
  request: RestoreRequest.extend({ ...ModelRef.shape, publishedVersion: VersionNumber }),
  reply: ModelDraft,
  refusals: ['model_not_found', 'model_archived', 'version_not_found', 'version_stale'],
});
