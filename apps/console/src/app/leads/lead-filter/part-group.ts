import { type Condition, EditedCondition, type Issue } from '@heatline/contracts';
import { conditionOf, kindOf, partsOf } from './filter-parts';

/** Parts of which any one is enough, or that must all hold. */
export interface PartGroup {
  readonly mode: 'any' | 'all';
  readonly parts: readonly Condition[];
}

/** Null: a part by itself. Attributes, and the two ends of a range, are joined by editors of their own. */
export function groupOfPart(part: Condition): PartGroup | null {
  const kind = kindOf(part);
  if (kind === 'any' && 'any' in part) return { mode: 'any', parts: part.any };
  return kind === 'all' ? { mode: 'all', parts: partsOf(part) } : null;
}

/** A group, however few are in it. */
export const partOfGroup = ({ mode, parts }: PartGroup): Condition =>
  mode === 'any' ? { any: [...parts] } : { all: [...parts] };

/** The shortest part that asks for the same: groups of one are that one; null: nothing is asked for. */
export function simplest(part: Condition): Condition | null {
  const group = groupOfPart(part);
  if (!group) return part;
  const parts = group.parts.flatMap((one) => simplest(one) ?? []);
  const [only] = parts;
  if (only === undefined || parts.length === 1) return only ?? null;
  return group.mode === 'any' ? { any: parts } : conditionOf(parts);
}

/** What a part lacks, as its editor takes it. */
export const issuesOf = (part: Condition): Issue[] =>
  (EditedCondition.safeParse(part).error?.issues ?? []).map(({ path, message }) => ({
    path: ['filter', ...path].join('.'),
    message,
  }));
