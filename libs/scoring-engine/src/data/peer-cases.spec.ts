import { expect, it } from '@jest/globals';
import { exactOf } from '../index';
import type { RawHistory } from '../oracle/history';
import { members, scoreAll } from './testing/data-runs';
import { readJson, withData } from './testing/read-data';

interface Json {
  [field: string]: unknown;
}
interface Item {
  t: number;
  lead: string;
  type: 'event' | 'attributes';
  name: string;
  properties: Json;
  values: Json;
}
interface Case {
  id: string;
  kind: string;
  leads: { id: string; attributes?: Json }[];
  timeline?: Item[];
  segments: { name: string; definition: Json }[];
  score_rules?: { when: Json; points: number }[];
  checks: {
    t: number;
    segment?: string;
    members?: string[];
    not_members?: string[];
    count?: number;
    lead: string;
    score?: number;
  }[];
}

const zero = Date.parse('2026-06-01T00:00:00Z') / 1_000;
const comparisons: Record<string, string> = {
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
  list_has_any: 'in',
  list_has_none: 'not_in',
  list_has_all: 'has_all',
};

/** `$time` = seconds after T0. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('$time' in value) return new Date((zero + Number(value.$time)) * 1_000).toISOString();
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function conditionOf(definition: Json): object {
  if (definition.everyone) return { all: [] };
  if (definition.all) return { all: (definition.all as Json[]).map(conditionOf) };
  if (definition.any) return { any: (definition.any as Json[]).map(conditionOf) };
  if (definition.not) return { not: conditionOf(definition.not as Json) };
  if (definition.attribute) return attributeOf(definition);
  const properties = [...((definition.where ?? []) as Json[]), ...((definition.has ?? []) as Json[])];
  const where = properties.map(({ op, ...rest }) => ({ ...rest, op: comparisons[String(op)] ?? op }));
  const [from, to] = [definition.from_t, definition.to_t].map((t) =>
    t === undefined ? undefined : new Date((zero + Number(t)) * 1_000).toISOString(),
  );
  return {
    event: [definition.event ?? definition.last_event],
    ...(where.length > 0 ? { where: { all: where } } : {}),
    ...(definition.within_s ? { window: { seconds: definition.within_s } } : {}),
    ...(definition.count ? { count: countOf(definition.count as [string, number][]) } : {}),
    ...(from || to ? { between: { from, to } } : {}),
    ...(definition.last_event ? { last: true } : {}),
  };
}

function attributeOf({ attribute, op, value, seconds }: Json): object {
  if (op === 'within_last_s') return { attribute, op: 'within_last', value: { seconds: value } };
  const held = { attribute, op: 'equals', value, for: { seconds } };
  if (op === 'has_been_at_least_s') return held;
  if (op === 'has_been_less_than_s') return { all: [{ attribute, op: 'equals', value }, { not: held }] };
  return { attribute, op: comparisons[String(op)] ?? op, ...(value === undefined ? {} : { value }) };
}

function countOf(bounds: [string, number][]): object {
  const range: { min?: number; max?: number } = {};
  for (const [op, n] of bounds) {
    if (op === '=' || op === '>=' || op === '>') range.min = op === '>' ? n + 1 : n;
    if (op === '=' || op === '<=' || op === '<') range.max = op === '<' ? n - 1 : n;
  }
  return range;
}

/** What had been sent at `until`: facts have whole seconds, the cases have parts of one. */
function historiesOf({ leads, timeline = [] }: Case, until: number): Map<string, Partial<RawHistory>> {
  return new Map(
    leads.map(({ id, attributes = {} }) => {
      const own = timeline.filter((item) => item.lead === id && item.t <= until);
      const given = [{ t: -1e7, values: attributes }, ...own.filter(({ type }) => type === 'attributes')];
      return [
        id,
        {
          events: own
            .filter(({ type }) => type === 'event')
            .map(({ t, name, properties }, n) => ({
              key: `${n}`,
              type: name,
              time: Math.floor(zero + t),
              properties: plain(properties) as Json,
              campaign: null,
            })),
          changes: given.flatMap(({ t, values }) =>
            Object.entries(values).map(([attribute, value]) => ({
              attribute,
              account: false,
              at: Math.floor(zero + t),
              value: plain(value),
            })),
          ),
        },
      ];
    }),
  );
}

withData('peer-cases')("what other products' suites expect", () => {
  const cases = ['dittofeed', 'unomi', 'parcelvoy']
    .flatMap((name) => (readJson(`peer-cases/${name}-open.json`) as { cases: Case[] }).cases)
    .filter(({ kind }) => kind === 'segment' || kind === 'score');

  it.each(cases.map((each): [string, Case] => [each.id, each]))('%s', (_id, each) => {
    for (const check of each.checks) {
      const histories = historiesOf(each, check.t);
      const asOf = Math.ceil(zero + check.t);
      if (check.score !== undefined) {
        const rules = (each.score_rules ?? []).map(({ when: { event, within_s }, points }) => ({
          name: 'rule',
          points,
          when: { event: [event] },
          ...(within_s ? { window: { seconds: within_s } } : {}),
        }));
        expect(exactOf(scoreAll({ rules }, histories, asOf).get(check.lead)?.millionths ?? Number.NaN)).toBe(
          check.score,
        );
        continue;
      }
      const segment = each.segments.find(({ name }) => name === check.segment);
      if (!segment) throw new Error(`${each.id} has no segment ${check.segment}`);
      const found = members(conditionOf(segment.definition), histories, asOf);
      const where = { case: each.id, segment: segment.name, t: check.t };
      for (const id of check.members ?? [])
        expect({ ...where, in: found.includes(id) ? id : null }).toEqual({ ...where, in: id });
      for (const id of check.not_members ?? [])
        expect({ ...where, out: found.includes(id) ? id : null }).toEqual({ ...where, out: null });
      if (check.count !== undefined) expect(found.length).toBe(check.count);
    }
  });
});
