export { connect, type ConnectOptions, Database, type TransactionOptions } from './database';
export { Tx } from './tx';
export { AnotherWasFirst } from './another-was-first';
export { type Log, silentLog } from './log';
export { asFault, isConflict, isLostConnection, sqlStateOf, violatedConstraint } from './lost-connection';
export { decodeCursor, encodeCursor, PositionInstant, toPage } from './keyset';
export { CopyWriter } from './copy/copy-writer';
export { CopiedRow, uuidText } from './copy/copied-row';
export { migrateService, type Migration, type ServiceMigration } from './migration/migrate-service';
export { pendingMigrations } from './migration/pending-migrations';
export {
  inboxTable,
  openToOwner,
  outboxTable,
  publishView,
  readWorkspaceOnce,
  workspaceTable,
} from './migration/pieces';
export { ensureRoles, ownerRole, roleOf, type ServiceName, services } from './migration/roles';
export { AnsweredRequests, answeredRequestTable } from './requests/answered-requests';
export { laterRunColumns, runTables } from './runs/run-tables';
export { commandPossible, mayBecome } from './runs/run-state';
export { etaOf, rateOf } from './runs/run-rate';
export {
  fromPublishedRun,
  type RawPublishedRun,
  type RunFacts,
  type RunRow,
  type RunWish,
  toRun,
} from './runs/run-row';
export { type NewRun, type RunProblem, RunStore } from './runs/run-store';
export { type ClaimedSlice, JobFenced, type SliceRange, SliceStore, type SliceStep } from './runs/slice-store';
export { RunLog } from './runs/run-log';
export { writeProgress } from './runs/run-progress';
export { readRunDetail } from './runs/run-detail';
export { findOpenRuns, type OpenRun } from './runs/open-runs';
