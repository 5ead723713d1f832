import { secondsOf, type AttributeCondition, type AttributeLeaf, type TimedComparison } from '@heatline/contracts';
import { positiveOf, staticOf } from '../criteria/canonical';
import { profileCriterion, type Criterion } from '../criteria/criterion';
import type { ProfileClasses } from '../model/classes';
import type { Calendar, Interval } from '../time/calendar';
import { profileBit } from '../timeline/timeline';
import { intervalOf } from '../values/comparison';
import { compileTree, type AsOf, type Node } from './node';
import { compileTimed } from './timed-test';

/** What attribute leaves are compiled against. */
export interface AttributeScope {
  calendar: Calendar;
  profiles: ProfileClasses;
  /** Position of a criterion's byte in the bits of a profile class. */
  bitOf(criterion: Criterion): number;
}

type LeafNode = Omit<Node<AttributeLeaf>, 'failing'>;

export const compileAttributes = (condition: AttributeCondition, scope: AttributeScope): Node<AttributeLeaf> =>
  compileTree<AttributeLeaf>(condition, (leaf) => attributeLeaf(leaf, scope));

export function attributeLeaf(leaf: AttributeLeaf, scope: AttributeScope): LeafNode {
  const comparison = staticOf(leaf);
  if (comparison === undefined) return timedLeaf(leaf, scope);
  const { negated, comparison: positive } = positiveOf(comparison);
  const bit = scope.bitOf(profileCriterion(leaf.attribute, leaf.account ?? false, positive, scope.calendar.zone));
  const wanted = negated ? 0 : 1;
  if (leaf.for !== undefined) return heldFor(bit, wanted, secondsOf(leaf.for), scope.profiles);
  return { holds: (at) => at.bits[bit] === wanted, nextChange: () => Infinity, fixedByProfile: true };
}

/**
 * Holds without a break for at least `length` seconds: since the profile change that made it true, or, for what is
 * true of a profile of which nothing is known, since the subject was made.
 */
function heldFor(bit: number, wanted: number, length: number, profiles: ProfileClasses): LeafNode {
  const since = ({ facts, end }: AsOf): number => {
    const { words, from } = facts.timeline;
    let held = profiles.nothing[bit] === wanted ? facts.createdAt : Infinity;
    for (let at = from; at < end; at += 2) {
      const word = words[at + 1];
      if (word < profileBit) continue;
      const holds = profiles.bitsOf(word - profileBit)[bit] === wanted;
      if (!holds) held = Infinity;
      else if (held === Infinity) held = words[at];
    }
    return held;
  };
  return {
    holds: (at) => at.time - since(at) >= length,
    nextChange: (at) => {
      const due = since(at) + length;
      return due > at.time ? due : Infinity;
    },
    fixedByProfile: false,
  };
}

/** Compares the value as of T, a date, with T. On a list, any date that satisfies it is enough. */
function timedLeaf(leaf: AttributeLeaf, { calendar }: AttributeScope): LeafNode {
  const test = compileTimed(leaf as TimedComparison, calendar);
  const datesAt = (at: AsOf): Interval[] => datesOf(valueAsOf(at, leaf), calendar);
  return {
    holds: (at) => datesAt(at).some((date) => test.holds(date, at.time)),
    nextChange: (at) => {
      let next = Infinity;
      for (const date of datesAt(at)) next = Math.min(next, test.nextChange(date, at.time));
      for (const { key, account, at: from } of at.facts.dated) {
        if (key === leaf.attribute && (account ?? false) === (leaf.account ?? false) && from >= at.time) {
          next = Math.min(next, from + 1);
        }
      }
      return next;
    },
    fixedByProfile: false,
  };
}

/** The last value that was set before T. */
export function valueAsOf({ facts, time }: AsOf, leaf: AttributeLeaf): unknown {
  let newest = -Infinity;
  let value: unknown;
  for (const dated of facts.dated) {
    if (dated.key !== leaf.attribute || (dated.account ?? false) !== (leaf.account ?? false)) continue;
    if (dated.at >= time || dated.at < newest) continue;
    newest = dated.at;
    value = dated.value;
  }
  return value;
}

function datesOf(value: unknown, calendar: Calendar): Interval[] {
  const values = Array.isArray(value) ? value : [value];
  return values.map((element) => intervalOf(element, calendar)).filter((date) => date !== null);
}
