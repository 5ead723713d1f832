import { Injectable } from '@nestjs/common';
import {
  type Account,
  type AccountChange,
  type CallContext,
  factsRecorded,
  InvalidRequest,
  Refusal,
} from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { LivePublisher, Outbox } from '@heatline/messaging';
import { AttributeStore } from '../attributes/attribute-store';
import { changedBy } from '../changed-by';
import { factTime } from '../fact-time';
import { orderOf } from '../search-text';
import { ReadAccount } from './read-account';

/** Edits by hand: name and attributes of one account. */
@Injectable()
export class ChangeAccount {
  constructor(
    private readonly database: Database,
    private readonly attributes: AttributeStore,
    private readonly reading: ReadAccount,
    private readonly outbox: Outbox,
    private readonly live: LivePublisher,
  ) {}

  run(accountId: string, change: AccountChange, context: CallContext): Promise<Account> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      await tx.execute('select 1 from account where workspace_id = $1 and account_id = $2 for update', [
        tx.workspaceId,
        accountId,
      ]);
      const account = await this.reading.read(tx, accountId);
      const { version } = account;
      if (change.version !== undefined && change.version !== version) throw new Refusal('version_stale', { version });
      const now = await tx.now();
      const time = factTime(change.at, now);
      if ('fault' in time) throw new InvalidRequest([{ path: 'at', message: time.fault }]);
      const settings = Object.entries(change.attributes ?? {}).map(([key, value]) => ({
        subjectId: accountId,
        key,
        value,
        at: time.at,
        explicit: change.at !== undefined,
      }));
      const told = { by: changedBy(context), source: null, receivedAt: now };
      const changed = await this.attributes.set(tx, 'account', settings, new Set(), told);
      const name = change.name === undefined ? account.name : change.name;
      if (name === account.name && changed.size === 0) return account;
      await this.save(tx, { ...account, name });
      if (changed.size > 0) await this.outbox.announce(tx, factsRecorded, { leads: [], accountIds: [accountId] });
      tx.afterCommit(() =>
        this.live.publish(context.workspaceId, { topic: 'accounts.changed', accountIds: [accountId] }),
      );
      return this.reading.read(tx, accountId);
    });
  }

  private async save(tx: Tx, { accountId, name, domain, id }: Account): Promise<void> {
    await tx.execute(
      'update account set name = $3, name_order = $4, version = version + 1 where workspace_id = $1 and account_id = $2',
      [tx.workspaceId, accountId, name, orderOf(name ?? domain ?? id)],
    );
  }
}
