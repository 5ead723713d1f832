import type { CallContext, Model } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { Announcer } from '../announcer';
import { RulebookStore } from '../timelines/rulebook-store';
import { refuseTooMany } from './create-model';
import { KeepSchedules } from './keep-schedules';
import { ModelStore } from './model-store';
import { runBy } from './start-recalculation';
import { SwitchModel } from './switch-model';

/** Off and out of every list; history and versions stay. Restoring brings it back, still off. */
@Injectable()
export class ArchiveModel {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
    private readonly rulebooks: RulebookStore,
    private readonly switches: SwitchModel,
    private readonly schedules: KeepSchedules,
  ) {}

  run(context: CallContext, modelId: string, archived: boolean): Promise<Model> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      await this.rulebooks.awaitTurn(tx);
      const model = await models.lock(modelId);
      if ((model.archivedAt !== null) !== archived) {
        if (!archived) await refuseTooMany(models);
        await models.change(model, {
          active: false,
          isPrimary: false,
          archivedAt: archived ? await tx.now() : null,
          scheduleGeneration: model.scheduleGeneration + 1,
        });
        await this.switches.follow(tx, model, runBy(context));
        await this.schedules.follow(tx, model);
        await this.announcer.modelActed(tx, context, model, { action: archived ? 'model.archived' : 'model.restored' });
        this.announcer.modelChanged(tx, modelId);
      }
      return models.view(modelId);
    });
  }
}
