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

const roots = `from lead l left join scoring.published_timeline t on t.workspace_id = l.workspace_id and t.lead_id = l.lead_id`;

/** What is shown of one account; `a` = its row. */
export const accountColumns = (a: string): string => {
  const ofIt = `where l.workspace_id = ${a}.workspace_id and l.account_id = ${a}.account_id and l.is_root`;
  return `${a}.account_id, ${a}.name, ${a}.domain, ${a}.external_id, ${a}.created_at,
    (select count(*)::int from lead l ${ofIt}) as lead_count, (select max(t.last_activity_at) ${roots} ${ofIt}) as last_activity_at`;
};

export const toAccount = (row: AccountCells): Omit<AccountListItem, 'score'> => ({
  accountId: row.account_id,
  name: row.name,
  domain: row.domain,
  id: row.external_id,
  leadCount: row.lead_count,
  lastActiveAt: row.last_activity_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
});
