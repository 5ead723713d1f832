import type { AccountListQuery, AccountSort, AccountSortKey } from '@heatline/contracts';

/** Where a sort's values live, and so which index a list walks: account `a`, members `m`, activity `x`, score `s` of the chosen model. */
export type AccountSource = 'a' | 'm' | 'x' | 's';

interface SortColumn {
  source: AccountSource;
  column: string;
  type: 'text' | 'int' | 'timestamptz';
  /** Some accounts may have no value. */
  nullable: boolean;
}

const columns: Record<AccountSortKey, SortColumn> = {
  name: { source: 'a', column: 'name_order', type: 'text', nullable: true },
  created: { source: 'a', column: 'created_at', type: 'timestamptz', nullable: false },
  score: { source: 's', column: 'score', type: 'int', nullable: true },
  leads: { source: 'm', column: 'leads', type: 'int', nullable: false },
  lastActivity: { source: 'x', column: 'last_activity_at', type: 'timestamptz', nullable: true },
};

export interface AccountOrder extends SortColumn {
  descending: boolean;
}

const keyOf = (sort: AccountSort) => sort.replace('-', '') as AccountSortKey;

export const orderOfAccounts = (sort: AccountSort): AccountOrder => ({
  ...columns[keyOf(sort)],
  descending: sort.startsWith('-'),
});

/** Whether it cannot be answered without a model. */
export const asksForScore = ({ sort, level }: Pick<AccountListQuery, 'sort' | 'level'>): boolean =>
  keyOf(sort) === 'score' || level !== undefined;

/** A sort value as it stands in cursors: instants in whole microseconds since 1970, so that none is rounded. */
export const shownValue = ({ type }: AccountOrder, expression: string): string =>
  type === 'timestamptz' ? `(extract(epoch from ${expression}) * 1000000)::bigint` : expression;

/** The same, back again, from the parameter in its place. */
export const readValue = ({ type }: AccountOrder, parameter: string): string =>
  type === 'timestamptz'
    ? `(timestamptz 'epoch' + ${parameter}::text::bigint * interval '1 microsecond')`
    : `${parameter}::text::${type}`;
