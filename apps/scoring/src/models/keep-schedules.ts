import type { ReconcileSchedulesOutcome } from '@heatline/contracts/workflows';
import { Database, type Tx } from '@heatline/database';
import { ModelSchedules, type ScheduledModel, ServiceLog, type SlotAnswer, Temporal } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { ModelRow } from './model-row';
import { scheduleOf } from './model-schedule';
import { ModelStore } from './model-store';

/** Keeps the schedules in Temporal as the models' rows say. */
@Injectable()
export class KeepSchedules {
  private readonly schedules: ModelSchedules;

  constructor(
    private readonly database: Database,
    temporal: Temporal,
    log: ServiceLog,
  ) {
    this.schedules = new ModelSchedules(temporal, log);
  }

  /** After a change in this transaction, as soon as it is committed. */
  async follow(tx: Tx, model: ModelRow): Promise<void> {
    const { workspaceId, modelId } = model;
    const schedule = (await this.scheduleOf(tx, model)) ?? { workspaceId, modelId, everyMinutes: null };
    tx.afterCommit(() => void this.schedules.follow(schedule));
  }

  /** All models of all workspaces: whatever was missed is put right. */
  async reconcile(): Promise<ReconcileSchedulesOutcome> {
    const active = await this.database.inSystem((tx) =>
      tx.query<{ workspace_id: string; model_ids: string[] }>(
        'SELECT workspace_id, array_agg(model_id) AS model_ids FROM due_model GROUP BY workspace_id',
      ),
    );
    const wanted: ScheduledModel[] = [];
    for (const { workspace_id } of active) {
      await this.database.inWorkspace(workspace_id, async (tx) => {
        for (const model of await tx.entities.findBy(ModelRow, { workspaceId: workspace_id, active: true })) {
          const schedule = await this.scheduleOf(tx, model);
          if (schedule) wanted.push(schedule);
        }
      });
    }
    return this.schedules.reconcile(wanted);
  }

  /** What a slot of a schedule finds on the model's row. */
  async answerSlot(tx: Tx, { modelId, generation }: { modelId: string; generation: number }): Promise<SlotAnswer> {
    // Held: whoever switches it off at this moment sees the run that is opened, or is seen here.
    const model = await tx.entities.findOne(ModelRow, {
      where: { workspaceId: tx.workspaceId, modelId },
      lock: { mode: 'pessimistic_read' },
    });
    const schedule = model && (await this.scheduleOf(tx, model));
    if (!model || !schedule) return { skipped: 'not-active' };
    if (model.scheduleGeneration !== generation) return { skipped: 'superseded' };
    return { name: `${model.name} v${model.publishedVersion}`, everyMinutes: schedule.everyMinutes };
  }

  private async scheduleOf(tx: Tx, model: ModelRow): Promise<ScheduledModel | null> {
    const { publishedVersion, modelId } = model;
    const version = publishedVersion === null ? undefined : await new ModelStore(tx).version(modelId, publishedVersion);
    return scheduleOf(model, version?.definition);
  }
}
