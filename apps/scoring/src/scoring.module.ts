import {
  decayEverySeconds,
  decayScores,
  reconcileSchedules,
  reconcileSchedulesEverySeconds,
} from '@heatline/contracts/workflows';
import type { DecayScoresActivities, ReconcileSchedulesActivities } from '@heatline/contracts/workflows';
import { Database } from '@heatline/database';
import {
  durableRuns,
  personalData,
  Runs,
  scheduledRunActivities,
  type ServiceDefinition,
  TemporalWork,
} from '@heatline/service';
import { Module } from '@nestjs/common';
import { CalibrateModelWork } from './calibration/calibrate-model.work';
import { holdToErase } from './hold-to-erase';
import { migrations } from './migrations/all';
import { entities } from './models/entities';
import { KeepSchedules } from './models/keep-schedules';
import { RecalculateModelWork } from './recalculation/recalculate-model.work';
import { DecayScores } from './scores/decay-scores.activities';
import { SimulateModelWork } from './simulation/simulate-model.work';
import { RefreshTimelinesWork } from './timelines/refresh-timelines.work';
import { controllers, providers } from './scoring.providers';

@Module({
  imports: [durableRuns('scoring'), personalData('scoring', { alsoErase: holdToErase })],
  controllers,
  providers,
})
export class ScoringModule {
  constructor(
    runs: Runs,
    temporal: TemporalWork,
    database: Database,
    recalculation: RecalculateModelWork,
    refresh: RefreshTimelinesWork,
    simulations: SimulateModelWork,
    calibrations: CalibrateModelWork,
    decay: DecayScores,
    schedules: KeepSchedules,
  ) {
    runs.does(recalculation).does(refresh).does(simulations).does(calibrations);
    temporal
      .does({
        findDueWorkspaces: decay.findDueWorkspaces,
        decayWorkspace: decay.decayWorkspace,
      } satisfies DecayScoresActivities)
      .does({ reconcileSchedules: () => schedules.reconcile() } satisfies ReconcileSchedulesActivities)
      .does(scheduledRunActivities(database, (tx, slot) => schedules.answerSlot(tx, slot)))
      .keep({
        scheduleId: decayScores.idFor(),
        workflow: decayScores.name,
        workflowId: decayScores.idFor(),
        everySeconds: decayEverySeconds,
        catchUpSeconds: decayEverySeconds,
        summary: 'Scores that time alone has changed',
        note: 'Kept by scoring',
      })
      .keep({
        scheduleId: reconcileSchedules.idFor({ service: 'scoring' }),
        workflow: reconcileSchedules.name,
        workflowId: reconcileSchedules.idFor({ service: 'scoring' }),
        input: { service: 'scoring' },
        everySeconds: reconcileSchedulesEverySeconds,
        catchUpSeconds: 600,
        summary: 'Schedules of models in step with their rows',
        note: 'Kept by scoring',
      });
  }
}

export const scoring: ServiceDefinition = {
  name: 'scoring',
  module: ScoringModule,
  database: { entities, migrations },
};
