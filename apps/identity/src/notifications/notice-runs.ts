import { type RunEnded, runEnded } from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Consumers, type Heard } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { PublishedRuns } from '../runs/published-runs';
import type { Notice } from './notice';
import { Notify } from './notify';

/** Those that somebody sits and waits for, or began by filtering a list: nobody needs to be told of what they are looking at. */
const watchedAnyway = ['simulateModel', 'refreshTimelines'];

/** The end of a run, for the member who started it. That they cancelled it themself is no news. */
@Injectable()
export class NoticeRuns {
  constructor(
    private readonly database: Database,
    private readonly notify: Notify,
    consumers: Consumers,
  ) {
    consumers.listen({
      durable: 'identity-runs',
      to: runEnded,
      maxBatch: 100,
      handle: (batch, workspaceId) =>
        this.database.inWorkspace(workspaceId, async (tx) => {
          await this.notify.run(tx, await ended(tx, batch));
        }),
    });
  }
}

async function ended(tx: Tx, batch: Heard<RunEnded>[]): Promise<Notice[]> {
  const runs = await new PublishedRuns(tx).byIds(batch.map(({ payload }) => payload.runId));
  return runs.flatMap(({ run_id, by_kind, by_id, kind, state }): Notice[] => {
    if (by_kind !== 'member' || !by_id || (state !== 'completed' && state !== 'failed')) return [];
    if (state === 'completed' && watchedAnyway.includes(kind)) return [];
    const what = state === 'completed' ? 'runFinished' : 'runFailed';
    const subject = { sourceId: run_id, causeId: run_id, subjectId: run_id };
    // Each that is ready is to be fetched: it leads to its own file, and is not told in one with others.
    const key = state === 'completed' && kind === 'exportLeads' ? run_id : '';
    return [{ memberId: by_id, kind: what, ...subject, key, detail: { runKind: kind } }];
  });
}
