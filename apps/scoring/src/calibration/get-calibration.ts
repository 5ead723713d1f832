import type { Calibration } from '@heatline/contracts';
import { Database, RunStore } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { ModelStore } from '../models/model-store';
import { CalibrationStore } from './calibration-store';

@Injectable()
export class GetCalibration {
  constructor(private readonly database: Database) {}

  run(workspaceId: string, modelId: string): Promise<{ calibration: Calibration | null; openRunId: string | null }> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      await new ModelStore(tx).byId(modelId);
      const open = await new RunStore(tx).openOn('calibrateModel', modelId);
      return { calibration: await new CalibrationStore(tx).ofModel(modelId), openRunId: open?.runId ?? null };
    });
  }
}
