import type { DefinitionChange, ModelDefinition, Rule } from '@heatline/contracts';
import { definitionChanges } from '@heatline/scoring-engine/words';
import { withDates } from '../change-words';

/** One difference between the draft and the newest published version. */
export interface DraftChange extends DefinitionChange {
  /** Of the draft's rule that it is about. */
  readonly ruleId: string | null;
}

/** What the draft says differently; everything is new before the first version. */
export const draftChanges = (draft: ModelDefinition, published: ModelDefinition | undefined): DraftChange[] =>
  definitionChanges(published, draft).map((change) => ({
    ...withDates(change),
    ruleId: change.part === 'rule' && change.kind !== 'removed' ? change.key : null,
  }));

/** The points that a rule had when they are others now. */
export const pointsBefore = (rule: Rule, published: ModelDefinition | undefined): number | null => {
  const old = published?.rules.find(({ id }) => id === rule.id);
  return old && old.points !== rule.points ? old.points : null;
};

/** Published versions do not know it; before the first one nothing is told apart. */
export const isNew = (rule: Rule, published: ModelDefinition | undefined): boolean =>
  published !== undefined && !published.rules.some(({ id }) => id === rule.id);

/** Equal in content, whatever the order of keys: a stored definition comes back with its keys in another order. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = entriesOf(a);
  const right = new Map(entriesOf(b));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)));
}

const entriesOf = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([, part]) => part !== undefined);
