import { Injectable } from '@nestjs/common';
import {
  type Account,
  type AccountListItem,
  type AccountListQuery,
  type CallContext,
  type Page,
  Refusal,
} from '@heatline/contracts';
import { Database, decodeCursor, toPage, type Tx } from '@heatline/database';
import { z } from 'zod';
import { currentAttributes } from '../attributes/current-attributes';
import { containing } from '../search-text';

interface AccountCells {
  account_id: string;
  name: string | null;
  domain: string | null;
  external_id: string | null;
  lead_count: number;
  created_at: Date;
  /** The sort value as text, for the cursor. */
  value: string;
}

const select = `select a.account_id, a.name, a.domain, a.external_id, a.created_at,
  (select count(*)::int from lead l where l.workspace_id = a.workspace_id and l.account_id = a.account_id and l.is_root) as lead_count`;

@Injectable()
export class ListAccounts {
  constructor(private readonly database: Database) {}

  run({ q, sort, limit, cursor }: AccountListQuery, { workspaceId }: CallContext): Promise<Page<AccountListItem>> {
    const after = decodeCursor(z.object({ sort: z.literal(sort), value: z.string(), accountId: z.uuid() }), cursor);
    const [column, type] = sort.endsWith('name') ? ['a.name_order', 'text'] : ['a.created_at', 'timestamptz'];
    const [way, beyond] = sort.startsWith('-') ? ['desc', '<'] : ['asc', '>'];
    return this.database.inWorkspace(workspaceId, async (tx) => {
      const rows = await tx.query<AccountCells>(
        `${select}, ${column}::text as value from account a
         where a.workspace_id = $1 and ($2::text is null or a.name_order like $2 or a.domain like $2)
           ${after ? `and (${column}, a.account_id) ${beyond} ($4::${type}, $5::uuid)` : ''}
         order by ${column} ${way}, a.account_id ${way} limit $3`,
        [workspaceId, q ? containing(q) : null, limit + 1, ...(after ? [after.value, after.accountId] : [])],
      );
      return toPage(rows, limit, ({ value, account_id }) => ({ sort, value, accountId: account_id }), toItem);
    });
  }

  read(accountId: string, { workspaceId }: CallContext): Promise<Account> {
    return this.database.inWorkspace(workspaceId, async (tx: Tx) => {
      const [account] = await tx.query<AccountCells>(
        `${select} from account a where a.workspace_id = $1 and a.account_id = $2`,
        [workspaceId, accountId],
      );
      if (!account) throw new Refusal('account_not_found', { accountId });
      const attributeList = await currentAttributes(tx, 'account', accountId);
      const attributes = Object.fromEntries(attributeList.map(({ key, value }) => [key, value]));
      return { ...toItem(account), attributes, attributeList };
    });
  }
}

const toItem = (row: AccountCells): AccountListItem => ({
  accountId: row.account_id,
  name: row.name,
  domain: row.domain,
  id: row.external_id,
  leadCount: row.lead_count,
  createdAt: row.created_at.toISOString(),
});
