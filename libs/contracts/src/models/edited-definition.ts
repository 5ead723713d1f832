import type * as z from 'zod';
import { reversedDates, reversedDatesSaid } from '../conditions/reversed-dates';
import { emptyConditions } from './empty-condition';
import { ModelDefinition } from './model-definition';

/**
 * What the definition's own schema lets through because stored versions may hold it, and what nobody may send any more: a group of
 * conditions with nothing in it, a range of dates that ends before it begins, two ids that differ in nothing but their case.
 */
export function refuseWhatNobodyMeans(definition: Pick<ModelDefinition, 'rules'>, context: z.RefinementCtx): void {
  const ids = new Map<string, string>();
  definition.rules.forEach((rule, index) => {
    const say = (path: PropertyKey[], message: string): void =>
      context.addIssue({ code: 'custom', path: ['rules', index, ...path], message });
    for (const path of emptyConditions(rule)) say(path, 'Give at least one condition');
    for (const asked of ['when', 'if'] as const)
      for (const path of reversedDates(rule[asked])) say([asked, ...path], reversedDatesSaid);
    if (rule.id === undefined) return;
    const known = ids.get(rule.id.toLowerCase());
    // The very same one is refused by the definition itself.
    if (known !== undefined && known !== rule.id) say(['id'], 'Another rule has this id');
    ids.set(rule.id.toLowerCase(), rule.id);
  });
}

/** A definition as editors send it. */
export const EditedDefinition = ModelDefinition.superRefine(refuseWhatNobodyMeans);
