import type { AttributeLeaf, ConversionDefinition } from '@heatline/contracts';
import { compileAttributes } from '../conditions/attribute-node';
import { noExtras } from '../conditions/extras';
import type { Node } from '../conditions/node';
import type { Catalog } from '../criteria/catalog';
import { profileCriteria } from '../criteria/criteria-of';
import { eventCriterion, type Criterion } from '../criteria/criterion';
import { emptyFacts } from '../facts';
import { ClassFlags, ProfileClasses } from '../model/classes';
import { idIn, missingIn, type Compiled } from '../model/resolve';
import { Calendar } from '../time/calendar';
import { zoneTransitions } from '../time/zone';
import { profileBit, type Timeline } from '../timeline/timeline';
import { describeAttribute, describeMatch } from '../words/describe-condition';

/** What converts, made ready to be looked for in timelines. Learns classes as it meets them: not shared between threads. */
export interface CompiledConversion {
  /** The first part that an event of this class satisfies, by index; −1 = none. */
  byEvent(classId: number): number;
  /** The first part that a profile of this class satisfies; −1 = none. */
  byProfile(classId: number): number;
  /** The same for a profile of which nothing is known. */
  readonly byNothing: number;
  /** Each part in words. */
  readonly words: readonly string[];
  readonly events: number;
}

/** When, in seconds since 1970, and by which part of the definition. */
export interface ConversionFound {
  time: number;
  kind: 'event' | 'attribute';
  what: string;
}

/** What the facts must have been read for. `zone`: of dates without a time. */
export const criteriaOfConversion = ({ events, attributes }: ConversionDefinition, zone: string): Criterion[] => [
  ...new Map(
    [
      ...events.map((match) => eventCriterion(match, zone)),
      ...attributes.flatMap((leaf) => profileCriteria(leaf, zone)),
    ].map((criterion) => [criterion.key, criterion]),
  ).values(),
];

export const describeConversion = ({ events, attributes }: ConversionDefinition): string[] => [
  ...events.map(describeMatch),
  ...attributes.map(describeAttribute),
];

export function compileConversion(
  definition: ConversionDefinition,
  zone: string,
  catalog: Catalog,
): Compiled<CompiledConversion> {
  const criteria = criteriaOfConversion(definition, zone);
  const missing = missingIn(catalog, criteria);
  if (missing.length > 0) return { ok: false, missing };
  const keys = criteria.filter(({ kind }) => kind === 'profile');
  const profiles = new ProfileClasses(
    catalog,
    keys.map((criterion) => idIn(catalog, criterion)),
  );
  const bitOf = ({ key }: Criterion): number => keys.findIndex((criterion) => criterion.key === key);
  const calendar = new Calendar(zoneTransitions(zone));
  const events = definition.events.map((match) => new ClassFlags(catalog, idIn(catalog, eventCriterion(match, zone))));
  const attributes = definition.attributes.map((leaf) => compileAttributes(leaf, { calendar, profiles, bitOf }));
  const known: number[] = [];
  const knownProfiles: number[] = [];
  return {
    ok: true,
    value: {
      events: events.length,
      words: describeConversion(definition),
      byEvent: (classId) => (known[classId] ??= events.findIndex((flags) => flags.has(classId))),
      byProfile: (classId) => (knownProfiles[classId] ??= firstHeld(attributes, profiles.bitsOf(classId))),
      byNothing: firstHeld(attributes, profiles.nothing),
    },
  };
}

/** Static comparisons look at the bits alone. */
function firstHeld(attributes: Node<AttributeLeaf>[], bits: Uint8Array): number {
  const at = { facts: emptyFacts, time: 0, end: 0, bits, extras: noExtras };
  return attributes.findIndex((node) => node.holds(at));
}

/**
 * Conversions before `until`, in time order: every event that converts, and every change of the profile that makes an
 * attribute so which was not. At most `limit`.
 */
export function conversionsIn(
  conversion: CompiledConversion,
  { words, from, to }: Timeline,
  until = Infinity,
  limit = Infinity,
): ConversionFound[] {
  const found: ConversionFound[] = [];
  let customer = conversion.byNothing >= 0;
  for (let index = from; index < to && found.length < limit; index += 2) {
    const time = words[index];
    if (time >= until) break;
    const word = words[index + 1];
    if (word < profileBit) {
      const part = conversion.byEvent(word);
      if (part >= 0) found.push({ time, kind: 'event', what: conversion.words[part] });
      continue;
    }
    const part = conversion.byProfile(word - profileBit);
    if (part >= 0 && !customer)
      found.push({ time, kind: 'attribute', what: conversion.words[conversion.events + part] });
    customer = part >= 0;
  }
  return found;
}

/** The first conversion in seconds since 1970; null = not converted. For millions of timelines: makes nothing. */
export function firstConversion(conversion: CompiledConversion, { words, from, to }: Timeline): number | null {
  let customer = conversion.byNothing >= 0;
  for (let index = from; index < to; index += 2) {
    const word = words[index + 1];
    if (word < profileBit) {
      if (conversion.byEvent(word) >= 0) return words[index];
    } else {
      const held = conversion.byProfile(word - profileBit) >= 0;
      if (held && !customer) return words[index];
      customer = held;
    }
  }
  return null;
}
