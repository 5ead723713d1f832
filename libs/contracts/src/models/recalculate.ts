import * as z from 'zod';
import { defineCall } from '../base/call';
import { ModelRef } from './model-calls';

/** Starts the bulk run, or names the one that is already under way (one a model at a time). */
export const recalculateModelCall = defineCall({
  subject: 'rpc.scoring.recalculate-model',
  request: ModelRef,
  reply: z.object({ runId: z.uuid(), alreadyRunning: z.boolean() }),
  refusals: ['model_not_found', 'model_archived', 'model_not_published', 'model_not_active'],
  timeoutMs: 15_000,
});
