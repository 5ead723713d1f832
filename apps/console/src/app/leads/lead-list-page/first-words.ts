import type { LeadSortKey } from '@heatline/contracts';
import type { ListSort } from './list-view';

/** What stands first, ascending and descending, where it is no number of points. */
const firsts: Partial<Record<LeadSortKey, readonly [string, string]>> = {
  lastActivity: ['Longest ago first', 'Latest first'],
  events: ['Fewest first', 'Most first'],
  name: ['A to Z', 'Z to A'],
  created: ['Oldest first', 'Newest first'],
};

export const firstWords = ({ key, descending }: Pick<ListSort, 'key' | 'descending'>): string =>
  (firsts[key] ?? ['Lowest first', 'Highest first'])[descending ? 1 : 0];
