import type { ModelDefinition, Rule } from '@heatline/contracts';

/** One difference between the draft and the newest published version. */
export interface DraftChange {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly words: string;
  readonly ruleId: string | null;
}

/** What the draft says differently; everything is new before the first version. */
export function draftChanges(draft: ModelDefinition, published: ModelDefinition | undefined): DraftChange[] {
  const before = new Map((published?.rules ?? []).map((rule) => [rule.id, rule]));
  const now = new Set(draft.rules.map(({ id }) => id));
  const rules = draft.rules.flatMap((rule): DraftChange[] => {
    const old = before.get(rule.id);
    const ruleId = rule.id ?? null;
    if (!old) return [{ kind: 'added', words: `${rule.name} added`, ruleId }];
    return same(rule, old) ? [] : [{ kind: 'changed', words: `${rule.name} changed`, ruleId }];
  });
  if (!published) return rules;
  const removed = published.rules
    .filter(({ id }) => !now.has(id))
    .map((rule): DraftChange => ({ kind: 'removed', words: `${rule.name} removed`, ruleId: null }));
  const parts = [
    { words: 'Levels changed', differs: !same(draft.levels, published.levels) },
    { words: 'Decay changed', differs: !same(draft.decay, published.decay) },
    { words: 'Groups changed', differs: !same(draft.groups, published.groups) },
    { words: 'Floor changed', differs: draft.floor !== published.floor },
    { words: 'Ceiling changed', differs: draft.ceiling !== published.ceiling },
    {
      words: 'Order of rules changed',
      differs: rules.length + removed.length === 0 && draft.rules.some(({ id }, at) => id !== published.rules[at]?.id),
    },
  ];
  return [
    ...rules,
    ...removed,
    ...parts.flatMap(({ words, differs }): DraftChange[] =>
      differs ? [{ kind: 'changed', words, ruleId: null }] : [],
    ),
  ];
}

/** The points that a rule had when they are others now. */
export const pointsBefore = (rule: Rule, published: ModelDefinition | undefined): number | null => {
  const old = published?.rules.find(({ id }) => id === rule.id);
  return old && old.points !== rule.points ? old.points : null;
};

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
