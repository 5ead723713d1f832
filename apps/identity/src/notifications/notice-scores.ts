import { type LevelChanged, levelChanged, type ScoresChanged, scoresChanged } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Consumers, type Heard } from '@heatline/messaging';
import { Injectable } from '@nestjs/common';
import { crossings, levelsReached } from './notice-score-changes';
import { Notify } from './notify';

/** Watched leads that cross a threshold, and leads that reach a level, for those who asked to be told. */
@Injectable()
export class NoticeScores {
  constructor(
    private readonly database: Database,
    private readonly notify: Notify,
    consumers: Consumers,
  ) {
    consumers.listen({
      durable: 'identity-watched-scores',
      to: scoresChanged,
      maxBatch: 100,
      handle: (batch, workspaceId) => this.scores(batch, workspaceId),
    });
    consumers.listen({
      durable: 'identity-levels',
      to: levelChanged,
      maxBatch: 100,
      handle: (batch, workspaceId) => this.levels(batch, workspaceId),
    });
  }

  private scores(batch: Heard<ScoresChanged>[], workspaceId: string): Promise<void> {
    const loud = batch.map(({ payload }) => payload).filter(({ quiet }) => !quiet);
    const leadIds = [...new Set(loud.flatMap((payload) => payload.leadIds ?? []))];
    return this.database.inWorkspace(workspaceId, async (tx) => {
      if (leadIds.length > 0) await this.notify.run(tx, await crossings(tx, { leadIds }));
      for (const { runId, range } of loud)
        if (runId) await this.notify.run(tx, await crossings(tx, { range: range ?? { after: null, to: null } }));
    });
  }

  private levels(batch: Heard<LevelChanged>[], workspaceId: string): Promise<void> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      for (const { payload } of batch) {
        const { changeIds, subjectIds = null, runId, range } = payload;
        if (changeIds) await this.notify.run(tx, await levelsReached(tx, { changeIds, subjectIds }));
        else if (runId)
          await this.notify.run(tx, await levelsReached(tx, { runId, ...(range ?? { after: null, to: null }) }));
      }
    });
  }
}
