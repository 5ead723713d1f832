import type { Extras } from '../index';
import type { RawEvent, RawHistory } from './history';
import { compare, compareDate, seconds, type Json } from './oracle-compare';
import { dateRange, pick } from './oracle-values';

/** Who asks what of whom, and as of when. */
export interface Question {
  history: RawHistory;
  zone: string;
  notActivity: string[];
  extras: Extras;
  asOf: number;
}

/** Evaluates a condition by looking at all raw facts. */
export function holds(condition: object, question: Question): boolean {
  const tree = condition as Json;
  if (tree.all) return (tree.all as object[]).every((part) => holds(part, question));
  if (tree.any) return (tree.any as object[]).some((part) => holds(part, question));
  if (tree.not) return !holds(tree.not as object, question);
  const { history, zone, extras, asOf } = question;
  const seen = inOrder(history.events).filter((event) => event.time < asOf);
  if (tree.attribute) return attributeHolds(tree, question);
  if (tree.sequence) {
    const [a, b] = tree.sequence as Json[];
    return seen.some(
      (first) =>
        eventIs(first, a, zone) &&
        seen.some((second) => {
          const gap = second.time - first.time;
          return second !== first && eventIs(second, b, zone) && gap >= 0 && gap <= seconds(tree.within);
        }),
    );
  }
  if (tree.event) return eventsHold(seen, tree, question);
  if (tree.score) return numberHolds(extras.score(String(tree.score)), tree);
  if (tree.scoreChange) return numberHolds(extras.scoreChange(String(tree.scoreChange), Number(tree.days)), tree);
  if (tree.level) {
    const level = extras.level(String(tree.level));
    const among = level !== null && (tree.value as string[]).includes(level);
    return tree.op === 'in' ? among : !among;
  }
  if (tree.owner) {
    return (tree.owner as (string | null)[]).some((owner) =>
      owner === 'me' ? extras.me !== null && extras.owner === extras.me : owner === extras.owner,
    );
  }
  if (Array.isArray(tree.account)) return (tree.account as (string | null)[]).includes(extras.account);
  if (tree.watched !== undefined) return tree.watched === extras.watched;
  if (tree.segment) return extras.inSegment(String(tree.segment));
  if (tree.created)
    return instantHolds(history.createdAt < asOf ? history.createdAt : null, tree.created as Json, question);
  const active = seen.filter((event) => !question.notActivity.includes(event.type));
  return instantHolds(active.length > 0 ? active[active.length - 1].time : null, tree.lastActivity as Json, question);
}

/** Time order, ties by idempotency key. */
export const inOrder = (events: RawEvent[]): RawEvent[] =>
  [...events].sort((a, b) => a.time - b.time || (a.key < b.key ? -1 : 1));

/** Type, where, campaign. */
export function eventIs(event: RawEvent, leaf: Json, zone: string): boolean {
  const types = leaf.event as string | string[] | { startsWith: string };
  const rightType =
    types === '*' ||
    (Array.isArray(types)
      ? types.includes(event.type)
      : event.type.startsWith((types as { startsWith: string }).startsWith));
  if (!rightType) return false;
  if (leaf.campaign && !(leaf.campaign as string[]).includes(event.campaign ?? '')) return false;
  return (
    leaf.where === undefined || propertiesHold({ ...event.properties, $type: event.type }, leaf.where as Json, zone)
  );
}

function propertiesHold(properties: Record<string, unknown>, where: Json, zone: string): boolean {
  if (where.all) return (where.all as Json[]).every((part) => propertiesHold(properties, part, zone));
  if (where.any) return (where.any as Json[]).some((part) => propertiesHold(properties, part, zone));
  if (where.not) return !propertiesHold(properties, where.not as Json, zone);
  return compare(pick(properties, String(where.property)), where, zone, 0);
}

export function inSeason(time: number, between: unknown, zone: string): boolean {
  const { from, to } = (between ?? {}) as { from?: string; to?: string };
  if (from !== undefined && time < (dateRange(zone, from)?.[0] ?? 0)) return false;
  return to === undefined || time < (dateRange(zone, to)?.[0] ?? Infinity);
}

function eventsHold(seen: RawEvent[], leaf: Json, { zone, asOf }: Question): boolean {
  let looked = seen;
  const ofTypes = seen.filter((event) => eventIs(event, { event: leaf.event }, zone));
  if (leaf.last) looked = ofTypes.slice(-1);
  if (leaf.first) looked = ofTypes.slice(0, 1);
  const found = looked.filter(
    (event) =>
      eventIs(event, leaf, zone) &&
      inSeason(event.time, leaf.between, zone) &&
      (leaf.window === undefined || asOf - event.time <= seconds(leaf.window)),
  ).length;
  const { min, max } = (leaf.count ?? { min: 1 }) as { min?: number | null; max?: number | null };
  return found >= (min ?? 0) && (typeof max !== 'number' || found <= max);
}

/** All values as of a second: what was set before it. */
export function profileAsOf(history: RawHistory, account: boolean, asOf: number): Record<string, unknown> {
  const profile: Record<string, unknown> = {};
  const changes = history.changes.map((change, order) => ({ ...change, order }));
  for (const change of changes.sort((a, b) => a.at - b.at || a.order - b.order)) {
    if (change.account === account && change.at < asOf) profile[change.attribute] = change.value;
  }
  return profile;
}

function attributeHolds(leaf: Json, { history, zone, asOf }: Question): boolean {
  const holdsAt = (second: number): boolean =>
    compare(pick(profileAsOf(history, leaf.account === true, second), String(leaf.attribute)), leaf, zone, asOf);
  if (leaf.for === undefined) return holdsAt(asOf);
  if (!holdsAt(asOf)) return false;
  // Back from T to the change that made it true.
  const times = [...new Set(history.changes.map((change) => change.at))]
    .filter((at) => at < asOf)
    .sort((a, b) => b - a);
  let since = asOf;
  for (const at of times) {
    if (!holdsAt(at + 1)) break;
    since = at;
  }
  if (times.every((at) => holdsAt(at + 1)) && holdsAt(-1)) since = history.createdAt;
  return asOf - since >= seconds(leaf.for);
}

function instantHolds(time: number | null, comparison: Json, { zone, asOf }: Question): boolean {
  if (comparison.op === 'exists') return time !== null;
  if (comparison.op === 'not_exists') return time === null;
  return time !== null && compareDate([time, time + 1], String(comparison.op), comparison.value, zone, asOf);
}

function numberHolds(hundredths: number | null, { op, value }: Json): boolean {
  if (op === 'not_exists') return hundredths === null;
  if (op === 'not_equals') return hundredths === null || hundredths / 100 !== value;
  if (hundredths === null) return false;
  if (op === 'exists') return true;
  if (op === 'between') {
    const [from, to] = value as [number, number];
    return hundredths / 100 >= from && hundredths / 100 <= to;
  }
  return compare(hundredths / 100, { op, value }, 'UTC', 0);
}
