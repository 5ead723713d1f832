import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { RescoreLeads } from '../scores/rescore-leads';
import { RulebookStore } from '../timelines/rulebook-store';

const perBatch = 1_000;

/** Scores whoever still has none when the slices have passed. Whoever came meanwhile was scored live, by the version in force. */
@Injectable()
export class SweepScores {
  constructor(
    private readonly database: Database,
    private readonly rulebooks: RulebookStore,
    private readonly rescore: RescoreLeads,
  ) {}

  async run(
    workspaceId: string,
    modelId: string,
    by: { runId: string; quiet: boolean },
    signal: AbortSignal,
  ): Promise<void> {
    for (let after: string | null = null; !signal.aborted;) {
      const from: string | null = after;
      after = await this.database.inWorkspace(workspaceId, async (tx): Promise<string | null> => {
        const rulebook = await this.rulebooks.hold(tx);
        const model = rulebook.models.find((active) => active.modelId === modelId);
        if (!model) return null;
        const left = await tx.query<{ lead_id: string }>(
          `SELECT lead_id FROM score
            WHERE workspace_id = $1 AND model_id = $2 AND ($3::uuid IS NULL OR lead_id > $3)
              AND score IS NULL
            ORDER BY lead_id LIMIT ${perBatch}`,
          [workspaceId, modelId, from],
        );
        const leadIds = left.map(({ lead_id }) => lead_id);
        await this.rescore.run(tx, rulebook, [model], leadIds, 'model', by);
        return leadIds.length < perBatch ? null : leadIds.at(-1)!;
      });
      if (after === null) return;
    }
  }
}
