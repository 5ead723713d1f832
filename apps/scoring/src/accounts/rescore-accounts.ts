import type { Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { Rescore, type Subject } from '../scores/rescore';
import { ClassStore } from '../timelines/class-store';
import type { ActiveModel, Rulebook } from '../timelines/rulebook';
import { readAccounts } from './account-facts';

/** Evaluates accounts anew by what is known of their members and of themselves. */
@Injectable()
export class RescoreAccounts {
  constructor(
    private readonly rescore: Rescore,
    private readonly classes: ClassStore,
  ) {}

  /** @param causes why, by account; absent = nothing new is known, only time has passed */
  async run(tx: Tx, rulebook: Rulebook, models: ActiveModel[], accountIds: string[], causes?: Map<string, Cause>) {
    const total = { written: 0, changed: 0 };
    if (accountIds.length === 0 || models.length === 0) return total;
    // Held before anything is read: of two who do this the later one sees at least what the earlier one saw.
    const revisions = await hold(tx, accountIds, causes !== undefined);
    for await (const part of readAccounts(tx, rulebook, this.classes, accountIds)) {
      const subjects = part.map(({ accountId, createdAt, lastActivityAt, facts }): Subject => ({
        leadId: accountId,
        revision: revisions.get(accountId)!,
        ownerId: null,
        createdAt,
        lastActivity: lastActivityAt && lastActivityAt.getTime() / 1_000,
        facts,
        before: causes && 'unknown',
        cause: causes?.get(accountId) ?? 'decay',
      }));
      const { written, changed } = await this.rescore.run(tx, models, subjects);
      total.written += written;
      total.changed += changed;
    }
    return total;
  }
}

type Cause = Subject['cause'];

/** The revisions of these accounts, which nobody else evaluates until the transaction ends. New facts move them. */
async function hold(tx: Tx, accountIds: string[], move: boolean): Promise<Map<string, number>> {
  const rows = await tx.query<{ account_id: string; revision: string }>(
    `INSERT INTO account (workspace_id, account_id, revision) SELECT $1, id, $3 FROM unnest($2::uuid[]) AS n (id) ORDER BY id
     ON CONFLICT (workspace_id, account_id) DO UPDATE SET revision = account.revision + $3 RETURNING account_id, revision`,
    [tx.workspaceId, accountIds, move ? 1 : 0],
  );
  return new Map(rows.map(({ account_id, revision }) => [account_id, Number(revision)]));
}
