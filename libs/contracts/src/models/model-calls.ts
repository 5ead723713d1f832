import * as z from 'zod';
import { defineCall } from '../base/call';
import { IdempotencyKey } from '../base/idempotency';
import { EditToken } from '../base/whole-numbers';
import { Model, ModelDescription, ModelKind, ModelName, ModelSchedule } from './model';
import { TemplateKey } from './templates';

export const ModelQuery = z.object({
  kind: ModelKind.optional(),
  active: z.stringbool().or(z.boolean()).optional(),
  archived: z.stringbool().or(z.boolean()).default(false),
});
export type ModelQuery = z.infer<typeof ModelQuery>;

/** All models of the workspace, primaries first, then by name. They are few: no pages. */
export const listModels = defineCall({
  subject: 'rpc.scoring.list-models',
  request: ModelQuery,
  reply: z.object({ items: z.array(Model) }),
});

/** A template brings name, kind, description and the first draft; what is said beside it wins. */
export const ModelDraftHead = z
  .strictObject({
    name: ModelName.optional(),
    kind: ModelKind.optional(),
    description: ModelDescription.optional(),
    template: TemplateKey.optional(),
  })
  .superRefine(({ name, kind, template }, context) => {
    if (template !== undefined) return;
    const say = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message });
    if (name === undefined) say('name', 'Give the model a name');
    if (kind === undefined) say('kind', `kind is one of ${ModelKind.options.join(', ')}`);
  });
export type ModelDraftHead = z.infer<typeof ModelDraftHead>;

/** A new model, not active; its draft is empty, or the template's. */
export const createModel = defineCall({
  subject: 'rpc.scoring.create-model',
  request: ModelDraftHead.safeExtend({ idempotencyKey: IdempotencyKey }),
  reply: Model,
  refusals: ['model_name_taken', 'too_many_models', 'idempotency_key_reused'],
});

export const ModelRef = z.object({ modelId: z.uuid() });

export const getModel = defineCall({
  subject: 'rpc.scoring.get-model',
  request: ModelRef,
  reply: Model,
  refusals: ['model_not_found'],
});

/** Only what is sent changes. With `version` the change is refused when somebody else was faster. */
export const ModelChange = z
  .strictObject({
    version: EditToken().optional(),
    name: ModelName.optional(),
    description: ModelDescription.optional(),
    active: z.boolean().optional(),
    primary: z.boolean().optional(),
    schedule: ModelSchedule.optional(),
  })
  .refine((change) => Object.keys(change).some((key) => key !== 'version'), { error: 'Say what to change' });
export type ModelChange = z.infer<typeof ModelChange>;

export const changeModel = defineCall({
  subject: 'rpc.scoring.change-model',
  request: z.object({ modelId: z.uuid(), change: ModelChange }),
  reply: Model,
  refusals: ['model_not_found', 'model_archived', 'model_name_taken', 'model_not_published', 'version_stale'],
});

/** A new model, not active, whose draft is the newest definition of the original. */
export const copyModel = defineCall({
  subject: 'rpc.scoring.copy-model',
  request: z.object({ modelId: z.uuid(), name: ModelName.optional(), idempotencyKey: IdempotencyKey }),
  reply: Model,
  refusals: ['model_not_found', 'model_name_taken', 'too_many_models', 'idempotency_key_reused'],
});

/** Off, out of every list, its history kept. Restoring brings it back, still off. */
export const archiveModel = defineCall({
  subject: 'rpc.scoring.archive-model',
  request: z.object({ modelId: z.uuid(), archived: z.boolean().default(true) }),
  reply: Model,
  refusals: ['model_not_found', 'model_name_taken', 'too_many_models'],
});
