import type { ConditionLeaf } from '@heatline/contracts';
import type { Facts } from '../facts';
import type { ProfileClasses } from '../model/classes';
import { firstAtOrAfter, profileBit } from '../timeline/timeline';
import type { CompiledCondition } from './compile-condition';
import type { Extras } from './extras';
import type { AsOf, Failing } from './node';

/** Does the subject satisfy the condition as of T (seconds since 1970; facts with time < T count)? */
export const match = (condition: CompiledCondition, facts: Facts, extras: Extras, asOf: number): boolean =>
  condition.node.holds(look(condition, facts, extras, asOf));

/** The earliest second after T at which the answer may change without new facts; null = never. */
export function matchUntil(condition: CompiledCondition, facts: Facts, extras: Extras, asOf: number): number | null {
  const at = look(condition, facts, extras, asOf);
  const { words, to } = facts.timeline;
  const nextEntry = at.end < to ? words[at.end] + 1 : Infinity;
  const next = Math.min(nextEntry, condition.node.nextChange(at));
  return next === Infinity ? null : next;
}

/** The leaves that keep the condition from holding; empty when it holds. */
export const whyNot = (
  condition: CompiledCondition,
  facts: Facts,
  extras: Extras,
  asOf: number,
): Failing<ConditionLeaf>[] => condition.node.failing(look(condition, facts, extras, asOf));

/** A view of its own for every call: an answer of `extras` may well ask another condition. */
function look({ profiles, usesProfile }: CompiledCondition, facts: Facts, extras: Extras, time: number): AsOf {
  const end = firstAtOrAfter(facts.timeline, time);
  const bits = usesProfile ? profileBitsAt(profiles, facts, end) : profiles.nothing;
  return { facts, time, end, bits, extras };
}

/** The profile criteria that hold after the last change before word `end`. */
export function profileBitsAt(profiles: ProfileClasses, { timeline }: Facts, end: number): Uint8Array {
  for (let index = end - 2; index >= timeline.from; index -= 2) {
    const word = timeline.words[index + 1];
    if (word >= profileBit) return profiles.bitsOf(word - profileBit);
  }
  return profiles.nothing;
}
