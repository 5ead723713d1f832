import { type CallContext, Refusal } from '@heatline/contracts';
import { AnsweredRequests, Database } from '@heatline/database';
import { Runs } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { runBy } from '../bulk/start-bulk';
import { countedLeads } from '../counted-leads';
import { MergeStore } from './merge-store';

/** Begins the run that takes a merge back. */
@Injectable()
export class UndoMerge {
  constructor(
    private readonly database: Database,
    private readonly runs: Runs,
  ) {}

  run(
    { mergeId, idempotencyKey }: { mergeId: string; idempotencyKey?: string | undefined },
    context: CallContext,
  ): Promise<{ runId: string }> {
    const keyed = { call: 'undo-merge', key: idempotencyKey, request: { mergeId } };
    return this.database.inWorkspace(context.workspaceId, (tx) =>
      new AnsweredRequests(tx, context).once(keyed, async () => {
        const store = new MergeStore(tx);
        const merge = await store.byId(mergeId);
        if (!merge) throw new Refusal('merge_not_found', { mergeId });
        if (merge.state === 'undone' && merge.undone_run_id !== null) return { runId: merge.undone_run_id };
        if (merge.state !== 'merged') throw new Refusal('merge_not_done', { mergeId, state: merge.state });
        const later = await store.mergeOut(merge.lead_id);
        if (later) throw new Refusal('merge_not_last', { mergeId: later.merge_id });
        const leads = (await store.leadsOf([mergeId])).get(mergeId)!.length;
        const { run } = await this.runs.open(tx, {
          kind: 'unmergeLeads',
          about: { kind: 'leads', id: mergeId, name: countedLeads(leads) },
          by: runBy(context),
          cause: 'Undo a merge',
          params: { mergeId },
        });
        return { runId: run.runId };
      }),
    );
  }
}
