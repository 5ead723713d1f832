import type * as z from 'zod';
import { emptyConditions } from './empty-condition';
import { ModelDefinition } from './model-definition';

/**
 * What the definition's own schema lets through because stored versions may hold it, and what nobody may send any more: a group of
 * conditions with nothing in it.
 */
export function refuseEmptyConditions(definition: Pick<ModelDefinition, 'rules'>, context: z.RefinementCtx): void {
  definition.rules.forEach((rule, index) => {
    for (const path of emptyConditions(rule))
      context.addIssue({ code: 'custom', path: ['rules', index, ...path], message: 'Give at least one condition' });
  });
}

/** A definition as editors send it. */
export const EditedDefinition = ModelDefinition.superRefine(refuseEmptyConditions);
