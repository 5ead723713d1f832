import { Injectable } from '@nestjs/common';
import { AnotherWasFirst, sqlStateOf, type Tx } from '@heatline/database';
import { v7 as uuidv7 } from 'uuid';
import { orderOf } from '../search-text';
import { AccountPlan, type KnownAccount, type WantedAccount } from './account-plan';

const uniqueViolation = '23505';

@Injectable()
export class AccountStore {
  /** What the database knows of the companies in a batch. */
  async planFor(tx: Tx, wanted: WantedAccount[]): Promise<AccountPlan> {
    const domains = [...new Set(wanted.flatMap(({ domain }) => domain ?? []))];
    const externalIds = [...new Set(wanted.flatMap(({ externalId }) => externalId ?? []))];
    if (domains.length + externalIds.length === 0) return new AccountPlan([], uuidv7);
    const known = await tx.prepared<KnownAccount>(
      'accounts-known',
      `select account_id as "accountId", external_id as "externalId", domain, name from account
       where workspace_id = $1 and domain = any($2)
       union
       select account_id, external_id, domain, name from account where workspace_id = $1 and external_id = any($3)`,
      [tx.workspaceId, domains, externalIds],
    );
    return new AccountPlan(known, uuidv7);
  }

  /** @throws AnotherWasFirst when somebody else has made one of them meanwhile */
  async save(tx: Tx, { fresh, changed }: AccountPlan, now: Date): Promise<void> {
    if (fresh.size > 0) await this.add(tx, [...fresh.values()], now);
    if (changed.size > 0) await this.change(tx, [...changed.values()]);
  }

  private async add(tx: Tx, accounts: KnownAccount[], now: Date): Promise<void> {
    // In one order for all writers: two batches with the same companies wait for each other instead of blocking each other.
    accounts.sort((a, b) => (orderKey(a) < orderKey(b) ? -1 : 1));
    const made = await tx.prepared(
      'add-accounts',
      `insert into account (workspace_id, account_id, domain, external_id, name, name_order, created_at)
       select $1, n.account_id, n.domain, n.external_id, n.name, n.name_order, $7
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality
         as n (account_id, domain, external_id, name, name_order, i)
       order by n.i
       on conflict do nothing returning 1`,
      [tx.workspaceId, ...columnsOf(accounts), now],
    );
    if (made.length < accounts.length) throw new AnotherWasFirst('account');
  }

  private async change(tx: Tx, accounts: KnownAccount[]): Promise<void> {
    accounts.sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
    try {
      await tx.prepared(
        'lock-accounts',
        'select 1 from account where workspace_id = $1 and account_id = any($2) order by account_id for update',
        [tx.workspaceId, accounts.map(({ accountId }) => accountId)],
      );
      await tx.prepared(
        'change-accounts',
        `update account a set domain = n.domain, external_id = n.external_id, name = n.name, name_order = n.name_order
         from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) as n (account_id, domain, external_id, name, name_order)
         where a.workspace_id = $1 and a.account_id = n.account_id`,
        [tx.workspaceId, ...columnsOf(accounts)],
      );
    } catch (error) {
      if (sqlStateOf(error) === uniqueViolation) throw new AnotherWasFirst('account');
      throw error;
    }
  }
}

const orderKey = ({ domain, externalId }: KnownAccount) => `${domain ?? ''} ${externalId ?? ''}`;

/** An account without a name is listed by its domain. */
const columnsOf = (accounts: KnownAccount[]) => [
  accounts.map(({ accountId }) => accountId),
  accounts.map(({ domain }) => domain),
  accounts.map(({ externalId }) => externalId),
  accounts.map(({ name }) => name),
  accounts.map(({ name, domain, externalId }) => orderOf(name ?? domain ?? externalId)),
];
