import type { Tx } from '@heatline/database';
import type { Entry, Facts } from '@heatline/scoring-engine';
import type { ClassStore } from '../timelines/class-store';
import { EventColumns } from '../timelines/event-columns';
import type { Cluster } from '../timelines/facts-reader';
import { type AttributeChangeFact, profileHistory } from '../timelines/profile-history';
import { uuid } from '../timelines/range-sql';
import { streamEvents } from '../timelines/read-events';
import type { Rulebook } from '../timelines/rulebook';
import { spliceFacts } from '../timelines/splice-facts';

/** Leads as if one of them answered for all, and what is said of that one. */
export interface ToPack {
  cluster: Cluster;
  /** In the order of time. */
  changes: AttributeChangeFact[];
}

/** Their facts as they would be stored, from all their events; what is added by hand is the caller's. Read as bulk runs do: one may have a hundred thousand. */
export async function packLeads(
  tx: Tx,
  rulebook: Rulebook,
  classes: ClassStore,
  leads: ToPack[],
): Promise<Omit<Facts, 'adjustments' | 'resets'>[]> {
  const { classifier, datedKeys, sets, catalog } = rulebook;
  const numbers = new Map<string, number[]>();
  leads.forEach(({ cluster: { leadIds } }, i) => {
    for (const id of leadIds) numbers.set(id, [...(numbers.get(id) ?? []), i]);
  });
  const events = new EventColumns();
  const which = `lead_id IN (${[...numbers.keys()].map(uuid).join(', ')})`;
  await streamEvents(tx, rulebook, which, numbers, (those, time, set, bytes, key) => {
    for (const lead of those) events.add(lead, time, set, bytes, key);
  });
  const profiles = leads.map(({ changes }) => {
    const all = [...changes].sort((a, b) => a.at - b.at);
    const { steps, dated } = profileHistory(all, classifier, datedKeys);
    return { steps: steps.map(({ time, criteria }) => ({ time, set: sets.of(criteria) })), dated };
  });
  await classes.intern(tx.workspaceId!, catalog, sets.unresolved);
  await classes.refresh(tx, catalog);
  sets.resolve(catalog);
  const classOf = (set: number) => sets.classId(set);
  const timelines = events.timelines(leads.length, classOf);
  return leads.map(({ cluster: { createdAt } }, i) => {
    const { steps, dated } = profiles[i]!;
    const profile = steps.map(({ time, set }): Entry => ({ time, classId: classOf(set), profile: true }));
    return {
      timeline: spliceFacts(timelines[i]!, { profile }),
      dated,
      createdAt: Math.floor(createdAt.getTime() / 1_000),
    };
  });
}
