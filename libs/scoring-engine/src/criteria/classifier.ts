import type { PropertyCondition } from '@heatline/contracts';
import { Calendar } from '../time/calendar';
import { zoneTransitions } from '../time/zone';
import { compileComparison } from '../values/comparison';
import { readPath } from '../values/path';
import { positiveOf } from './canonical';
import { typeBits, typeHash, typeProperty, type Criterion } from './criterion';

/** An event as classification sees it. */
export interface EventFact {
  type: string;
  properties?: Readonly<Record<string, unknown>> | null;
  campaign?: string | null;
}
type Bag = Readonly<Record<string, unknown>>;
type EventTest = (event: EventFact) => boolean;

/** Criteria compiled for classification; ids are the workspace's interned ones. */
export interface Classifier {
  /** What may hold for events of a type, found once per type. */
  readonly byType: Map<string, { id: number; test: EventTest | null }[]>;
  readonly events: { id: number; types: (type: string) => boolean; test: EventTest | null }[];
  readonly profiles: { id: number; attribute: string; account: boolean; test: (value: unknown) => boolean }[];
}

export function compileClassifier(criteria: readonly { id: number; criterion: Criterion }[]): Classifier {
  const classifier: Classifier = { byType: new Map(), events: [], profiles: [] };
  for (const { id, criterion } of criteria) {
    if (criterion.kind === 'profile') {
      const calendar = calendarOf(criterion.zone);
      const test = compileComparison(criterion.comparison, calendar);
      classifier.profiles.push({ id, attribute: criterion.attribute, account: criterion.account, test });
    } else {
      classifier.events.push({ id, ...eventTests(criterion) });
    }
  }
  return classifier;
}

/** Ids of the criteria that an event satisfies, sorted. */
export function classifyEvent(classifier: Classifier, event: EventFact): number[] {
  let candidates = classifier.byType.get(event.type);
  if (candidates === undefined) {
    candidates = classifier.events.filter(({ types }) => types(event.type)).sort((a, b) => a.id - b.id);
    classifier.byType.set(event.type, candidates);
  }
  const ids: number[] = [];
  for (const { id, test } of candidates) if (test === null || test(event)) ids.push(id);
  return ids;
}

/** Ids of the criteria that a profile satisfies, sorted. An empty profile satisfies none. */
export function classifyProfile(classifier: Classifier, attributes: Bag, accountAttributes?: Bag | null): number[] {
  const ids: number[] = [];
  for (const { id, attribute, account, test } of classifier.profiles) {
    if (test(readPath(account ? accountAttributes : attributes, attribute))) ids.push(id);
  }
  return ids.sort((a, b) => a - b);
}

function eventTests(criterion: Exclude<Criterion, { kind: 'profile' }>): {
  types: (type: string) => boolean;
  test: EventTest | null;
} {
  switch (criterion.kind) {
    case 'activity': {
      const not = new Set(criterion.notActivity);
      return { types: (type) => !not.has(type), test: null };
    }
    case 'typeBit':
      return { types: (type) => ((typeHash(type) >>> (criterion.bit % typeBits)) & 1) === 1, test: null };
    case 'event': {
      const { event, where, campaign } = criterion.match;
      const wanted = Array.isArray(event) ? new Set(event) : null;
      const types = (type: string): boolean => {
        if (wanted !== null) return wanted.has(type);
        return event === '*' || (!Array.isArray(event) && type.startsWith(event.startsWith));
      };
      const campaigns = campaign === undefined ? null : new Set(campaign);
      const holds = where === undefined ? null : compileWhere(where, calendarOf(criterion.zone));
      if (campaigns === null && holds === null) return { types, test: null };
      const test: EventTest = (fact) =>
        (campaigns === null || (typeof fact.campaign === 'string' && campaigns.has(fact.campaign))) &&
        (holds === null || holds(fact));
      return { types, test };
    }
  }
}

function compileWhere(where: PropertyCondition, calendar: Calendar): EventTest {
  if ('all' in where) {
    const parts = where.all.map((part) => compileWhere(part, calendar));
    return (event) => parts.every((part) => part(event));
  }
  if ('any' in where) {
    const parts = where.any.map((part) => compileWhere(part, calendar));
    return (event) => parts.some((part) => part(event));
  }
  if ('not' in where) {
    const part = compileWhere(where.not, calendar);
    return (event) => !part(event);
  }
  const { negated, comparison } = positiveOf(where);
  const test = compileComparison(comparison, calendar);
  const { property } = where;
  if (property === typeProperty) return (event) => test(event.type) !== negated;
  return (event) => test(readPath(event.properties, property)) !== negated;
}

const calendarOf = (zone = 'UTC'): Calendar => new Calendar(zoneTransitions(zone));
