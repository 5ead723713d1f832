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
import { type AccountActivity, AccountReader } from '../accounts/account-reader';
import type { SubjectKind } from '../announcer';
import { type Cluster, FactsReader } from '../timelines/facts-reader';
import { profileHistory } from '../timelines/profile-history';
import { type StoredTimeline, TimelineStore } from '../timelines/timeline-store';

/** A lead that answers for itself, with its timeline (without facts it has none yet), or an account. */
export interface LeadSubject {
  /** Of an account: the account itself, with no lead in it. */
  cluster: Cluster;
  stored: StoredTimeline | undefined;
  /** Present when it is an account: what its members did, together. */
  account?: AccountActivity;
}

/**
 * The root that answers for this id, or the account.
 * @throws Refusal `lead_not_found`, `account_not_found`
 */
export async function subjectOf(tx: Tx, id: string, kind: SubjectKind = 'lead'): Promise<LeadSubject> {
  if (kind === 'account') return accountOf(tx, id);
  const cluster = await clusterOf(tx, id);
  return { cluster, stored: await new TimelineStore(tx).byId(cluster.rootId) };
}

/** By what leads publish, which is there as soon as a lead is: before scoring has heard of it. @throws Refusal `lead_not_found` */
export async function clusterOf(tx: Tx, leadId: string): Promise<Cluster> {
  const [cluster] = await new FactsReader(tx).clusters([leadId]);
  if (!cluster) throw new Refusal('lead_not_found', { leadId }, 'There is no such lead');
  return cluster;
}

async function accountOf(tx: Tx, accountId: string): Promise<LeadSubject> {
  const reader = new AccountReader(tx);
  const [known] = await reader.known([accountId]);
  if (!known) throw new Refusal('account_not_found', { accountId }, 'There is no such account');
  const cluster = { rootId: accountId, leadIds: [], ownerId: null, accountId, createdAt: known.createdAt };
  return { cluster, stored: undefined, account: await reader.activity(accountId) };
}

/** The stored timeline as facts of one model; what people added by hand is the caller's. */
export const factsOf = ({ cluster, stored }: LeadSubject): Facts => factsAt(cluster.createdAt, stored);

export const factsAt = (createdAt: Date, stored?: Pick<StoredTimeline, 'timeline' | 'dated'>): Facts => ({
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
