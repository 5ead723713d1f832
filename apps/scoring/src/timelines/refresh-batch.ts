import { type CopiedRow, CopyWriter, type Tx, uuidText } from '@heatline/database';
import { type DatedValue, type Entry, readTimeline, type Timeline } from '@heatline/scoring-engine';
import { keepAccountActivity, type SeenActivity } from '../accounts/account-activity';
import { canonicalJson } from '../canonical-json';
import { ClassStore } from './class-store';
import { EventColumns } from './event-columns';
import { type Cluster, FactsReader } from './facts-reader';
import { OtherUuid } from './other-uuid';
import { quoted, type Range, rangeSql, uuid } from './range-sql';
import { readProfiles } from './read-profiles';
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
  await withoutNestedLoops(tx, () => holdRange(tx, range));
  const merged = await mergedRoots(tx, range);
  const single = roots.filter(({ rootId }) => !merged.has(rootId));
  const singles = await refreshSingles(tx, rulebook, classes, range, single);
  const united = await refreshMerged(tx, rulebook, classes, [...merged]);
  await keepAccountActivity(tx, [...singles.moved, ...united.moved]);
  return { lastLeadId: last, done: roots.length, changed: singles.changed + united.changed };
}

/** How many timelines were not as they had to be, and whose last activity that moved. */
interface Refreshed {
  changed: number;
  moved: SeenActivity[];
}

const hasMoved = ({ activityBefore, lastActivity }: SeenActivity): boolean => activityBefore !== lastActivity;

/** Leads that answer for others as well have facts outside the range. They are few: each by its own statements. */
async function refreshMerged(tx: Tx, rulebook: Rulebook, classes: ClassStore, ids: string[]): Promise<Refreshed> {
  if (ids.length === 0) return { changed: 0, moved: [] };
  const clusters = await new FactsReader(tx).clusters(ids);
  const wanted = clusters.map((cluster) => ({ cluster, from: 0, profile: true }));
  const leads = await refreshTimelinesOf(tx, rulebook, classes, wanted);
  return { changed: leads.filter(({ changed }) => changed).length, moved: leads.filter(hasMoved) };
}

async function refreshSingles(
  tx: Tx,
  rulebook: Rulebook,
  classes: ClassStore,
  range: Range,
  roots: Cluster[],
): Promise<Refreshed> {
  const { sets } = rulebook;
  const numbers = new Map(roots.map(({ rootId }, i) => [rootId, i]));
  const events = await readEvents(tx, rulebook, range, numbers);
  const profiles = await readProfiles(tx, rulebook, range, roots, numbers);
  await classes.intern(tx.workspaceId!, rulebook.catalog, sets.unresolved);
  sets.resolve(rulebook.catalog);

  const timelines = events.timelines(roots.length, (set) => sets.classId(set));
  const stage = new TimelineStage();
  await tx.copyRows(timelinesSql(tx.workspaceId!, range), (row) => {
    const leadId = row.uuid()!;
    const i = numbers.get(leadId);
    if (i === undefined) return;
    const { steps, dated } = profiles[i]!;
    const profile = steps.map(({ time, set }): Entry => ({ time, classId: sets.classId(set), profile: true }));
    const timeline = spliceFacts(timelines[i]!, { profile });
    stage.compare(row, leadId, roots[i]!, timeline, dated, rulebook);
  });
  await stage.write(tx, range);
  return stage;
}

/** Rows that differ from what is stored, on their way into a temporary table. */
class TimelineStage {
  private readonly writer = new CopyWriter();
  changed = 0;
  readonly moved: SeenActivity[] = [];

  compare(
    row: CopiedRow,
    leadId: string,
    { ownerId, accountId }: Cluster,
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
    const storedCount = row.int4();
    const activityBefore = secondsOf(row.timestamptz());
    const same =
      sameEntries(stored, timeline) &&
      ownerId === storedOwner &&
      storedCount === eventCount &&
      activityBefore === lastActivity &&
      (dated.length + storedDated.length === 0 || canonicalJson(dated) === canonicalJson(storedDated));
    if (same && revision > 0) return;
    this.changed++;
    if (activityBefore !== lastActivity) this.moved.push({ leadId, accountId, activityBefore, lastActivity });
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
    await withoutNestedLoops(tx, () =>
      tx.execute(
        `UPDATE timeline t
          SET revision = n.revision, event_count = n.event_count, last_activity_at = n.last_activity_at, owner_id = n.owner_id,
              dated = n.dated, tail = n.tail, body = n.body
         FROM staged_timeline n
        WHERE t.workspace_id = $1 AND t.lead_id = n.lead_id AND t.lead_id <= $2 AND ($3::uuid IS NULL OR t.lead_id > $3)`,
        [tx.workspaceId, last, after],
      ),
    );
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

/**
 * For joins of two ranges. A range of ids between two of the planner's landmarks counts as one row, and it would compare everything
 * with everything.
 */
async function withoutNestedLoops(tx: Tx, work: () => Promise<unknown>): Promise<void> {
  await tx.execute(`SELECT set_config('enable_nestloop', 'off', true)`);
  await work();
  await tx.execute(`SELECT set_config('enable_nestloop', 'on', true)`);
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

/** All events that are stored under the leads of a range, each under the number of its lead. */
async function readEvents(tx: Tx, { propertyTypes, sets }: Rulebook, range: Range, numbers: Map<string, number>) {
  const events = new EventColumns();
  const other = new OtherUuid();
  let lead: number | undefined;
  await tx.copyRows(eventsSql(tx.workspaceId!, range, propertyTypes), (row) => {
    const id = row.where();
    // Rows come lead by lead within a month.
    if (other.isAt(row.bytes, id)) lead = numbers.get(uuidText(row.bytes, id));
    if (lead === undefined) return;
    const key = row.where();
    const time = Math.floor(row.timestamptz()! / 1_000);
    events.add(lead, time, sets.ofRow(row), row.bytes, key);
  });
  return events;
}

/** Properties that nobody looks at stay where they are. */
function eventsSql(workspaceId: string, range: Range, propertyTypes: string[] | null): string {
  const wanted = propertyTypes?.map(quoted);
  const properties =
    wanted === undefined
      ? 'properties::text'
      : wanted.length === 0
        ? 'NULL::text'
        : `CASE WHEN type IN (${wanted.join(', ')}) THEN properties::text END`;
  return `COPY (SELECT lead_id, event_id, occurred_at, type, campaign, ${properties} FROM leads.published_event
    WHERE workspace_id = ${uuid(workspaceId)} AND ${rangeSql(range)}) TO STDOUT (FORMAT binary)`;
}

const timelinesSql = (workspaceId: string, range: Range): string => `
  COPY (SELECT lead_id, revision, owner_id, dated, tail, body, event_count, last_activity_at FROM timeline
    WHERE workspace_id = ${uuid(workspaceId)} AND ${rangeSql(range)}) TO STDOUT (FORMAT binary)`;

const secondsOf = (ms: number | null): number | null => (ms === null ? null : ms / 1_000);
