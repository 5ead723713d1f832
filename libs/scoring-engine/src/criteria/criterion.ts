import type { EventMatch, ScoringSettings } from '@heatline/contracts';
import { v5 } from 'uuid';
import type { PositiveComparison } from '../values/comparison';
import { canonicalJson, canonicalMatch, needsZone, whereNeedsZone } from './canonical';

/**
 * What rules and segments look for, decided once per event or profile. `key` is a UUID made from the content: equal
 * content, equal key, in every workspace. The zone is part of it only where a date without an offset is compared.
 */
export type Criterion =
  | { key: string; kind: 'event'; match: EventMatch; zone?: string }
  | { key: string; kind: 'profile'; attribute: string; account: boolean; comparison: PositiveComparison; zone?: string }
  | { key: string; kind: 'activity'; notActivity: string[] }
  /** One bit of a hash of the event's type: 32 of them name the type, which bursts are counted by. */
  | { key: string; kind: 'typeBit'; bit: number };

/** In `where`, the type of the event itself: with "*" and `last` it asks what the newest event is. */
export const typeProperty = '$type';

/** Namespace of criterion keys. */
const namespace = '6f1a3c0e-5d0b-5c62-9a53-2f0c1c6b7e11';
export const typeBits = 32;

type Unkeyed<C> = C extends Criterion ? Omit<C, 'key'> : never;
const keyed = (content: Unkeyed<Criterion>): Criterion =>
  ({ key: v5(canonicalJson(content), namespace), ...content }) as Criterion;

export function eventCriterion(match: EventMatch, zone: string): Criterion {
  const canonical = canonicalMatch(match);
  const zoned = canonical.where !== undefined && whereNeedsZone(canonical.where);
  return keyed({ kind: 'event', match: canonical, ...(zoned ? { zone } : {}) });
}

export function profileCriterion(
  attribute: string,
  account: boolean,
  comparison: PositiveComparison,
  zone: string,
): Criterion {
  return keyed({ kind: 'profile', attribute, account, comparison, ...(needsZone(comparison) ? { zone } : {}) });
}

/** The event is by the lead, under these settings. */
export function activityCriterion(settings: Pick<ScoringSettings, 'notActivity'>): Criterion {
  return keyed({ kind: 'activity', notActivity: [...new Set(settings.notActivity)].sort() });
}

export const typeBitCriteria = (): Criterion[] =>
  Array.from({ length: typeBits }, (_, bit) => keyed({ kind: 'typeBit', bit }));

/** 32 bits of an event type's name (FNV-1a with a final mix). */
export function typeHash(type: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < type.length; index += 1) {
    hash = Math.imul(hash ^ type.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
