import type { ModelDefinition } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';

/** Rules keep their id over edits: ledger lines and diffs name rules by it. One that has none gets one now. */
export const withRuleIds = (definition: ModelDefinition, newId: () => string = uuidv7): ModelDefinition => ({
  ...definition,
  rules: definition.rules.map((rule) => ({ ...rule, id: rule.id ?? newId() })),
});
