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

export interface SharedPass {
  /** All event rules of either version, those that count alike once; nothing else. */
  readonly model: CompiledModel;
  /** Where each version's event rules stand among them. */
  readonly before: Uint16Array;
  readonly after: Uint16Array;
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
  return { ok: true, value: { ...two, shared: { model: model.value, before: beforeAt, after: afterAt } } };
}

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
