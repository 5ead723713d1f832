import {
  isEventWhen,
  type AttributeCondition,
  type AttributeLeaf,
  type Condition,
  type ConditionLeaf,
  type PublishedDefinition,
  type ScoringSettings,
} from '@heatline/contracts';
import { positiveOf, staticOf } from './canonical';
import { activityCriterion, eventCriterion, profileCriterion, typeBitCriteria, type Criterion } from './criterion';

/** An attribute whose history of values a condition compares with T. */
export interface DatedKey {
  key: string;
  account: boolean;
}

/** The criteria that a version needs, each once. Rules that are off need none. */
export function criteriaOfModel(published: PublishedDefinition): Criterion[] {
  const { settings } = published;
  const found: Criterion[] = [];
  for (const rule of published.rules) {
    if (!rule.enabled) continue;
    if (isEventWhen(rule.when)) found.push(eventCriterion(rule.when, settings.zone));
    else found.push(...profileCriteria(rule.when, settings.zone));
    if (rule.if) found.push(...profileCriteria(rule.if, settings.zone));
  }
  if (published.decay.kind === 'inactivity') found.push(activityCriterion(settings));
  if (settings.burst) found.push(...typeBitCriteria());
  return once(found);
}

/** The criteria that a condition needs, each once. */
export function criteriaOfCondition(condition: Condition, settings: ScoringSettings): Criterion[] {
  const { zone } = settings;
  return once(
    leavesOf(condition).flatMap((leaf) => {
      if ('attribute' in leaf) return profileCriteria(leaf, zone);
      if ('sequence' in leaf) return leaf.sequence.map((match) => eventCriterion(match, zone));
      if ('lastActivity' in leaf) return [activityCriterion(settings)];
      if (!('event' in leaf)) return [];
      const all = leaf.last || leaf.first ? [eventCriterion({ event: leaf.event }, zone)] : [];
      return [...all, eventCriterion(leaf, zone)];
    }),
  );
}

/** Attributes that a version compares with T: facts must carry the history of their values. */
export function datedKeysOfModel(published: PublishedDefinition): DatedKey[] {
  const conditions = published.rules
    .filter((rule) => rule.enabled)
    .flatMap((rule) => [...(isEventWhen(rule.when) ? [] : [rule.when]), ...(rule.if ? [rule.if] : [])]);
  return datedOnce(conditions.flatMap(attributeLeavesOf));
}

/** The same for a condition. */
export const datedKeysOfCondition = (condition: Condition): DatedKey[] =>
  datedOnce(leavesOf(condition).filter((leaf) => 'attribute' in leaf));

/** All leaves of a tree, in order. */
export function leavesOf(condition: Condition): ConditionLeaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('not' in condition) return leavesOf(condition.not);
  return [condition];
}

export const attributeLeavesOf = (condition: AttributeCondition): AttributeLeaf[] =>
  leavesOf(condition).filter((leaf) => 'attribute' in leaf);

/** The criteria of attribute comparisons whose answer does not depend on T. */
export function profileCriteria(condition: AttributeCondition, zone: string): Criterion[] {
  return attributeLeavesOf(condition).flatMap((leaf) => {
    const comparison = staticOf(leaf);
    if (comparison === undefined) return [];
    return [profileCriterion(leaf.attribute, leaf.account ?? false, positiveOf(comparison).comparison, zone)];
  });
}

function once(criteria: Criterion[]): Criterion[] {
  return [...new Map(criteria.map((criterion) => [criterion.key, criterion])).values()];
}

function datedOnce(leaves: AttributeLeaf[]): DatedKey[] {
  const keys = leaves
    .filter((leaf) => staticOf(leaf) === undefined)
    .map((leaf) => ({ key: leaf.attribute, account: leaf.account ?? false }));
  return [...new Map(keys.map((dated) => [`${dated.account} ${dated.key}`, dated])).values()];
}
