import { Refusal } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import {
  classifyEvent,
  compileClassifier,
  type Criterion,
  type DatedKey,
  type Entry,
  type Facts,
  MemoryCatalog,
  packEntries,
  readTimeline,
} from '@heatline/scoring-engine';
import { type Cluster, FactsReader } from '../timelines/facts-reader';
import { profileHistory } from '../timelines/profile-history';
import { type StoredTimeline, TimelineStore } from '../timelines/timeline-store';

/** A lead that answers for itself, with its timeline. Without facts it has none yet. */
export interface LeadSubject {
  cluster: Cluster;
  stored: StoredTimeline | undefined;
}

/**
 * The root that answers for this id.
 * @throws Refusal `lead_not_found`
 */
export async function subjectOf(tx: Tx, leadId: string): Promise<LeadSubject> {
  const [cluster] = await new FactsReader(tx).clusters([leadId]);
  if (!cluster) throw new Refusal('lead_not_found', { leadId }, 'There is no such lead');
  return { cluster, stored: await new TimelineStore(tx).byId(cluster.rootId) };
}

/** The stored timeline as facts of one model; what people added by hand is the caller's. */
export const factsOf = ({ cluster, stored }: LeadSubject): Facts => factsAt(cluster.createdAt, stored);

export const factsAt = (createdAt: Date, stored: Pick<StoredTimeline, 'timeline' | 'dated'> | undefined): Facts => ({
  timeline: stored?.timeline ?? readTimeline(new Uint8Array(0)),
  dated: stored?.dated ?? [],
  adjustments: [],
  resets: [],
  createdAt: Math.floor(createdAt.getTime() / 1_000),
});

export interface FreshFacts {
  catalog: MemoryCatalog;
  /** By root. */
  facts: Map<string, Facts>;
}

/** Facts packed on the fly from raw events, for criteria that stored timelines do not know. */
export async function freshFacts(
  tx: Tx,
  clusters: Cluster[],
  criteria: readonly Criterion[],
  datedKeys: DatedKey[],
): Promise<FreshFacts> {
  const catalog = new MemoryCatalog(criteria);
  const classifier = compileClassifier(catalog.criteria);
  const reader = new FactsReader(tx);
  const entries = new Map<string, Entry[]>(clusters.map(({ rootId }) => [rootId, []]));
  for (const event of await reader.eventsFrom(clusters.map((cluster) => ({ cluster, from: 0 })))) {
    const classId = catalog.classOf(classifyEvent(classifier, event));
    entries.get(event.root_id)!.push({ time: event.time, classId, key: event.event_id });
  }
  const asked = [...classifier.profiles.map(({ attribute, account }) => ({ key: attribute, account })), ...datedKeys];
  const keysOf = (ofAccount: boolean) => [
    ...new Set(asked.filter(({ account }) => account === ofAccount).flatMap(({ key }) => [key, key.split('.')[0]!])),
  ];
  const changes = await reader.attributeChanges(clusters, { own: keysOf(false), account: keysOf(true) });
  const facts = new Map<string, Facts>();
  for (const { rootId, createdAt } of clusters) {
    const { steps, dated } = profileHistory(changes.get(rootId) ?? [], classifier, datedKeys);
    const profile = steps.map(({ time, criteria: ids }) => ({ time, classId: catalog.classOf(ids), profile: true }));
    facts.set(rootId, {
      timeline: readTimeline(packEntries([...entries.get(rootId)!, ...profile])),
      dated,
      adjustments: [],
      resets: [],
      createdAt: Math.floor(createdAt.getTime() / 1_000),
    });
  }
  return { catalog, facts };
}
