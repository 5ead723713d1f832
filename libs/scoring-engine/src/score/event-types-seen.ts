import { type EventTypes, isEventWhen, nameInWords, type Rule } from '@heatline/contracts';
import type { EventTypesSeen } from '../facts';
import { describeDetails, describeSeason, describeTypes } from '../words/describe-condition';

const mostNamed = 3;

interface HasAndWanted {
  has: string;
  wanted: string;
}

/**
 * What a subject has when a rule found no event: its events of the rule's types, of which none is as wanted, as in
 * `Link clicked (2), none where url does not contain "unsubscribe"`. Null when that is not known.
 */
export function typesInWords({ when, between }: Rule, { counts, newest }: EventTypesSeen): HasAndWanted | null {
  if (!isEventWhen(when)) return null;
  const near = [...counts].filter(([type]) => isOf(when.event, type)).sort(mostFirst);
  if (near.length === 0) {
    return newest === null ? { has: `no ${describeTypes(when.event).replace(/^any /, '')}`, wanted: 'an event' } : null;
  }
  const details = `${describeDetails(when)}${between ? ` ${describeSeason(between)}` : ''}`;
  // Nothing keeps these from counting but that the timeline has not heard of them yet.
  if (details === '') return null;
  const named = near.slice(0, mostNamed).map(([type, count]) => `${nameInWords(type)} (${formatted(count)})`);
  const others = near.length - named.length;
  if (others > 0) named.push(`${others} other ${others === 1 ? 'type' : 'types'}`);
  const among = newest === null ? '' : ` among the newest ${formatted(newest)} events`;
  return { has: `${joinedByAnd(named)}${among}, none${details}`, wanted: 'such an event' };
}

function isOf(types: EventTypes, type: string): boolean {
  if (types === '*') return true;
  return Array.isArray(types) ? types.includes(type) : type.startsWith(types.startsWith);
}

/** Equally many: by name, so that the same facts get the same words. */
const mostFirst = ([a, as]: [string, number], [b, bs]: [string, number]): number => bs - as || (a < b ? -1 : 1);

const joinedByAnd = (texts: string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`;

const formatted = (amount: number): string => amount.toLocaleString('en');
