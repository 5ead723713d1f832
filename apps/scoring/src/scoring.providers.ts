import { AccountScoresController } from './accounts/account-scores.controller';
import { RescoreAccounts } from './accounts/rescore-accounts';
import { RescoreDueAccounts } from './accounts/rescore-due-accounts';
import { UpdateAccountScore } from './accounts/update-account-score';
import { Announcer } from './announcer';
import { BuildingController } from './building/building.controller';
import { ReadRuleReach } from './building/read-rule-reach';
import { ScoreDistribution } from './building/score-distribution';
import { TryDefinition } from './building/try-definition';
import { AdjustScore } from './by-hand/adjust-score';
import { ByHandController } from './by-hand/by-hand.controller';
import { FollowByHand } from './by-hand/follow-by-hand';
import { ListAdjustments } from './by-hand/list-adjustments';
import { ListChangesByHand } from './by-hand/list-changes-by-hand';
import { ResetScore } from './by-hand/reset-score';
import { TakeAdjustmentBack } from './by-hand/take-adjustment-back';
import { CalibrateModelWork } from './calibration/calibrate-model.work';
import { CalibrationController } from './calibration/calibration.controller';
import { GetCalibration } from './calibration/get-calibration';
import { StartCalibration } from './calibration/start-calibration';
import { ChangeConversion } from './conversion/change-conversion';
import { ConversionController } from './conversion/conversion.controller';
import { ReadConversion } from './conversion/read-conversion';
import { RescoreWhenFactsRecorded } from './facts/rescore-when-facts-recorded';
import { ChangeGrid } from './grid/change-grid';
import { GridController } from './grid/grid.controller';
import { ReadGrid } from './grid/read-grid';
import { LearnCondition } from './matching/learn-condition';
import { MatchEverybody } from './matching/match-everybody';
import { MatchLeads } from './matching/match-leads';
import { FollowMerges } from './merges/follow-merges';
import { MergesController } from './merges/merges.controller';
import { ProjectMerge } from './merges/project-merge';
import { ActivateVersions } from './models/activate-versions';
import { ArchiveModel } from './models/archive-model';
import { ChangeModel } from './models/change-model';
import { CopyModel } from './models/copy-model';
import { CreateModel } from './models/create-model';
import { DiffDefinitions } from './models/diff-definitions';
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
import { ListMovers } from './movers/list-movers';
import { MoversController } from './movers/movers.controller';
import { RecalculateModelWork } from './recalculation/recalculate-model.work';
import { SweepScores } from './recalculation/sweep-scores';
import { DecayScores } from './scores/decay-scores.activities';
import { EventContributions } from './scores/explain/event-contributions';
import { ExplainDifference } from './scores/explain/explain-difference';
import { ExplainScore } from './scores/explain/explain-score';
import { LeadConversions } from './scores/lead-conversions';
import { LeadScores } from './scores/lead-scores';
import { ReadScoreHistory } from './scores/history/read-score-history';
import { Rescore } from './scores/rescore';
import { RescoreLeads } from './scores/rescore-leads';
import { ScoredContacts } from './scores/scored-contacts';
import { ScoresController } from './scores/scores.controller';
import { UpdateScore } from './scores/update-score';
import { WhyScores } from './scores/explain/why-scores';
import { ExplainSimulation } from './simulation/explain-simulation';
import { ReadSimulation } from './simulation/read-simulation';
import { SampleLeads } from './simulation/sample-leads';
import { SimulateModel } from './simulation/simulate-model';
import { SimulateModelWork } from './simulation/simulate-model.work';
import { SimulatedLeads } from './simulation/simulated-leads';
import { SimulationController } from './simulation/simulation.controller';
import { StartSimulationRun } from './simulation/start-simulation-run';
import { BulkThreads } from './threads/bulk-threads';
import { ClassStore } from './timelines/class-store';
import { RefreshTimelinesWork } from './timelines/refresh-timelines.work';
import { RulebookStore } from './timelines/rulebook-store';
import { StartRefresh } from './timelines/start-refresh';
import { ScoreFacts } from './unstored/score-facts';
import { UnstoredController } from './unstored/unstored.controller';

/** What answers calls, by folder. */
export const controllers = [
  AccountScoresController,
  BuildingController,
  ByHandController,
  CalibrationController,
  ConversionController,
  GridController,
  MergesController,
  ModelsController,
  MoversController,
  ScoresController,
  SimulationController,
  UnstoredController,
];

// A folder a list: whoever adds a class finds its line by the folder's name.
const accounts = [RescoreAccounts, RescoreDueAccounts, UpdateAccountScore];
const building = [ReadRuleReach, ScoreDistribution, TryDefinition];
const byHand = [AdjustScore, FollowByHand, ListAdjustments, ListChangesByHand, ResetScore, TakeAdjustmentBack];
const calibration = [CalibrateModelWork, GetCalibration, StartCalibration];
const conversion = [ChangeConversion, ReadConversion];
const facts = [RescoreWhenFactsRecorded];
const grid = [ChangeGrid, ReadGrid];
const matching = [LearnCondition, MatchEverybody, MatchLeads];
const merges = [FollowMerges, ProjectMerge];
const models = [
  ActivateVersions,
  ArchiveModel,
  ChangeModel,
  CopyModel,
  CreateModel,
  DiffDefinitions,
  GetDraft,
  GetModels,
  GetVersions,
  KeepSchedules,
  PublishModel,
  PutDraft,
  PutVersionInForce,
  ReadVersionShare,
  RestoreVersion,
  SeenValues,
  SettingsToPublish,
  StartRecalculation,
  SwitchModel,
];
const movers = [ListMovers];
const recalculation = [RecalculateModelWork, SweepScores];
const scores = [
  DecayScores,
  EventContributions,
  ExplainDifference,
  ExplainScore,
  LeadConversions,
  LeadScores,
  ReadScoreHistory,
  Rescore,
  RescoreLeads,
  ScoredContacts,
  UpdateScore,
  WhyScores,
];
const simulation = [
  ExplainSimulation,
  ReadSimulation,
  SampleLeads,
  SimulateModel,
  SimulateModelWork,
  SimulatedLeads,
  StartSimulationRun,
];
const threads = [BulkThreads];
const timelines = [ClassStore, RefreshTimelinesWork, RulebookStore, StartRefresh];
const unstored = [ScoreFacts];

export const providers = [
  Announcer,
  ...accounts,
  ...building,
  ...byHand,
  ...calibration,
  ...conversion,
  ...facts,
  ...grid,
  ...matching,
  ...merges,
  ...models,
  ...movers,
  ...recalculation,
  ...scores,
  ...simulation,
  ...threads,
  ...timelines,
  ...unstored,
];
