import * as z from 'zod';
import { defineCall } from '../base/call';
import { ModelDefinition } from './model-definition';
import { ModelKind } from './model';

export const templateKeys = ['b2b-saas', 'outreach', 'product-led', 'e-commerce'] as const;
export const TemplateKey = z.enum(templateKeys, `template is one of ${templateKeys.join(', ')}`);
export type TemplateKey = z.infer<typeof TemplateKey>;

/** A model to begin from: what it is for, and its whole definition. */
export const ModelTemplate = z.object({
  key: TemplateKey,
  /** Name of a model that is made from it without another one. */
  name: z.string(),
  kind: ModelKind,
  /** One sentence: for whom it is, and what it scores. */
  description: z.string(),
  definition: ModelDefinition,
});
export type ModelTemplate = z.infer<typeof ModelTemplate>;

/** All templates: the same in every workspace. */
export const listModelTemplates = defineCall({
  subject: 'rpc.scoring.list-model-templates',
  request: z.object({}),
  reply: z.object({ items: z.array(ModelTemplate) }),
});
