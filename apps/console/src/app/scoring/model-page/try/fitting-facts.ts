import {
  type AttributeCondition,
  isTimed,
  negations,
  type NegatedOp,
  numberOf,
  type PropertyCondition,
} from '@heatline/contracts';

type Bag = Record<string, unknown>;
type Condition = PropertyCondition | AttributeCondition;
type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

/** Properties or attributes for which the condition holds; null when none are known that certainly do. */
export function fitting(condition: Condition): Bag | null {
  if ('all' in condition) return together(condition.all.map(fitting));
  if ('any' in condition) return condition.any.map(fitting).find((bag) => bag !== null) ?? null;
  if ('not' in condition) return missing(condition.not);
  return ofLeaf(condition);
}

/** What is not set satisfies no comparison but the negated ones. */
function missing(condition: Condition): Bag | null {
  const plain = !('all' in condition) && !('any' in condition) && !('not' in condition);
  return plain && !(condition.op in negations) ? {} : null;
}

function ofLeaf(leaf: Leaf): Bag | null {
  // A negated comparison holds of what is not set.
  if (leaf.op in negations) return {};
  const name = 'property' in leaf ? leaf.property : leaf.attribute;
  const ofAccount = 'account' in leaf && leaf.account;
  if (name.startsWith('$') || ofAccount || isTimed(leaf)) return null;
  const value = valueFor(leaf);
  return value === null ? null : { [name]: value };
}

function valueFor(leaf: Leaf): unknown {
  const value = 'value' in leaf ? leaf.value : undefined;
  switch (leaf.op as Exclude<Leaf['op'], NegatedOp>) {
    case 'exists':
      return 'something';
    case 'in':
    case 'between':
      return (value as unknown[])[0] ?? null;
    case 'gt':
      return other(value, 1);
    case 'lt':
      return other(value, -1);
    case 'gte':
    case 'lte':
      return numberOf(value);
    case 'before':
      return otherDay(value, -2);
    case 'after':
      return otherDay(value, 2);
    case 'matches':
      return typeof value === 'string' && /^[\w /-]+$/.test(value) ? value : null;
    default:
      return value ?? null;
  }
}

function other(value: unknown, by: number): number | null {
  const number = numberOf(value);
  return number === null ? null : number + by * Math.max(1, Math.abs(number));
}

function otherDay(value: unknown, days: number): string | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time + days * 86_400_000).toISOString().slice(0, 10);
}

/** All of them in one; null when one is not known, or two want one thing to be two. */
export function together(bags: readonly (Bag | null)[]): Bag | null {
  const all: Bag = {};
  for (const bag of bags) {
    if (bag === null) return null;
    for (const [key, value] of Object.entries(bag)) {
      if (key in all && all[key] !== value) return null;
      all[key] = value;
    }
  }
  return all;
}
