import * as z from 'zod';
import { conditionTree } from './condition-tree';
import { anyLeaf, isTimed, type StaticComparison, type TimedComparison } from './operators';
import { Span } from './span';
import { Key } from './values';

/** One attribute of the lead, or with `account` of its account. `for` = it has held without a break for at least that long. */
export type AttributeLeaf = { attribute: string; account?: boolean; for?: Span } & (StaticComparison | TimedComparison);

/** Attributes only: what an attribute rule looks for, and what gates an event rule. */
export type AttributeCondition =
  { all: AttributeCondition[] } | { any: AttributeCondition[] } | { not: AttributeCondition } | AttributeLeaf;

export const AttributeLeaf: z.ZodType<AttributeLeaf> = anyLeaf({
  attribute: Key,
  account: z.boolean('account is true or false').optional(),
  for: Span.optional(),
}).refine((leaf) => leaf.for === undefined || !isTimed(leaf), {
  path: ['for'],
  error: '"for" goes with comparisons that do not depend on the time, not with this one',
});

export const AttributeCondition: z.ZodType<AttributeCondition> = conditionTree<AttributeCondition>(
  'A condition on attributes: { "attribute", "op", "value" }, joined by all, any, not.',
  { attribute: AttributeLeaf },
  {
    event: 'Only attributes can stand here, as in { "attribute": "country", "op": "equals", "value": "NO" }',
    property: 'A property belongs to an event; here stand attributes, as in { "attribute": "country", … }',
  },
);
