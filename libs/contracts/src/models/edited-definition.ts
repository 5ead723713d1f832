import type * as z from 'zod';
import { reversedDates, reversedDatesSaid } from '../conditions/reversed-dates';
import { emptyConditions } from './empty-condition';
import { ModelDefinition } from './model-definition';

/**
 * What the definition's own schema lets through because stored versions may hold it, and what nobody may send any more: a group of
 * conditions with nothing in it, a range of dates that ends before it begins, two ids that differ in nothing but their case, two levels
 * whose names read the same.
 */
export function refuseWhatNobodyMeans(
  definition: Pick<ModelDefinition, 'rules' | 'levels'>,
  context: z.RefinementCtx,
): void {
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
  const names = new Map<string, string>();
  definition.levels.forEach(({ name }, index) => {
    const known = names.get(asRead(name));
    // The very same one is refused by the definition itself.
    if (known !== undefined && known !== name)
      context.addIssue({
        code: 'custom',
        path: ['levels', index, 'name'],
        message: `Nobody can tell this level from “${known}” by its name`,
      });
    names.set(asRead(name), name);
  });
}

/** A name as a tag shows it to somebody who does not look at case and spaces. */
const asRead = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** A definition as editors send it. */
export const EditedDefinition = ModelDefinition.superRefine(refuseWhatNobodyMeans);
