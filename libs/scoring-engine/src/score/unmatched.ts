import { isEventWhen, isTimed, type AttributeLeaf, type Rule } from '@heatline/contracts';
import { valueAsOf } from '../conditions/attribute-node';
import type { AsOf, Failing } from '../conditions/node';
import type { EventTypesSeen } from '../facts';
import { hundredthsOf } from '../numbers/points';
import { readPath } from '../values/path';
import { describeAttribute, describeCount } from '../words/describe-condition';
import { counted, lengthInWords, quoted } from '../words/words';
import { typesInWords } from './event-types-seen';
import type { Ignored, UnmatchedReason, UnmatchedRule } from './ledger';
import { ruleInWords } from './rule-in-words';

const listing = (rule: Rule, position: number, reason: UnmatchedReason, ignored: Ignored = {}): UnmatchedRule => ({
  ruleId: ruleIdOf(rule, position),
  name: rule.name,
  kind: isEventWhen(rule.when) ? 'event' : 'attribute',
  conditions: ruleInWords(rule),
  hundredths: hundredthsOf(rule.points),
  reason,
  has: null,
  wanted: null,
  ignored,
});

/** Rules of drafts may have no id yet. */
export const ruleIdOf = (rule: Rule, position: number): string => rule.id ?? `rule-${position + 1}`;

export const ruleOff = (rule: Rule, position: number): UnmatchedRule => listing(rule, position, 'off');

/** A rule whose attributes are not as wanted: its own condition, or the gate of an event rule. */
export function wantedOther(
  rule: Rule,
  position: number,
  reason: 'if' | 'condition',
  failing: Failing[],
  at: AsOf,
): UnmatchedRule {
  const has = failing.map(({ leaf }) => hasInWords(leaf, at));
  return {
    ...listing(rule, position, reason),
    has: has.includes(null) ? null : [...new Set(has)].join('; '),
    wanted: failing
      .map(({ leaf, negated }) => (negated ? `not (${describeAttribute(leaf)})` : describeAttribute(leaf)))
      .join('; '),
  };
}

/** A rule that pays for a number of events outside its range. */
export function otherCount(rule: Rule, position: number, left: number, ignored: Ignored): UnmatchedRule {
  return {
    ...listing(rule, position, 'count', ignored),
    has: counted(left, 'event'),
    wanted: rule.count ? describeCount(rule.count) : null,
  };
}

/** A rule that no event was left for. */
export function noEventLeft(
  rule: Rule,
  position: number,
  ignored: Ignored,
  eventTypes: EventTypesSeen | undefined,
): UnmatchedRule {
  if (ignored.window !== undefined) {
    return {
      ...listing(rule, position, 'window', ignored),
      has: `${counted(ignored.window, 'event')} before that`,
      wanted: rule.window ? `an event in the last ${lengthInWords(rule.window)}` : null,
    };
  }
  const seen = Object.values(ignored).reduce((sum: number, n: number | undefined) => sum + (n ?? 0), 0);
  if (seen === 0) {
    const known = eventTypes && typesInWords(rule, eventTypes);
    return { ...listing(rule, position, 'no_event'), has: 'no such event', wanted: 'an event', ...known };
  }
  return {
    ...listing(rule, position, 'not_counted', ignored),
    has: `${counted(seen, 'event')} that do not count`,
    wanted: 'an event that counts',
  };
}

function hasInWords(leaf: AttributeLeaf, at: AsOf): string | null {
  const known = leaf.account ? at.facts.accountAttributes : at.facts.attributes;
  if (!isTimed(leaf) && known === undefined) return null;
  const value = isTimed(leaf) ? valueAsOf(at, leaf) : readPath(known, leaf.attribute);
  const name = `${leaf.account ? 'account ' : ''}${leaf.attribute}`;
  if (value === undefined || value === null || value === '') return `${name} is not set`;
  return `${name} is ${typeof value === 'object' ? JSON.stringify(value) : quoted(value)}`;
}
