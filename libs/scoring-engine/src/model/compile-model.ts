import {
  isEventWhen,
  secondsOf,
  type EventDecay,
  type Level,
  type PublishedDefinition,
  type Rule,
} from '@heatline/contracts';
import { compileAttributes, type AttributeScope } from '../conditions/attribute-node';
import { seasonOf } from '../conditions/season';
import type { Catalog } from '../criteria/catalog';
import { criteriaOfModel } from '../criteria/criteria-of';
import { activityCriterion, eventCriterion, typeBitCriteria } from '../criteria/criterion';
import { decayOf } from '../numbers/decay';
import { hundredthsOf, millionthsOf, mostOfARule } from '../numbers/points';
import { Calendar } from '../time/calendar';
import { zoneTransitions, type ZoneTransitions } from '../time/zone';
import { ClassFlags, ClassRows, ClassTypes, ProfileClasses } from './classes';
import type { AttributeRule, CompiledGroup, EventRule } from './compiled-rule';
import { LeanTables } from './lean-tables';
import { idIn, missingIn, type Compiled } from './resolve';

/** A version made ready for evaluation. Not shared between threads: it learns classes as it meets them. */
export interface CompiledModel {
  readonly published: PublishedDefinition;
  readonly calendar: Calendar;
  readonly eventRules: readonly EventRule[];
  readonly attributeRules: readonly AttributeRule[];
  readonly groups: readonly CompiledGroup[];
  /** Event rules by class. */
  readonly classes: ClassRows;
  readonly profiles: ProfileClasses;
  readonly inactivity: { points: number; seconds: number; activity: ClassFlags } | null;
  readonly burst: { count: number; seconds: number; types: ClassTypes } | null;
  /** The same rules as flat arrays, and the memory of one evaluation. */
  readonly lean: LeanTables;
  /** Millionths; ±Infinity = none. */
  readonly floor: number;
  readonly ceiling: number;
  readonly levels: readonly Level[];
  /** Lower bounds in hundredths; the lowest is −Infinity. */
  readonly levelFrom: readonly number[];
  /** Hundredths, rising: crossing one of these is what `until` foretells. */
  readonly bounds: readonly number[];
}

export interface CompileOptions {
  /** Bounds in hundredths, beside the levels', that segments, triggers and watches use. */
  bounds?: readonly number[];
  /** The zone's offsets, when they come as data; else read from Intl. */
  zone?: ZoneTransitions;
}

export function compileModel(
  published: PublishedDefinition,
  catalog: Catalog,
  { bounds = [], zone = zoneTransitions(published.settings.zone) }: CompileOptions = {},
): Compiled<CompiledModel> {
  const criteria = criteriaOfModel(published);
  const missing = missingIn(catalog, criteria);
  if (missing.length > 0) return { ok: false, missing };

  const { settings } = published;
  const calendar = new Calendar(zone);
  // By name: the database gives keys back in an order of its own, and lines have a fixed one.
  const byName = Object.entries(published.groups).sort(([a], [b]) => (a < b ? -1 : 1));
  const groups = byName.map(([key, { min, max }]) => ({
    key,
    min: min === undefined ? -Infinity : millionthsOf(min),
    max: max === undefined ? Infinity : millionthsOf(max),
  }));
  const groupOf = (rule: Rule): number => groups.findIndex(({ key }) => key === rule.group);
  const profileKeys = criteria.filter(({ kind }) => kind === 'profile');
  const bits = new Map(profileKeys.map(({ key }, index) => [key, index]));
  const profiles = new ProfileClasses(
    catalog,
    profileKeys.map((criterion) => idIn(catalog, criterion)),
  );
  const scope: AttributeScope = { calendar, profiles, bitOf: ({ key }) => bits.get(key) ?? -1 };

  const eventRules: EventRule[] = [];
  const attributeRules: AttributeRule[] = [];
  const rulesOf = new Map<number, number[]>();
  published.rules.forEach((rule, position) => {
    if (!rule.enabled) return;
    const points = millionthsOf(rule.points);
    if (!isEventWhen(rule.when)) {
      const condition = compileAttributes(rule.when, scope);
      attributeRules.push({ rule, position, points, condition, group: groupOf(rule) });
      return;
    }
    const id = idIn(catalog, eventCriterion(rule.when, settings.zone));
    rulesOf.set(id, [...(rulesOf.get(id) ?? []), eventRules.length]);
    eventRules.push({
      rule,
      position,
      points,
      gate: rule.if ? compileAttributes(rule.if, scope) : null,
      count: rule.count ? { min: rule.count.min ?? 0, max: rule.count.max ?? Infinity } : null,
      limit: rule.limit ?? null,
      cooldown: rule.cooldownSeconds ?? 0,
      cap: Math.min(rule.maxPoints === undefined ? Infinity : millionthsOf(rule.maxPoints), mostOfARule),
      window: rule.window ? secondsOf(rule.window) : 0,
      ...seasonOf(rule.between, calendar),
      decay: decayOf(decayFor(rule, published)),
      group: groupOf(rule),
    });
  });

  const { decay, floor, ceiling, levels } = published;
  const levelFrom = levels.map((level) => (level.from === undefined ? -Infinity : hundredthsOf(level.from)));
  return {
    ok: true,
    value: {
      published,
      calendar,
      eventRules,
      attributeRules,
      groups,
      classes: new ClassRows(catalog, rulesOf),
      profiles,
      inactivity:
        decay.kind === 'inactivity'
          ? {
              points: millionthsOf(decay.points),
              seconds: Math.round(decay.everyDays * 86_400),
              activity: new ClassFlags(catalog, idIn(catalog, activityCriterion(settings))),
            }
          : null,
      burst: settings.burst
        ? {
            ...settings.burst,
            types: new ClassTypes(
              catalog,
              typeBitCriteria().map((bit) => idIn(catalog, bit)),
            ),
          }
        : null,
      lean: new LeanTables(eventRules, attributeRules, groups, profiles, calendar),
      floor: floor === null ? -Infinity : millionthsOf(floor),
      ceiling: ceiling === null ? Infinity : millionthsOf(ceiling),
      levels,
      levelFrom,
      bounds: [...new Set([...levelFrom, ...bounds])].filter(Number.isFinite).sort((a, b) => a - b),
    },
  };
}

/** `inherit`, the first choice, means the model's; a model that loses points by inactivity has no decay of events. */
export function decayFor(rule: Rule, { decay }: PublishedDefinition): EventDecay {
  if (rule.decay && rule.decay.kind !== 'inherit') return rule.decay;
  return decay.kind === 'inactivity' ? { kind: 'none' } : decay;
}
