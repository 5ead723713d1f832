import type { ModelDefinition, Rule } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { canonicalJson } from '../canonical-json';

/**
 * Rules keep their id over edits: ledger lines and diffs name rules by it. One that has none gets that of a known rule that says the same
 * (the same sent again is no other rule), else a new one.
 */
export function withRuleIds(
  definition: ModelDefinition,
  known: readonly Rule[] = [],
  newId: () => string = uuidv7,
): ModelDefinition {
  const taken = new Set(definition.rules.map(({ id }) => id));
  const idOf = (rule: Rule): string => {
    const text = withoutId(rule);
    const same = known.find(({ id, ...other }) => !taken.has(id) && withoutId(other) === text);
    const id = same?.id ?? newId();
    taken.add(id);
    return id;
  };
  return { ...definition, rules: definition.rules.map((rule) => ({ ...rule, id: rule.id ?? idOf(rule) })) };
}

const withoutId = ({ id: _, ...rule }: Rule): string => canonicalJson(rule);
