import type { AccountListQuery, AccountSort, AccountSortKey } from '@heatline/contracts';

export interface AccountOrder {
  /** The value that it goes by, and its type in the cursor. */
  column: string;
  type: string;
  descending: boolean;
  /** Some accounts may have no value. */
  nullable: boolean;
}

/** Members and what they did last, of every account: counted when asked for. */
const members = `left join (
    select l.account_id, count(*)::int as leads, max(t.last_activity_at) as last_activity
    from lead l left join scoring.published_timeline t on t.workspace_id = $1 and t.lead_id = l.lead_id
    where l.workspace_id = $1 and l.is_root and l.account_id is not null group by l.account_id) m on m.account_id = a.account_id`;

const columns: Record<AccountSortKey, [column: string, type: string, nullable?: boolean]> = {
  name: ['a.name_order', 'text'],
  created: ['a.created_at', 'timestamptz'],
  score: ['s.score', 'int', true],
  leads: ['coalesce(m.leads, 0)', 'int'],
  lastActivity: ['m.last_activity', 'timestamptz', true],
};

const keyOf = (sort: AccountSort) => sort.replace('-', '') as AccountSortKey;

export function orderOfAccounts(sort: AccountSort): AccountOrder {
  const [column, type, nullable = false] = columns[keyOf(sort)];
  return { column, type, descending: sort.startsWith('-'), nullable };
}

/** What has to be joined for an order. */
export const joinsFor = (sort: AccountSort): string => (['leads', 'lastActivity'].includes(keyOf(sort)) ? members : '');

/** Whether it cannot be answered without a model. */
export const asksForScore = ({ sort, level }: Pick<AccountListQuery, 'sort' | 'level'>): boolean =>
  keyOf(sort) === 'score' || level !== undefined;
