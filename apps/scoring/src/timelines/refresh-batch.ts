import type { Tx } from '@heatline/database';
import type { Entry } from '@heatline/scoring-engine';
import { keepAccountActivity, type SeenActivity } from '../accounts/account-activity';
import { ClassStore } from './class-store';
import { type Cluster, FactsReader } from './facts-reader';
import { holdRange, walkByKey, withoutNestedLoops } from './hold-range';
import type { Range } from './range-sql';
import { readEvents } from './read-events';
import { readProfiles } from './read-profiles';
import { refreshTimelinesOf } from './refresh-timelines-of';
import { absorbedInRange, mergedRoots, readRoots } from './roots-in-range';
import type { Rulebook } from './rulebook';
import { spliceFacts } from './splice-facts';
import { storedTimelinesSql, TimelineStage } from './timeline-stage';
import { TimelineStore } from './timeline-store';

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
  const dropped = await dropAbsorbed(tx, range);
  const merged = await mergedRoots(tx, range);
  const single = roots.filter(({ rootId }) => !merged.has(rootId));
  const singles = await refreshSingles(tx, rulebook, classes, range, single);
  const united = await refreshMerged(tx, rulebook, classes, [...merged]);
  await keepAccountActivity(tx, [...singles.moved, ...united.moved]);
  return { lastLeadId: last, done: roots.length, changed: dropped + singles.changed + united.changed };
}

/** Timelines of leads that were merged into others: whatever left them behind, they go. */
async function dropAbsorbed(tx: Tx, range: Range): Promise<number> {
  const absorbed = await absorbedInRange(tx, range);
  return absorbed.length === 0 ? 0 : new TimelineStore(tx).drop(absorbed);
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
  await tx.copyRows(storedTimelinesSql(tx.workspaceId!, range), (row) => {
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
