import * as z from 'zod';
import { conditionTree } from './condition-tree';
import { staticLeaf, type StaticComparison } from './operators';
import { Key } from './values';

/** One property of an event; `a.b` is a path, a literal key with a dot wins. */
export type PropertyLeaf = { property: string } & StaticComparison;

/** What an event's properties must say. Fixed when the event happens: nothing here depends on T. */
export type PropertyCondition =
  { all: PropertyCondition[] } | { any: PropertyCondition[] } | { not: PropertyCondition } | PropertyLeaf;

export const PropertyLeaf: z.ZodType<PropertyLeaf> = staticLeaf({ property: Key });

export const PropertyCondition: z.ZodType<PropertyCondition> = conditionTree<PropertyCondition>(
  'What an event\'s properties must say: { "property", "op", "value" }, joined by all, any, not.',
  { property: PropertyLeaf },
  { attribute: 'Inside "where" stand properties of the event, as in { "property": "path", "op": "exists" }' },
);
