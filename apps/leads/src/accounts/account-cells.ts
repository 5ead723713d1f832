import type { AccountListItem } from '@heatline/contracts';

export interface AccountCells {
  account_id: string;
  name: string | null;
  domain: string | null;
  external_id: string | null;
  created_at: Date;
  lead_count: number;
  last_activity_at: Date | null;
}

/** What is shown of an account, as columns of `accountTables`. */
export const accountColumns = `a.account_id, a.name, a.domain, a.external_id, a.created_at, coalesce(m.leads, 0) as lead_count,
  x.last_activity_at`;

/** An account `a` of a workspace with the number of its members and their last activity. */
export const accountTables = (workspace: string): string => `account a
  left join account_members m on m.workspace_id = ${workspace} and m.account_id = a.account_id
  left join scoring.published_account_activity x on x.workspace_id = ${workspace} and x.account_id = a.account_id`;

export const toAccount = (row: AccountCells): Omit<AccountListItem, 'score'> => ({
  accountId: row.account_id,
  name: row.name,
  domain: row.domain,
  id: row.external_id,
  leadCount: row.lead_count,
  lastActiveAt: row.last_activity_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
});
