import { Injectable } from '@nestjs/common';
import { type Account, type CallContext, Refusal } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { currentAttributes } from '../attributes/current-attributes';
import { type AccountCells, accountColumns, accountTables, toAccount } from './account-cells';

@Injectable()
export class ReadAccount {
  constructor(private readonly database: Database) {}

  run(accountId: string, { workspaceId }: CallContext): Promise<Account> {
    return this.database.inWorkspace(workspaceId, (tx) => this.read(tx, accountId));
  }

  async read(tx: Tx, accountId: string): Promise<Account> {
    const [account] = await tx.query<AccountCells & { version: number }>(
      `select ${accountColumns}, a.version from ${accountTables('$1')} where a.workspace_id = $1 and a.account_id = $2`,
      [tx.workspaceId, accountId],
    );
    if (!account) throw new Refusal('account_not_found', { accountId });
    const attributeList = await currentAttributes(tx, 'account', accountId);
    const attributes = Object.fromEntries(attributeList.map(({ key, value }) => [key, value]));
    return { ...toAccount(account), attributes, attributeList, version: account.version };
  }
}
