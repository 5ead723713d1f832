import type { Cluster } from '../timelines/facts-reader';

/** In one transaction: those that answer for themselves are read from their first event on, and all are held meanwhile. */
export const movedAtOnce = 100;
/** As much work as one more lead. */
const eventsALead = 400;

/** What leads are to `movedAtOnce`: a hundred that did little, or a busy one. */
export const weightOf = (leadIds: readonly string[], eventCounts: ReadonlyMap<string, number>): number =>
  leadIds.reduce((sum, id) => sum + 1 + (eventCounts.get(id) ?? 0) / eventsALead, 0);

/** Those of a cluster that were named and do not answer for themselves. */
export function absorbedOf({ rootId, leadIds }: Cluster, named: string[]): string[] {
  const members = new Set(leadIds);
  return [...new Set(named)].filter((id) => id !== rootId && members.has(id));
}

/** Named leads, those of one cluster together. */
export function* followedTogether(
  clusters: Cluster[],
  named: string[],
  eventCounts: ReadonlyMap<string, number>,
): Generator<string[]> {
  let part: string[] = [];
  let weight = 0;
  for (const cluster of clusters) {
    const ofIt = [cluster.rootId, ...absorbedOf(cluster, named)];
    const more = weightOf(ofIt, eventCounts);
    if (part.length > 0 && weight + more > movedAtOnce) {
      yield part;
      part = [];
      weight = 0;
    }
    part.push(...ofIt);
    weight += more;
  }
  if (part.length > 0) yield part;
}
