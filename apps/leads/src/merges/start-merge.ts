import { Injectable } from '@nestjs/common';
import type { CallContext, MergeBatchRequest, MergeRequest } from '@heatline/contracts';
import { AnsweredRequests, Database, type Tx } from '@heatline/database';
import { Runs } from '@heatline/service';
import { v7 as uuidv7 } from 'uuid';
import { runBy } from '../bulk/start-bulk';
import { changedBy } from '../changed-by';
import { countedLeads } from '../counted-leads';
import { MergeStore } from './merge-store';
import { refuseUnlessAllAnswer } from './who-answers';

/** Begins a run that merges leads: some into one, or a batch of such merges. */
@Injectable()
export class StartMerge {
  constructor(
    private readonly database: Database,
    private readonly runs: Runs,
  ) {}

  one(
    { merge, idempotencyKey }: { merge: MergeRequest; idempotencyKey?: string | undefined },
    context: CallContext,
  ): Promise<{ mergeId: string; runId: string }> {
    const keyed = { call: 'merge', key: idempotencyKey, request: merge };
    return this.database.inWorkspace(context.workspaceId, (tx) =>
      new AnsweredRequests(tx, context).once(keyed, async () => {
        // Of two who ask for the same at once the second one waits here, and finds the merge of the first.
        await holdTarget(tx, merge.targetId);
        const same = await new MergeStore(tx).same(merge);
        if (same) return { mergeId: same.merge_id, runId: same.run_id };
        await refuseUnlessAllAnswer(tx, [merge.targetId, ...merge.leadIds]);
        const mergeId = uuidv7();
        return { mergeId, runId: await this.open(tx, [{ ...merge, mergeId }], mergeId, context) };
      }),
    );
  }

  batch(
    { batch: { merges }, idempotencyKey }: { batch: MergeBatchRequest; idempotencyKey?: string | undefined },
    context: CallContext,
  ): Promise<{ runId: string }> {
    const keyed = { call: 'merge-batch', key: idempotencyKey, request: merges };
    return this.database.inWorkspace(context.workspaceId, (tx) =>
      new AnsweredRequests(tx, context).once(keyed, async () => ({
        runId: await this.open(
          tx,
          merges.map((merge) => ({ ...merge, mergeId: uuidv7() })),
          uuidv7(),
          context,
        ),
      })),
    );
  }

  private async open(
    tx: Tx,
    merges: (MergeRequest & { mergeId: string })[],
    aboutId: string,
    context: CallContext,
  ): Promise<string> {
    const leads = merges.reduce((sum, { leadIds }) => sum + leadIds.length, 0);
    const { run } = await this.runs.open(tx, {
      kind: 'mergeLeads',
      about: { kind: 'leads', id: aboutId, name: countedLeads(leads) },
      by: runBy(context),
      cause: 'Merge leads',
    });
    await new MergeStore(tx).add(run.runId, merges, await tx.now(), changedBy(context));
    return run.runId;
  }
}

const holdTarget = (tx: Tx, leadId: string) =>
  tx.execute('select from lead where workspace_id = $1 and lead_id = $2 for no key update', [tx.workspaceId, leadId]);
