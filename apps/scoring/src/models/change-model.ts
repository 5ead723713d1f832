import type { CallContext, Model, ModelChange } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { Announcer } from '../announcer';
import { RulebookStore } from '../timelines/rulebook-store';
import { actionsOf } from './model-actions';
import { columnsOf } from './model-change';
import { KeepSchedules } from './keep-schedules';
import { ModelStore } from './model-store';
import { runBy } from './start-recalculation';
import { SwitchModel } from './switch-model';

/** Name, description, on and off, primary, schedule. */
@Injectable()
export class ChangeModel {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
    private readonly rulebooks: RulebookStore,
    private readonly switches: SwitchModel,
    private readonly schedules: KeepSchedules,
  ) {}

  run(context: CallContext, modelId: string, change: ModelChange): Promise<Model> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      if (change.active !== undefined) await this.rulebooks.awaitTurn(tx);
      if (change.primary) await models.holdPrimary(modelId);
      const model = await models.lock(modelId);
      const before = model.active;
      const columns = columnsOf(model, change);
      const actions = actionsOf(model, columns);
      // One primary a kind: the new one takes over.
      if (columns.isPrimary) await models.dethronePrimary(model.kind);
      await models.change(model, columns);
      if (model.active !== before) await this.switches.follow(tx, model, runBy(context));
      if (columns.scheduleGeneration !== undefined) await this.schedules.follow(tx, model);
      for (const action of actions) await this.announcer.modelActed(tx, context, model, action);
      this.announcer.modelChanged(tx, modelId);
      return models.view(modelId);
    });
  }
}
