import { calibrateModelCall, type CallContext, getCalibration } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { GetCalibration } from './get-calibration';
import { StartCalibration } from './start-calibration';

@Controller()
export class CalibrationController {
  constructor(
    private readonly starting: StartCalibration,
    private readonly reading: GetCalibration,
  ) {}

  @Answers(calibrateModelCall)
  start({ modelId, calibrate }: z.output<typeof calibrateModelCall.request>, context: CallContext) {
    return this.starting.run(context, modelId, calibrate);
  }

  @Answers(getCalibration)
  read({ modelId }: z.output<typeof getCalibration.request>, { workspaceId }: CallContext) {
    return this.reading.run(workspaceId, modelId);
  }
}
