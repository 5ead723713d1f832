import { Injectable } from '@nestjs/common';
import { type BulkAnswer, type CallContext, isClosed, mostLeadsById, Refusal } from '@heatline/contracts';
import { Database, RunStore, type Tx } from '@heatline/database';
import { Outbox } from '@heatline/messaging';
import { Runs } from '@heatline/service';
import { v7 as uuidv7 } from 'uuid';
import { audited } from '../audited';
import { doneOf, runBy } from '../bulk/start-bulk';
import { changedBy } from '../changed-by';
import { GiveOwner } from './give-owner';
import { OwnerStore } from './owner-store';

/** Takes the owners of one request or run back where its change is still the latest: few at once, many as a run. */
@Injectable()
export class UndoBulkAction {
  constructor(
    private readonly database: Database,
    private readonly runs: Runs,
    private readonly giving: GiveOwner,
    private readonly outbox: Outbox,
  ) {}

  run(batchId: string, context: CallContext): Promise<BulkAnswer> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const owners = new OwnerStore(tx);
      const run = await new RunStore(tx).byId(batchId);
      if (run && !isClosed(run.state)) throw new Refusal('run_still_open', { runId: batchId });
      if (!(await owners.batchExists(batchId))) throw new Refusal('batch_not_found', { batchId });
      const few = await owners.stillOf(batchId, '0', mostLeadsById + 1);
      const answer =
        few.length > mostLeadsById
          ? await this.open(tx, batchId, context)
          : await this.takeBack(
              tx,
              batchId,
              few.map(({ leadId }) => leadId),
              context,
            );
      await audited(this.outbox, tx, context, {
        action: 'leads.owners_taken_back',
        subject: { kind: 'workspace', id: context.workspaceId },
        details: { batchId },
      });
      return answer;
    });
  }

  private async takeBack(tx: Tx, batchId: string, leadIds: string[], context: CallContext): Promise<BulkAnswer> {
    const giving = { by: changedBy(context), batchId: uuidv7() };
    return doneOf(giving.batchId, leadIds, await this.giving.takeBack(tx, leadIds, batchId, giving));
  }

  /** One at a time for one batch: whoever asks twice is shown the same run. */
  private async open(tx: Tx, batchId: string, context: CallContext): Promise<BulkAnswer> {
    const { run } = await this.runs.open(tx, {
      kind: 'takeOwnersBack',
      about: { kind: 'run', id: batchId, name: null },
      by: runBy(context),
      cause: 'Undo an owner assignment',
      params: { batchId },
    });
    return { runId: run.runId };
  }
}
