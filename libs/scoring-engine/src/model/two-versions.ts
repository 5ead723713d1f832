import type { PublishedDefinition, Rule } from '@heatline/contracts';
import type { Catalog } from '../criteria/catalog';
import { compileModel, type CompiledModel, decayFor } from './compile-model';
import type { Compiled } from './resolve';

/** Two versions of a model that are evaluated side by side. Most of their rules count the same events, and events are counted once. */
export interface TwoVersions {
  readonly before: CompiledModel;
  readonly after: CompiledModel;
  /** null = they cannot share a pass: one takes points for inactivity event by event, or their settings differ. */
  readonly shared: SharedPass | null;
}

/** Where each version's event rules stand among those of both. */
interface Places {
  readonly before: Uint16Array;
  readonly after: Uint16Array;
}

export interface SharedPass extends Places {
  /** All event rules of either version, those that count alike once; nothing else. */
  readonly model: CompiledModel;
  /** Which of them the versions do not pay alike: where none of these counts an event, both give the same. null = nothing can be said so simply. */
  readonly differing: Uint16Array | null;
}

export function compileTwo(
  before: PublishedDefinition,
  after: PublishedDefinition,
  catalog: Catalog,
): Compiled<TwoVersions> {
  const [one, other] = [compileModel(before, catalog), compileModel(after, catalog)];
  if (!one.ok) return one;
  if (!other.ok) return other;
  const two = { before: one.value, after: other.value };
  if (one.value.inactivity || other.value.inactivity || !sameSettings(before, after))
    return { ok: true, value: { ...two, shared: null } };

  const places = new Map<string, number>();
  const rules: Rule[] = [];
  const placesOf = (definition: PublishedDefinition, { eventRules }: CompiledModel): Uint16Array =>
    Uint16Array.from(eventRules, ({ rule }) => {
      const counting = countingOf(rule, definition);
      const key = keyOf(counting);
      const place = places.get(key) ?? rules.length;
      if (place === rules.length) {
        places.set(key, place);
        rules.push(counting);
      }
      return place;
    });
  const [beforeAt, afterAt] = [placesOf(before, two.before), placesOf(after, two.after)];
  const model = compileModel({ ...after, rules, groups: {}, decay: { kind: 'none' } }, catalog);
  if (!model.ok) return model;
  const shared = { model: model.value, before: beforeAt, after: afterAt };
  return { ok: true, value: { ...two, shared: { ...shared, differing: differingIn(two, shared) } } };
}

/** null when they differ in more than rules for events that did happen. */
function differingIn({ before, after }: Pick<TwoVersions, 'before' | 'after'>, places: Places): Uint16Array | null {
  if (allButEventRules(before) !== allButEventRules(after)) return null;
  const [was, is] = [paysOf(before, places.before), paysOf(after, places.after)];
  const gone = was.flatMap((pay, r) => (timesIn(is, pay) === timesIn(was, pay) ? [] : [r]));
  const come = is.flatMap((pay, r) => (timesIn(was, pay) === timesIn(is, pay) ? [] : [r]));
  if (mayPayUnseen(before, gone) || mayPayUnseen(after, come)) return null;
  return Uint16Array.from(new Set([...gone.map((r) => places.before[r]), ...come.map((r) => places.after[r])]));
}

const allButEventRules = ({ attributeRules, groups, floor, ceiling, bounds, levelFrom }: CompiledModel): string => {
  const fit = attributeRules.map(({ rule: { when, points, group } }) => [when, points, group]);
  return JSON.stringify([fit, groups, floor, ceiling, bounds, levelFrom]);
};

/** By event rule: all that says what the events which it counts are worth. */
const paysOf = ({ eventRules, published }: CompiledModel, places: Uint16Array): string[] =>
  eventRules.map(({ rule }, r) =>
    JSON.stringify([places[r], rule.points, rule.maxPoints, rule.group, rule.count, decayFor(rule, published)]),
  );

const timesIn = (pays: readonly string[], pay: string): number => pays.filter((one) => one === pay).length;

/** A rule that pays for what did not happen, or begins to by the clock. */
const mayPayUnseen = ({ eventRules }: CompiledModel, rules: readonly number[]): boolean =>
  rules.some((r) => eventRules[r].count?.min === 0 || eventRules[r].gate?.fixedByProfile === false);

const sameSettings = ({ settings: one }: PublishedDefinition, { settings: other }: PublishedDefinition): boolean =>
  JSON.stringify([one.zone, one.burst]) === JSON.stringify([other.zone, other.burst]);

/** A rule without what matters only when all of its events are counted: its group, its maximum and, where nothing fades by event, its points. */
function countingOf(rule: Rule, definition: PublishedDefinition): Rule {
  const { group: _, maxPoints: __, ...counting } = rule;
  const decay = rule.count ? ({ kind: 'none' } as const) : decayFor(rule, definition);
  return { ...counting, decay, points: decay.kind === 'none' ? 1 : rule.points };
}

/** Equal for rules that count the same events in the same way. */
function keyOf({ when, if: gate, count, limit, cooldownSeconds, window, between, decay, points }: Rule): string {
  return JSON.stringify([when, gate, count !== undefined, limit, cooldownSeconds, window, between, decay, points]);
}
