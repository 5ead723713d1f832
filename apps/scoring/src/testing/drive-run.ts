export { type Breaker, type Driven, driveRun, readRun } from '@heatline/testing';
