import { type CopiedRow, CopyWriter, readCopy, type Tx } from '@heatline/database';
import { type DatedValue, type Entry, readTimeline, type Timeline } from '@heatline/scoring-engine';
import { canonicalJson } from '../canonical-json';
import { ClassSets } from './class-sets';
import { ClassStore } from './class-store';
import { type Cluster, FactsReader } from './facts-reader';
import { profileHistory, type ProfileHistory } from './profile-history';
import { refreshTimelinesOf, summary } from './refresh-timelines-of';
import type { Rulebook } from './rulebook';
import { sameEntries, spliceFacts } from './splice-facts';
import { storedBytes } from './stored-bytes';

export interface RefreshedBatch {
  /** null = there was nobody left. */
  lastLeadId: string | null;
  done: number;
  changed: number;
}

interface Range {
  after: string | null;
  last: string;
}

/** One event on its way into a timeline; `set` becomes a class when all sets of the batch have one. */
interface PackedEvent {
  time: number;
  set: number;
  key: string;
}

/**
 * Reads all facts of the next leads in id order, and packs them. As a stream: one row at a time, no statement a lead. The timelines
 * are held before anything is read, so nothing is recorded in between.
 */
export async function refreshBatch(
  tx: Tx,
  rulebook: Rulebook,
  classes: ClassStore,
  { after, hi, limit }: { after: string | null; hi: string | null; limit: number },
): Promise<RefreshedBatch> {
  const roots = await readRoots(tx, after, hi, limit);
  const last = roots.at(-1)?.rootId;
  if (last === undefined) return { lastLeadId: null, done: 0, changed: 0 };
  const range = { after, last };
  await walkByKey(tx);
  await holdRange(tx, range);
  const merged = await mergedRoots(tx, range);
  const single = roots.filter(({ rootId }) => !merged.has(rootId));
  const changed =
    (await refreshSingles(tx, rulebook, classes, range, single)) +
    (await refreshMerged(tx, rulebook, classes, [...merged]));
  return { lastLeadId: last, done: roots.length, changed };
}

/** Leads that answer for others as well have facts outside the range. They are few: each by its own statements. */
async function refreshMerged(tx: Tx, rulebook: Rulebook, classes: ClassStore, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const clusters = await new FactsReader(tx).clusters(ids);
  const wanted = clusters.map((cluster) => ({ cluster, from: 0, profile: true }));
  return (await refreshTimelinesOf(tx, rulebook, classes, wanted)).filter(({ changed }) => changed).length;
}

async function refreshSingles(
  tx: Tx,
  rulebook: Rulebook,
  classes: ClassStore,
  range: Range,
  roots: Cluster[],
): Promise<number> {
  const sets = new ClassSets(rulebook.classifier);
  const events = await readEvents(tx, rulebook, sets, range);
  const changes = await new FactsReader(tx).attributeChanges(roots, rulebook.attributeKeys);
  const profiles = new Map<string, ProfileHistory>();
  for (const { rootId } of roots) {
    const history = profileHistory(changes.get(rootId) ?? [], rulebook.classifier, rulebook.datedKeys);
    for (const { criteria } of history.steps) sets.of(criteria);
    profiles.set(rootId, history);
  }
  await classes.intern(tx.workspaceId!, rulebook.catalog, sets.sets);
  sets.resolve(rulebook.catalog);

  const byId = new Map(roots.map((root) => [root.rootId, root]));
  const stage = new TimelineStage();
  await readCopy(tx.copyOut(timelinesSql(tx.workspaceId!, range)), (row) => {
    const leadId = row.uuid()!;
    const root = byId.get(leadId);
    if (!root) return;
    const { steps, dated } = profiles.get(leadId)!;
    const profile = steps.map(({ time, criteria }): Entry => ({
      time,
      classId: sets.classId(sets.of(criteria)),
      profile: true,
    }));
    const timeline = spliceFacts(packSorted(events.get(leadId) ?? [], sets), { profile });
    stage.compare(row, leadId, root, timeline, dated, rulebook);
  });
  await stage.write(tx, range);
  return stage.changed;
}

/** Events in time order, those of one second by their ids. They come nearly sorted, so this is nearly free. */
function packSorted(events: PackedEvent[], sets: ClassSets): Timeline {
  events.sort((a, b) => a.time - b.time || (a.key < b.key ? -1 : 1));
  const words = new Uint32Array(events.length * 2);
  let to = 0;
  for (const { time, set } of events) {
    words[to++] = time;
    words[to++] = sets.classId(set);
  }
  return { words, from: 0, to };
}

/** Rows that differ from what is stored, on their way into a temporary table. */
class TimelineStage {
  private readonly writer = new CopyWriter();
  changed = 0;

  compare(
    row: CopiedRow,
    leadId: string,
    { ownerId }: Cluster,
    timeline: Timeline,
    dated: DatedValue[],
    rulebook: Rulebook,
  ): void {
    const revision = row.int8()!;
    const storedOwner = row.uuid();
    const storedDated = (row.jsonb() as DatedValue[] | null) ?? [];
    const tail = row.bytea()!;
    const body = row.bytea();
    const stored = body ? readTimeline(body, tail) : readTimeline(tail);
    const { eventCount, lastActivity } = summary(timeline, rulebook);
    const same =
      sameEntries(stored, timeline) &&
      ownerId === storedOwner &&
      row.int4() === eventCount &&
      secondsOf(row.timestamptz()) === lastActivity &&
      canonicalJson(dated) === canonicalJson(storedDated);
    if (same && revision > 0) return;
    this.changed++;
    const bytes = storedBytes(timeline, null);
    this.writer
      .row(8)
      .uuid(leadId)
      .int8(revision + 1)
      .int4(eventCount)
      .timestamptz(lastActivity === null ? null : lastActivity * 1_000)
      .uuid(ownerId)
      .jsonb(dated.length > 0 ? dated : null)
      .bytea(bytes.tail)
      .bytea(bytes.body ?? null);
  }

  async write(tx: Tx, { after, last }: Range): Promise<void> {
    if (this.changed === 0) return;
    await tx.execute(
      `CREATE TEMPORARY TABLE IF NOT EXISTS staged_timeline (lead_id uuid, revision bigint, event_count int, last_activity_at timestamptz,
         owner_id uuid, dated jsonb, tail bytea, body bytea) ON COMMIT DELETE ROWS`,
    );
    await tx.copyIn('COPY staged_timeline FROM STDIN (FORMAT binary)', this.writer.finish());
    // The staged rows as a hash, the range of the key walked along it.
    await tx.execute(`SELECT set_config('enable_nestloop', 'off', true)`);
    await tx.execute(
      `UPDATE timeline t
          SET revision = n.revision, event_count = n.event_count, last_activity_at = n.last_activity_at, owner_id = n.owner_id,
              dated = n.dated, tail = n.tail, body = n.body
         FROM staged_timeline n
        WHERE t.workspace_id = $1 AND t.lead_id = n.lead_id AND t.lead_id <= $2 AND ($3::uuid IS NULL OR t.lead_id > $3)`,
      [tx.workspaceId, last, after],
    );
    await tx.execute(`SELECT set_config('enable_nestloop', 'on', true)`);
  }
}

async function readRoots(tx: Tx, after: string | null, hi: string | null, limit: number): Promise<Cluster[]> {
  const rows = await tx.query<{
    lead_id: string;
    owner_id: string | null;
    account_id: string | null;
    created_at: Date;
  }>(
    `SELECT lead_id, owner_id, account_id, created_at FROM leads.published_lead
      WHERE workspace_id = $1 AND root_id = lead_id AND ($2::uuid IS NULL OR lead_id > $2) AND ($3::uuid IS NULL OR lead_id <= $3)
      ORDER BY lead_id LIMIT $4`,
    [tx.workspaceId, after, hi, limit],
  );
  return rows.map(({ lead_id: rootId, owner_id: ownerId, account_id: accountId, created_at: createdAt }) => ({
    rootId,
    leadIds: [rootId],
    ownerId,
    accountId,
    createdAt,
  }));
}

/** Everything here goes along a range of lead ids: without statistics the planner would rather read whole tables, once a batch. */
async function walkByKey(tx: Tx): Promise<void> {
  await tx.execute(`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`);
}

/** Makes the timelines that are missing, and holds all of them, in the order of ids. */
async function holdRange(tx: Tx, { after, last }: Range): Promise<void> {
  const range = [tx.workspaceId, last, after];
  await tx.execute(
    `INSERT INTO timeline (workspace_id, lead_id, revision, created_at, event_count, tail)
     SELECT l.workspace_id, l.lead_id, 0, l.created_at, 0, '' FROM leads.published_lead l
      WHERE l.workspace_id = $1 AND l.root_id = l.lead_id AND l.lead_id <= $2 AND ($3::uuid IS NULL OR l.lead_id > $3)
        AND NOT EXISTS (SELECT FROM timeline t WHERE t.workspace_id = $1 AND t.lead_id = l.lead_id
                           AND t.lead_id <= $2 AND ($3::uuid IS NULL OR t.lead_id > $3))
      ORDER BY l.lead_id ON CONFLICT DO NOTHING`,
    range,
  );
  await tx.execute(
    `SELECT count(*) FROM (
       SELECT FROM timeline WHERE workspace_id = $1 AND lead_id <= $2 AND ($3::uuid IS NULL OR lead_id > $3) ORDER BY lead_id FOR UPDATE
     ) AS held`,
    range,
  );
}

async function mergedRoots(tx: Tx, { after, last }: Range): Promise<Set<string>> {
  const rows = await tx.query<{ root_id: string }>(
    `SELECT DISTINCT root_id FROM leads.published_lead
      WHERE workspace_id = $1 AND root_id <> lead_id AND root_id <= $2 AND ($3::uuid IS NULL OR root_id > $3)`,
    [tx.workspaceId, last, after],
  );
  return new Set(rows.map(({ root_id }) => root_id));
}

/** All events that are stored under the leads of a range, by lead. */
async function readEvents(
  tx: Tx,
  { propertyTypes }: Rulebook,
  sets: ClassSets,
  range: Range,
): Promise<Map<string, PackedEvent[]>> {
  const events = new Map<string, PackedEvent[]>();
  let before = Buffer.alloc(0);
  let list: PackedEvent[] = [];
  await readCopy(tx.copyOut(eventsSql(tx.workspaceId!, range, propertyTypes)), (row) => {
    const id = row.uuidBytes()!;
    // Rows come lead by lead within a month.
    if (!id.equals(before)) {
      before = Buffer.from(id);
      const leadId = uuidText(before);
      list = events.get(leadId) ?? [];
      events.set(leadId, list);
    }
    // Compared by code units, as texts of the same bytes would be.
    const key = row.uuidBytes()!.toString('latin1');
    const time = Math.floor(row.timestamptz()! / 1_000);
    const type = row.text()!;
    const campaign = row.text();
    const properties = row.text();
    list.push({
      time,
      key,
      set: sets.ofEvent({ type, campaign, properties: properties === null ? null : JSON.parse(properties) }),
    });
  });
  return events;
}

const rangeSql = ({ after, last }: Range): string =>
  `lead_id <= '${uuid(last)}' ${after ? `AND lead_id > '${uuid(after)}'` : ''}`;

/** COPY takes no parameters: UUIDs are checked, texts are quoted. Properties that nobody looks at stay where they are. */
function eventsSql(workspaceId: string, range: Range, propertyTypes: string[] | null): string {
  const wanted = propertyTypes?.map((type) => `'${type.replaceAll("'", "''")}'`);
  const properties =
    wanted === undefined
      ? 'properties::text'
      : wanted.length === 0
        ? 'NULL::text'
        : `CASE WHEN type IN (${wanted.join(', ')}) THEN properties::text END`;
  return `COPY (SELECT lead_id, event_id, occurred_at, type, campaign, ${properties} FROM leads.published_event
    WHERE workspace_id = '${uuid(workspaceId)}' AND ${rangeSql(range)}) TO STDOUT (FORMAT binary)`;
}

const timelinesSql = (workspaceId: string, range: Range): string => `
  COPY (SELECT lead_id, revision, owner_id, dated, tail, body, event_count, last_activity_at FROM timeline
    WHERE workspace_id = '${uuid(workspaceId)}' AND ${rangeSql(range)}) TO STDOUT (FORMAT binary)`;

function uuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(text)) throw new RangeError('Not a UUID');
  return text;
}

const secondsOf = (ms: number | null): number | null => (ms === null ? null : ms / 1_000);

function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
