import type { Tx } from '@heatline/database';
import { type Entry, type Facts, profileBit, type Timeline } from '@heatline/scoring-engine';
import { classifyEvent } from '@heatline/scoring-engine';
import { canonicalJson } from '../canonical-json';
import { ClassStore } from './class-store';
import { type Cluster, type EventFactRow, FactsReader } from './facts-reader';
import { type AttributeChangeFact, profileHistory } from './profile-history';
import type { Rulebook } from './rulebook';
import { type NewFacts, sameEntries, spliceFacts } from './splice-facts';
import { storedBytes } from './stored-bytes';
import { type StoredTimeline, TimelineStore } from './timeline-store';
import { type Doing, doersBySecond, stepWord, whoseDoing } from './whose-doing';

/** A lead whose timeline is held by the transaction, before and after. */
export interface RefreshedLead {
  leadId: string;
  accountId: string | null;
  revision: number;
  ownerId: string | null;
  createdAt: Date;
  lastActivity: number | null;
  activityBefore: number | null;
  before: Pick<Facts, 'timeline' | 'dated'>;
  after: Pick<Facts, 'timeline' | 'dated'>;
  eventsChanged: boolean;
  /** The member by whose doing alone something changed. */
  by: string | null;
  /** Something that scores are made from, or that stands beside them, is not as it was. */
  changed: boolean;
}

/** What to read anew of one cluster. `from` null = its events are as they were. */
export interface Wanted {
  cluster: Cluster;
  from: number | null;
  profile: boolean;
}

/**
 * Brings timelines up to what the facts say now. Locks them first and reads the facts, and whose they are, after that, so that of two who
 * do this for one lead the later one sees at least what the earlier one saw.
 * @throws LeadMoved when a lead was merged into another one before its timeline was held
 */
export async function refreshTimelinesOf(
  tx: Tx,
  rulebook: Rulebook,
  classes: ClassStore,
  asked: Wanted[],
): Promise<RefreshedLead[]> {
  const timelines = new TimelineStore(tx);
  const stored = await timelines.lock(asked.map(({ cluster }) => cluster));
  // Others may have met new classes since, and written them into what is held now.
  await classes.refresh(tx, rulebook.catalog);
  const reader = new FactsReader(tx);
  const wanted = asItStands(asked, stored, await reader.heldClusters(asked.map(({ cluster }) => cluster.rootId)));
  const events = byRoot(
    await reader.eventsFrom(wanted.flatMap(({ cluster, from }) => (from === null ? [] : [{ cluster, from }]))),
  );
  const profiles = wanted.filter(({ profile }) => profile).map(({ cluster }) => cluster);
  const attributes = await reader.attributeChanges(profiles, rulebook.attributeKeys);
  const reads = new Map(wanted.map((one) => [one.cluster.rootId, read(one, events, attributes, rulebook)]));

  await classes.intern(tx.workspaceId!, rulebook.catalog, setsOf([...reads.values()]));
  const refreshed = stored.map((timeline) => refresh(timeline, reads.get(timeline.leadId)!, rulebook));
  await timelines.save(refreshed.filter(({ lead }) => lead.changed).map(({ write }) => write));
  return refreshed.map(({ lead }) => lead);
}

/** A timeline that was not there is read from the beginning: its lead may have had facts for long, and parted from another one only now. */
function asItStands(asked: Wanted[], stored: StoredTimeline[], clusters: Cluster[]): Wanted[] {
  const clusterOf = new Map(clusters.map((cluster) => [cluster.rootId, cluster]));
  const unread = new Set(stored.filter(({ revision }) => revision === 0).map(({ leadId }) => leadId));
  return asked.map(({ cluster: { rootId }, from, profile }) => ({
    cluster: clusterOf.get(rootId)!,
    from: unread.has(rootId) ? 0 : from,
    profile: profile || unread.has(rootId),
  }));
}

interface Read extends Wanted {
  events: { row: EventFactRow; criteria: number[] }[];
  history: ReturnType<typeof profileHistory> | null;
  changes: AttributeChangeFact[];
}

function read(
  wanted: Wanted,
  events: Map<string, EventFactRow[]>,
  attributes: Map<string, AttributeChangeFact[]>,
  rulebook: Rulebook,
): Read {
  const { classifier, datedKeys } = rulebook;
  const changes = attributes.get(wanted.cluster.rootId);
  return {
    ...wanted,
    events: (events.get(wanted.cluster.rootId) ?? []).map((row) => ({ row, criteria: classifyEvent(classifier, row) })),
    history: changes ? profileHistory(changes, classifier, datedKeys) : null,
    changes: changes ?? [],
  };
}

function refresh(stored: StoredTimeline, facts: Read, rulebook: Rulebook) {
  const idOf = (criteria: number[]): number => rulebook.catalog.classIdOf(criteria)!;
  const fresh: NewFacts = {
    ...(facts.from !== null && {
      events: {
        from: facts.from,
        entries: facts.events.map(({ row, criteria }): Entry => ({
          time: row.time,
          classId: idOf(criteria),
          key: row.event_id,
        })),
      },
    }),
    ...(facts.history && {
      profile: facts.history.steps.map(({ time, criteria }): Entry => ({
        time,
        classId: idOf(criteria),
        profile: true,
      })),
    }),
  };
  const timeline = spliceFacts(stored.timeline, fresh);
  const dated = facts.history?.dated ?? stored.dated;
  const { ownerId, accountId } = facts.cluster;
  const entriesChanged = !sameEntries(stored.timeline, timeline);
  const changed =
    stored.revision === 0 ||
    entriesChanged ||
    ownerId !== stored.ownerId ||
    // As text with sorted keys: jsonb keeps no order.
    canonicalJson(dated) !== canonicalJson(stored.dated);
  const { eventCount, lastActivity } = summary(timeline, rulebook);
  const lead: RefreshedLead = {
    leadId: stored.leadId,
    accountId,
    revision: changed ? stored.revision + 1 : stored.revision,
    ownerId,
    createdAt: stored.createdAt,
    lastActivity,
    activityBefore: stored.lastActivityAt && stored.lastActivityAt.getTime() / 1_000,
    before: { timeline: stored.timeline, dated: stored.dated },
    after: { timeline, dated },
    eventsChanged:
      fresh.events !== undefined &&
      !sameEntries(stored.timeline, spliceFacts(stored.timeline, { events: fresh.events })),
    by: changed && mayBeAMembers(facts) ? whoseDoing(stored, doingsOf(facts, idOf)) : null,
    changed,
  };
  const bytes = changed ? storedBytes(timeline, stored.body) : { tail: new Uint8Array(0) };
  return { lead, write: { ...lead, ...bytes, eventCount, dated } };
}

/** Nearly all facts come from programs. */
const mayBeAMembers = ({ events, changes }: Read): boolean =>
  events.some(({ row }) => row.by_member) || changes.some(({ by }) => by);

function doingsOf({ events, history, changes }: Read, idOf: (criteria: number[]) => number): Doing[] {
  const doers = doersBySecond(changes);
  const of = (second: number) => doers.get(second) ?? null;
  return [
    ...events.map(({ row, criteria }) => ({ time: row.time, word: idOf(criteria), by: row.by_member })),
    ...(history?.steps ?? []).map(({ time, criteria }) => ({ time, word: stepWord(idOf(criteria)), by: of(time) })),
    ...(history?.dated ?? []).map((dated) => ({ time: dated.at, word: null, dated, by: of(dated.at) })),
  ];
}

/** What stands beside a timeline: how many events, and the second of the last one that was by the lead. */
export function summary({ words, from, to }: Timeline, rulebook: Pick<Rulebook, 'isActivity'>) {
  let eventCount = 0;
  let lastActivity: number | null = null;
  for (let at = to - 2; at >= from; at -= 2) {
    const word = words[at + 1]!;
    if (word >= profileBit) continue;
    eventCount++;
    if (lastActivity === null && rulebook.isActivity(word)) lastActivity = words[at]!;
  }
  return { eventCount, lastActivity };
}

function* setsOf(reads: Read[]): Generator<number[]> {
  for (const { events, history } of reads) {
    for (const { criteria } of events) yield criteria;
    for (const { criteria } of history?.steps ?? []) yield criteria;
  }
}

function byRoot(rows: EventFactRow[]): Map<string, EventFactRow[]> {
  const roots = new Map<string, EventFactRow[]>();
  for (const row of rows) {
    const list = roots.get(row.root_id);
    if (list) list.push(row);
    else roots.set(row.root_id, [row]);
  }
  return roots;
}
