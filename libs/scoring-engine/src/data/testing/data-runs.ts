import { Condition, ModelDefinition, ScoringSettings } from '@heatline/contracts';
import {
  compileCondition,
  compileModel,
  exactOf,
  match,
  newLeanScore,
  noExtras,
  score,
  scoreLean,
  type Ledger,
} from '../../index';
import type { RawEvent, RawHistory } from '../../oracle/history';
import { catalogFor, factsOf } from '../../oracle/pack-history';
import { aHistory } from '../../oracle/scene';

/** Whole data sets through classify, pack, compile and score: every subject in full and lean. */
export function scoreAll(
  definition: object,
  subjects: Map<string, Partial<RawHistory>>,
  asOf: number,
): Map<string, Ledger> {
  const published = { ...ModelDefinition.parse(definition), settings: ScoringSettings.parse({}) };
  const catalog = catalogFor(published);
  const compiled = compileModel(published, catalog);
  if (!compiled.ok) throw new Error('A criterion is missing');
  const lean = newLeanScore();
  const ledgers = new Map<string, Ledger>();
  for (const [id, history] of subjects) {
    const facts = factsOf(aHistory(history), catalog);
    const ledger = score(compiled.value, facts, asOf);
    scoreLean(compiled.value, facts, asOf, lean);
    if (lean.millionths !== ledger.millionths)
      throw new Error(`${id}: lean ${lean.millionths}, full ${ledger.millionths}`);
    ledgers.set(id, ledger);
  }
  return ledgers;
}

/** Subjects whose exact score is further than `tolerance` from what is expected. */
export function wrong(ledgers: Map<string, Ledger>, expected: Map<string, number>, tolerance: number): string[] {
  return [...expected]
    .filter(
      ([id, points]) => Math.abs(exactOf(ledgers.get(id)?.millionths ?? Number.NaN) - points) <= tolerance === false,
    )
    .map(([id, points]) => `${id}: ${exactOf(ledgers.get(id)?.millionths ?? Number.NaN)}, not ${points}`);
}

/** Who satisfies a condition. */
export function members(condition: object, subjects: Map<string, Partial<RawHistory>>, asOf: number): string[] {
  const settings = ScoringSettings.parse({});
  const read = Condition.parse(condition);
  const catalog = catalogFor(null, [read], settings);
  const compiled = compileCondition(read, catalog, settings);
  if (!compiled.ok) throw new Error('A criterion is missing');
  return [...subjects]
    .filter(([, history]) => match(compiled.value, factsOf(aHistory(history), catalog), noExtras, asOf))
    .map(([id]) => id);
}

export function groupEvents(events: (RawEvent & { subject: string })[]): Map<string, Partial<RawHistory>> {
  const subjects = new Map<string, { events: RawEvent[] }>();
  for (const { subject, ...event } of events) {
    const known = subjects.get(subject);
    if (known) known.events.push(event);
    else subjects.set(subject, { events: [event] });
  }
  return subjects;
}
