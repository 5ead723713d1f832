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
import { forgetAccountActivity } from './accounts/account-activity';
import { AccountScoresController } from './accounts/account-scores.controller';
import { RescoreAccounts } from './accounts/rescore-accounts';
import { RescoreDueAccounts } from './accounts/rescore-due-accounts';
import { UpdateAccountScore } from './accounts/update-account-score';
import { Announcer } from './announcer';
import { BuildingController } from './building/building.controller';
import { ReadRuleReach } from './building/read-rule-reach';
import { ScoreDistribution } from './building/score-distribution';
import { TryDefinition } from './building/try-definition';
import { BulkThreads } from './bulk/bulk-threads';
import { CalibrateModelWork } from './calibration/calibrate-model.work';
import { CalibrationController } from './calibration/calibration.controller';
import { GetCalibration } from './calibration/get-calibration';
import { StartCalibration } from './calibration/start-calibration';
import { ChangeConversion } from './conversion/change-conversion';
import { ConversionController } from './conversion/conversion.controller';
import { ReadConversion } from './conversion/read-conversion';
import { RescoreWhenFactsRecorded } from './facts/rescore-when-facts-recorded';
import { migrations } from './migrations/all';
import { ActivateVersions } from './models/activate-versions';
import { ArchiveModel } from './models/archive-model';
import { ChangeModel } from './models/change-model';
import { CopyModel } from './models/copy-model';
import { CreateModel } from './models/create-model';
import { DiffDefinitions } from './models/diff-definitions';
import { entities } from './models/entities';
import { GetDraft } from './models/get-draft';
import { GetModels } from './models/get-models';
import { GetVersions } from './models/get-versions';
import { KeepSchedules } from './models/keep-schedules';
import { ModelsController } from './models/models.controller';
import { PublishModel } from './models/publish-model';
import { PutDraft } from './models/put-draft';
import { PutVersionInForce } from './models/put-version-in-force';
import { ReadVersionShare } from './models/read-version-share';
import { RestoreVersion } from './models/restore-version';
import { SeenValues } from './models/seen-values';
import { SettingsToPublish } from './models/settings-to-publish';
import { StartRecalculation } from './models/start-recalculation';
import { SwitchModel } from './models/switch-model';
import { RecalculateModelWork } from './recalculation/recalculate-model.work';
import { SweepScores } from './recalculation/sweep-scores';
import { DecayScores } from './scores/decay-scores.activities';
import { Rescore } from './scores/rescore';
import { RescoreLeads } from './scores/rescore-leads';
import { EventContributions } from './scores/event-contributions';
import { ExplainDifference } from './scores/explain-difference';
import { ExplainScore } from './scores/explain-score';
import { ChangeGrid } from './grid/change-grid';
import { GridController } from './grid/grid.controller';
import { ReadGrid } from './grid/read-grid';
import { ListMovers } from './movers/list-movers';
import { MoversController } from './movers/movers.controller';
import { ScoreFacts } from './unstored/score-facts';
import { UnstoredController } from './unstored/unstored.controller';
import { ChangesByHand } from './scores/changes-by-hand';
import { HandMadeChanges } from './scores/hand-made';
import { LeadConversions } from './scores/lead-conversions';
import { LeadScores } from './scores/lead-scores';
import { LearnCondition } from './matching/learn-condition';
import { MatchEverybody } from './matching/match-everybody';
import { MatchLeads } from './matching/match-leads';
import { ReadScoreHistory } from './scores/read-score-history';
import { ScoredContacts } from './scores/scored-contacts';
import { ScoresController } from './scores/scores.controller';
import { UpdateScore } from './scores/update-score';
import { WhyScores } from './scores/why-scores';
import { ExplainSimulation } from './simulation/explain-simulation';
import { ReadSimulation } from './simulation/read-simulation';
import { SampleLeads } from './simulation/sample-leads';
import { SimulateModel } from './simulation/simulate-model';
import { SimulateModelWork } from './simulation/simulate-model.work';
import { SimulatedLeads } from './simulation/simulated-leads';
import { SimulationController } from './simulation/simulation.controller';
import { StartSimulationRun } from './simulation/start-simulation-run';
import { ClassStore } from './timelines/class-store';
import { RefreshTimelinesWork } from './timelines/refresh-timelines.work';
import { RulebookStore } from './timelines/rulebook-store';
import { StartRefresh } from './timelines/start-refresh';

const models = [
  CreateModel,
  ChangeModel,
  CopyModel,
  ArchiveModel,
  GetModels,
  GetDraft,
  PutDraft,
  GetVersions,
  PublishModel,
  PutVersionInForce,
  ActivateVersions,
  SwitchModel,
  StartRecalculation,
  KeepSchedules,
  SeenValues,
  SettingsToPublish,
  DiffDefinitions,
  RestoreVersion,
  ReadVersionShare,
];
const building = [TryDefinition, ScoreDistribution, ReadRuleReach];
const simulation = [
  SimulateModel,
  StartSimulationRun,
  SampleLeads,
  ReadSimulation,
  SimulatedLeads,
  ExplainSimulation,
  SimulateModelWork,
];
const calibration = [
  CalibrateModelWork,
  StartCalibration,
  GetCalibration,
  ReadGrid,
  ChangeGrid,
  ListMovers,
  ScoreFacts,
];
const timelines = [RulebookStore, ClassStore, StartRefresh, RefreshTimelinesWork, RescoreWhenFactsRecorded];
const accounts = [RescoreAccounts, RescoreDueAccounts, UpdateAccountScore];
const scores = [
  Rescore,
  RescoreLeads,
  DecayScores,
  ScoredContacts,
  LeadScores,
  UpdateScore,
  ExplainScore,
  ExplainDifference,
  WhyScores,
  ReadScoreHistory,
  EventContributions,
  MatchLeads,
  ChangesByHand,
  MatchEverybody,
  LearnCondition,
  HandMadeChanges,
  RecalculateModelWork,
  SweepScores,
  LeadConversions,
  ReadConversion,
  ChangeConversion,
];

@Module({
  imports: [durableRuns('scoring'), personalData('scoring', { alsoErase: forgetAccountActivity })],
  controllers: [
    AccountScoresController,
    ModelsController,
    BuildingController,
    ScoresController,
    ConversionController,
    SimulationController,
    CalibrationController,
    GridController,
    MoversController,
    UnstoredController,
  ],
  providers: [
    Announcer,
    BulkThreads,
    ...models,
    ...building,
    ...timelines,
    ...scores,
    ...accounts,
    ...simulation,
    ...calibration,
  ],
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
