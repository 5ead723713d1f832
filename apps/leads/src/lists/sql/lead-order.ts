import type { LeadSort, LeadSortKey } from '@heatline/contracts';

/** Where a sort's values live, and so which index a list walks: lead `l`, score `s` of the chosen model, timeline `t`. */
export type Source = 'l' | 's' | 't';

interface SortColumn {
  source: Source;
  column: string;
  type: 'timestamptz' | 'text' | 'int';
  nullable: boolean;
  /** An index has this order. Each costs a recalculation of everybody a second or two. */
  indexed: boolean;
}

const columns: Record<LeadSortKey, SortColumn> = {
  name: { source: 'l', column: 'name_order', type: 'text', nullable: true, indexed: true },
  created: { source: 'l', column: 'created_at', type: 'timestamptz', nullable: false, indexed: true },
  lastActivity: { source: 't', column: 'last_activity_at', type: 'timestamptz', nullable: true, indexed: true },
  events: { source: 't', column: 'event_count', type: 'int', nullable: true, indexed: true },
  score: { source: 's', column: 'score', type: 'int', nullable: true, indexed: true },
  change7: { source: 's', column: 'change7', type: 'int', nullable: true, indexed: false },
  change30: { source: 's', column: 'change30', type: 'int', nullable: true, indexed: false },
  peak: { source: 's', column: 'peak', type: 'int', nullable: true, indexed: false },
};

export interface Order extends SortColumn {
  descending: boolean;
}

export function orderOfSort(sort: LeadSort): Order {
  const descending = sort.startsWith('-');
  const key = (descending ? sort.slice(1) : sort) as LeadSortKey;
  return { ...columns[key], descending };
}

/** A sort value as it stands in cursors: instants in whole microseconds since 1970, so that none is rounded. */
export const shownValue = ({ type }: Order, expression: string): string =>
  type === 'timestamptz' ? `(extract(epoch from ${expression}) * 1000000)::bigint` : expression;

/** The same, back again, from the parameter in its place. */
export const readValue = ({ type }: Order, parameter: string): string =>
  type === 'timestamptz'
    ? `(timestamptz 'epoch' + ${parameter}::text::bigint * interval '1 microsecond')`
    : `${parameter}::text::${type}`;
