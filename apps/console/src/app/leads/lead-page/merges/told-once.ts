import type { HistoryEntry } from '@heatline/contracts';

/** A merge stands in the history of each lead of it. On the page of the one that has them all, it is told as the one that got them tells it. */
export const toldOnce = (entries: readonly HistoryEntry[], leadId: string): HistoryEntry[] =>
  entries.filter((entry) => entry.kind !== 'merge' || entry.leadId === entry.targetId || entry.leadId === leadId);
