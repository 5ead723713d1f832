import type { Condition, PublishedDefinition, ScoringSettings } from '@heatline/contracts';
import {
  classifyEvent,
  classifyProfile,
  compileClassifier,
  criteriaOfCondition,
  criteriaOfModel,
  MemoryCatalog,
  packEntries,
  readTimeline,
  type Classifier,
  type Entry,
  type Facts,
} from '../index';
import type { RawHistory } from './history';

/** A catalog with what a version and a condition look for, as the service would have interned it. */
export function catalogFor(
  published: PublishedDefinition | null,
  conditions: Condition[] = [],
  settings?: ScoringSettings,
): MemoryCatalog {
  const catalog = new MemoryCatalog();
  if (published) catalog.add(criteriaOfModel(published));
  const under = settings ?? published?.settings;
  if (under) for (const condition of conditions) catalog.add(criteriaOfCondition(condition, under));
  return catalog;
}

const classifiers = new WeakMap<MemoryCatalog, { size: number; classifier: Classifier }>();

/** Compiled once for as long as the catalog looks for the same. */
function classifierFor(catalog: MemoryCatalog): Classifier {
  const size = catalog.criteria.length;
  const known = classifiers.get(catalog);
  if (known?.size === size) return known.classifier;
  const classifier = compileClassifier(catalog.criteria);
  classifiers.set(catalog, { size, classifier });
  return classifier;
}

/** The entries of a history's timeline, in no particular order. */
export function entriesOf(history: RawHistory, catalog: MemoryCatalog): Entry[] {
  const classifier = classifierFor(catalog);
  const entries: Entry[] = history.events.map((event) => ({
    time: event.time,
    key: event.key,
    classId: catalog.classOf(classifyEvent(classifier, event)),
  }));
  const attributes: Record<string, unknown> = {};
  const accountAttributes: Record<string, unknown> = {};
  const changes = history.changes.map((change, order) => ({ ...change, order }));
  changes.sort((a, b) => a.at - b.at || a.order - b.order);
  changes.forEach(({ attribute, account, at, value }, n) => {
    (account ? accountAttributes : attributes)[attribute] = value;
    if (changes[n + 1]?.at === at) return;
    const classId = catalog.classOf(classifyProfile(classifier, attributes, accountAttributes));
    entries.push({ time: at, profile: true, classId });
  });
  return entries;
}

export function factsOf(history: RawHistory, catalog: MemoryCatalog, entries = entriesOf(history, catalog)): Facts {
  return {
    timeline: readTimeline(packEntries(entries)),
    dated: history.changes.map(({ attribute, account, at, value }) => ({ key: attribute, account, at, value })),
    adjustments: history.adjustments,
    resets: history.resets,
    createdAt: history.createdAt,
  };
}
