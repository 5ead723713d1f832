import type { RunBy } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { Runs } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { RulebookStore } from '../timelines/rulebook-store';
import type { ModelRow } from './model-row';
import { StartRecalculation } from './start-recalculation';

/** What follows when a model goes on or off. */
@Injectable()
export class SwitchModel {
  constructor(
    private readonly rulebooks: RulebookStore,
    private readonly recalculation: StartRecalculation,
    private readonly runs: Runs,
  ) {}

  /** On: it takes part in scoring from now on, and everybody gets a row by a recalculation. Off: its rows stay as they are, and a recalculation that is under way ends. */
  async follow(tx: Tx, model: ModelRow, by: RunBy): Promise<void> {
    await this.rulebooks.change(tx);
    if (model.active) {
      await tx.execute('INSERT INTO due_model (workspace_id, model_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        model.workspaceId,
        model.modelId,
      ]);
      // A first version that still waits for its criteria recalculates everybody when it comes into force.
      if (model.publishedVersion !== null) await this.recalculation.open(tx, model, by, 'Switched on');
    } else {
      const why = model.archivedAt === null ? 'The model was switched off' : 'The model was archived';
      await this.runs.cancelOpen(tx, 'recalculateModel', model.modelId, `${why}: it scores nobody any more`);
      await tx.execute('DELETE FROM due_model WHERE workspace_id = $1 AND model_id = $2', [
        model.workspaceId,
        model.modelId,
      ]);
    }
  }
}
