import { noExtras } from '../conditions/extras';
import type { AsOf } from '../conditions/node';
import { emptyFacts, type Facts } from '../facts';
import type { CompiledModel } from '../model/compile-model';
import { firstAtOrAfter } from '../timeline/timeline';
import { profileClassAt, resetAt } from './sight';

/** What a model sees of a lead as of T; one object for all evaluations. */
export interface Seen {
  /** The words of the timeline that count: after the last reset, before T. */
  start: number;
  end: number;
  /** Of the profile before T; −1 = nothing is known of it. */
  profileClass: number;
  /** The earliest second after T at which an event or a reset that T does not see yet changes something; Infinity = none does. */
  comesAt: number;
  /** By event rule: 0 = its condition on the profile does not hold. */
  gates: Uint8Array;
  /** What attribute rules give that the profile's class alone decides. */
  points: number;
  /** The earliest second after T at which time alone may change something of this; Infinity = never. */
  until: number;
}

export const seen: Seen = {
  start: 0,
  end: 0,
  profileClass: -1,
  comesAt: Infinity,
  gates: new Uint8Array(0),
  points: 0,
  until: Infinity,
};
/** The same for conditions. */
export const view: AsOf = { facts: emptyFacts, time: 0, end: 0, bits: new Uint8Array(0), extras: noExtras };

/** Fills `seen` and `view`. Allocates nothing. @throws RangeError when the catalog does not know the profile's class yet */
export function look(model: CompiledModel, facts: Facts, asOf: number): void {
  lookAtTime(facts, asOf);
  lookAtProfile(model);
}

/** What no model matters for. */
function lookAtTime(facts: Facts, asOf: number): void {
  const { timeline } = facts;
  const { words, from, to } = timeline;
  let end = to;
  while (end > from && words[end - 2] >= asOf) end -= 2;
  seen.comesAt = end < to ? words[end] + 1 : Infinity;
  seen.start = from;
  if (facts.resets.length > 0) {
    const reset = resetAt(facts, asOf);
    if (reset !== null) seen.start = Math.min(end, firstAtOrAfter(timeline, reset.at));
    for (const { at } of facts.resets) if (at >= asOf) seen.comesAt = Math.min(seen.comesAt, at + 1);
  }
  seen.end = end;
  seen.profileClass = profileClassAt(facts, end);
  view.facts = facts;
  view.time = asOf;
  view.end = end;
}

/** Of the lead that was looked at last, as of the same T, what another model sees of its profile. */
export function lookAtProfile({ lean, profiles }: CompiledModel): void {
  const { profileClass } = seen;
  view.bits = profileClass < 0 ? profiles.nothing : profiles.bitsOf(profileClass);
  const row = lean.profileRow(profileClass, view);
  seen.points = row.points;
  seen.gates = row.gates;
  seen.until = seen.comesAt;
  if (lean.openGates.length === 0) return;
  const { gates } = lean;
  gates.set(row.gates);
  for (const r of lean.openGates) {
    const gate = lean.rules[r].gate;
    if (gate === null) continue;
    gates[r] = gate.holds(view) ? 1 : 0;
    seen.until = Math.min(seen.until, gate.nextChange(view));
  }
  seen.gates = gates;
}
