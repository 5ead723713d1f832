import { type CalibrateRequest, type CallContext, Refusal } from '@heatline/contracts';
import { Database } from '@heatline/database';
import { Runs } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { modelArchived } from '../models/model-change';
import { ModelStore } from '../models/model-store';
import { type OpenedRun, runBy } from '../models/start-recalculation';
import { RulebookStore } from '../timelines/rulebook-store';

/** Opens the calibration of a model: one at a time, whoever asks for it. */
@Injectable()
export class StartCalibration {
  constructor(
    private readonly database: Database,
    private readonly runs: Runs,
    private readonly rulebooks: RulebookStore,
  ) {}

  run(context: CallContext, modelId: string, { leaveOut }: CalibrateRequest): Promise<OpenedRun> {
    return this.database.inWorkspace(context.workspaceId, async (tx) => {
      const model = await new ModelStore(tx).byId(modelId);
      if (model.archivedAt !== null) throw modelArchived(modelId);
      if (model.kind === 'account') throw new Refusal('account_model_not_calibrated', { modelId });
      const { conversion } = await this.rulebooks.hold(tx);
      if (!conversion || conversion.definition.events.length + conversion.definition.attributes.length === 0)
        throw new Refusal('conversion_not_defined');
      if (!conversion.ready) throw new Refusal('conversion_not_ready');
      const wanted = {
        kind: 'calibrateModel',
        about: { kind: 'model', id: modelId, name: model.name },
        by: runBy(context),
        cause: 'Learn from outcomes',
        params: { leaveOut: JSON.stringify(leaveOut) },
      } as const;
      const { opened, run } = await this.runs.open(tx, wanted);
      // One that leaves something else out would answer another question.
      if (!opened && run.params['leaveOut'] !== wanted.params.leaveOut)
        await this.runs.open(tx, { ...wanted, ifOpen: 'restart' });
      return { runId: run.runId, alreadyRunning: !opened };
    });
  }
}
