export { type Breaker, type Driven, driveRun, readRun } from './drive-run';
export { eventually, type Patience } from './eventually';
export { makePublishedViews } from './published-elsewhere';
export { type ServiceUnderTest, startInProcess } from './start-in-process';
export { aWorkspace, type TestWorkspace, twoWorkspaces } from './two-workspaces';
export { testDatabase, type TestDatabase, type TestDatabaseOptions } from '@heatline/database/testing';
export { testNats, type TestNats } from '@heatline/messaging/testing';
export { comparedWithRegistry } from './tables-of-leads';
