import { isEventWhen, type ModelDecay, type PublishedDefinition, type Rule, type RuleDecay } from '@heatline/contracts';
import { noExtras } from '../index';
import type { RawEvent, RawHistory } from './history';
import { seconds, type Json } from './oracle-compare';
import { eventIs, holds, inOrder, inSeason, type Question } from './oracle-match';
import { halved, inSteps, onALine } from './oracle-payment';
import { localDate, mondayOf } from './oracle-values';

export interface OracleScore {
  millionths: number;
  hundredths: number;
  level: string;
}

const millionths = (points: number): bigint => BigInt(Math.round(points * 100)) * 10_000n;
const between = (value: bigint, min: bigint | null, max: bigint | null): bigint => {
  if (min !== null && value < min) return min;
  return max !== null && value > max ? max : value;
};

/** The definition, word by word, over raw facts: slow and plain. */
export function oracleScore(published: PublishedDefinition, history: RawHistory, asOf: number): OracleScore {
  const { settings } = published;
  const question: Question = {
    history,
    zone: settings.zone,
    notActivity: settings.notActivity,
    extras: noExtras,
    asOf,
  };
  const reset = Math.max(-Infinity, ...history.resets.map(({ at }) => at).filter((at) => at < asOf));
  let events = inOrder(history.events).filter((event) => event.time < asOf && event.time >= reset);
  if (settings.burst) events = withoutBursts(events, settings.burst);

  const rules = published.rules.filter((rule) => rule.enabled && (!rule.if || holds(rule.if, question)));
  const eventRules = rules.filter((rule) => isEventWhen(rule.when));
  let sum = grouped(published, eventRules, (rule) => payRule(published, rule, events, asOf, true));
  sum += grouped(
    published,
    rules.filter((rule) => !isEventWhen(rule.when)),
    (rule) => (holds(rule.when, question) ? millionths(rule.points) : 0n),
  );
  for (const { points, createdAt, expiresAt } of history.adjustments) {
    if (createdAt < asOf && (expiresAt === null || asOf <= expiresAt)) sum += millionths(points);
  }
  sum -= taken(published, eventRules, events, asOf);
  if (published.floor !== null && sum < millionths(published.floor)) sum = millionths(published.floor);
  if (published.ceiling !== null && sum > millionths(published.ceiling)) sum = millionths(published.ceiling);
  const hundredths = Math.floor((Number(sum) + 5_000) / 10_000);
  const level = published.levels.findLast(({ from }) => from === undefined || hundredths >= Math.round(from * 100));
  return { millionths: Number(sum), hundredths, level: level?.key ?? '' };
}

/** The sum of rules, those of a group clamped together. */
function grouped(published: PublishedDefinition, rules: Rule[], pay: (rule: Rule) => bigint): bigint {
  let sum = 0n;
  for (const rule of rules) if (rule.group === undefined) sum += pay(rule);
  for (const [key, { min, max }] of Object.entries(published.groups)) {
    const inside = rules.filter((rule) => rule.group === key).reduce((all, rule) => all + pay(rule), 0n);
    sum += between(inside, min === undefined ? null : millionths(min), max === undefined ? null : millionths(max));
  }
  return sum;
}

/** Steps 1 to 6 of one rule; `aged` = with window and decay. */
function payRule(published: PublishedDefinition, rule: Rule, events: RawEvent[], asOf: number, aged: boolean): bigint {
  const { zone } = published.settings;
  const matching = events.filter(
    (event) => eventIs(event, rule.when as object as Json, zone) && inSeason(event.time, rule.between, zone),
  );
  const counted: RawEvent[] = [];
  for (const event of matching) {
    const last = counted[counted.length - 1];
    if (rule.cooldownSeconds && last && event.time - last.time < rule.cooldownSeconds) continue;
    if (rule.limit) {
      const unit = unitName(rule.limit.per, event.time, zone);
      const before = counted.filter((other) => unitName(rule.limit?.per ?? '', other.time, zone) === unit).length;
      if (before >= rule.limit.first) continue;
    }
    counted.push(event);
  }
  const left = rule.window && aged ? counted.filter((event) => asOf - event.time <= seconds(rule.window)) : counted;
  const decay: ModelDecay | RuleDecay = !aged
    ? { kind: 'none' }
    : rule.decay && rule.decay.kind !== 'inherit'
      ? rule.decay
      : published.decay;
  const pay = (event: RawEvent): bigint => decayed(millionths(rule.points), decay, asOf - event.time);
  let sum = 0n;
  if (rule.count) {
    const { min, max } = rule.count;
    const inRange = left.length >= (min ?? 0) && (typeof max !== 'number' || left.length <= max);
    if (inRange) sum = left.length === 0 ? millionths(rule.points) : pay(left[left.length - 1]);
  } else {
    for (const event of left) sum += pay(event);
  }
  const cap = rule.maxPoints === undefined ? null : millionths(rule.maxPoints);
  return between(sum, cap === null ? null : -cap, cap);
}

function decayed(points: bigint, decay: ModelDecay | RuleDecay, age: number): bigint {
  switch (decay.kind) {
    case 'halfLife':
      return halved(points, age, Math.round(decay.days * 86_400));
    case 'linear':
      return onALine(points, age, Math.round(decay.days * 86_400));
    case 'step':
      return inSteps(points, decay.percent, age, Math.round(decay.everyDays * 86_400));
    default:
      return points;
  }
}

function unitName(per: string, time: number, zone: string): string {
  const date = localDate(zone, time);
  if (per === 'day') return date;
  if (per === 'week') return mondayOf(date);
  return per === 'month' ? date.slice(0, 7) : 'ever';
}

/** What inactivity took, activity by activity. */
function taken(published: PublishedDefinition, rules: Rule[], events: RawEvent[], asOf: number): bigint {
  const { decay, floor, settings } = published;
  if (decay.kind !== 'inactivity') return 0n;
  const length = Math.round(decay.everyDays * 86_400);
  const lasting = rules.filter((rule) => rule.window === undefined);
  const earned = (until: number): bigint =>
    grouped(published, lasting, (rule) =>
      payRule(
        published,
        rule,
        events.filter((event) => event.time <= until),
        asOf,
        false,
      ),
    );
  const active = [
    ...new Set(events.filter((event) => !settings.notActivity.includes(event.type)).map((event) => event.time)),
  ];
  let balance = 0n;
  let all = 0n;
  const take = (gap: number): void => {
    const most = BigInt(Math.floor(gap / length)) * millionths(decay.points);
    const least = floor === null ? null : millionths(Math.min(0, floor));
    const room = least === null ? most : balance - least > 0n ? balance - least : 0n;
    const part = most < room ? most : room;
    balance -= part;
    all += part;
  };
  active.forEach((time, index) => {
    if (index > 0) take(time - active[index - 1]);
    balance += earned(time) - earned(time - 1);
  });
  if (active.length > 0) take(asOf - active[active.length - 1]);
  return all;
}

/** Leaves the first event of every burst. */
function withoutBursts(events: RawEvent[], burst: { count: number; seconds: number }): RawEvent[] {
  const gone = new Set<RawEvent>();
  for (const type of new Set(events.map((event) => event.type))) {
    const row = events.filter((event) => event.type === type);
    const isBurst = (first: number): boolean =>
      first + burst.count <= row.length && row[first + burst.count - 1].time - row[first].time <= burst.seconds;
    row.forEach((_, first) => {
      if (!isBurst(first)) return;
      const overlaps = row.some((__, other) => other < first && other + burst.count > first && isBurst(other));
      row.slice(overlaps ? first : first + 1, first + burst.count).forEach((event) => gone.add(event));
    });
  }
  return events.filter((event) => !gone.has(event));
}
