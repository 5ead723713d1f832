import { Condition, ModelDefinition, ScoringSettings } from '@heatline/contracts';
import {
  compileCondition,
  compileModel,
  contributions,
  match,
  matchUntil,
  newLeanScore,
  noExtras,
  pointsOf,
  score,
  scoreLean,
  type CompileOptions,
  type Contribution,
  type Extras,
  type Ledger,
} from '../index';
import type { RawChange, RawEvent, RawHistory } from './history';
import { catalogFor, factsOf } from './pack-history';

/** Seconds of an instant written for people. */
export const at = (instant: string): number => Date.parse(instant) / 1_000;
export const day = 86_400;
export const noon = at('2026-06-01T12:00:00Z');

let keys = 0;
/** An event as readable as it gets: type, when, what. */
export const event = (type: string, time: number, more: Partial<RawEvent> = {}): RawEvent => ({
  key: `event-${(keys += 1)}`,
  type,
  time,
  properties: {},
  campaign: null,
  ...more,
});

export const change = (attribute: string, value: unknown, time = noon - 100 * day, account = false): RawChange => ({
  attribute,
  value,
  at: time,
  account,
});

export const aHistory = (facts: Partial<RawHistory>): RawHistory => ({
  events: [],
  changes: [],
  adjustments: [],
  resets: [],
  createdAt: noon - 100 * day,
  ...facts,
});

export interface Scene {
  /** Points with two decimals as of T; the lean variant is asked as well and must agree. */
  points(asOf?: number): number;
  ledger(asOf?: number): Ledger;
  contributions(asOf?: number): Contribution[];
}

/** A model, a lead and a clock. */
export function scene(
  definition: object,
  facts: Partial<RawHistory>,
  settings: object = {},
  options: CompileOptions = {},
): Scene {
  const published = { ...ModelDefinition.parse(definition), settings: ScoringSettings.parse(settings) };
  const catalog = catalogFor(published);
  const packed = factsOf(aHistory(facts), catalog);
  const compiled = compileModel(published, catalog, options);
  if (!compiled.ok) throw new Error('A criterion is missing');
  const ledger = (asOf = noon): Ledger => {
    const full = score(compiled.value, packed, asOf);
    const lean = newLeanScore();
    scoreLean(compiled.value, packed, asOf, lean);
    if (lean.millionths !== full.millionths) throw new Error(`lean ${lean.millionths}, full ${full.millionths}`);
    return full;
  };
  return {
    ledger,
    points: (asOf) => pointsOf(ledger(asOf).hundredths),
    contributions: (asOf = noon) => contributions(compiled.value, packed, asOf),
  };
}

/** Does the condition hold, and until when at least? */
export function ask(
  condition: object,
  facts: Partial<RawHistory>,
  asOf = noon,
  { zone = 'UTC', extras = noExtras }: { zone?: string; extras?: Extras } = {},
): { holds: boolean; until: number | null } {
  const settings = ScoringSettings.parse({ zone });
  const read = Condition.parse(condition);
  const catalog = catalogFor(null, [read], settings);
  const compiled = compileCondition(read, catalog, settings);
  if (!compiled.ok) throw new Error('A criterion is missing');
  const packed = factsOf(aHistory(facts), catalog);
  return {
    holds: match(compiled.value, packed, extras, asOf),
    until: matchUntil(compiled.value, packed, extras, asOf),
  };
}
