/**
 * The door for workflow code, `@heatline/contracts/workflows`: names, ids and shapes, and no schema library.
 * The sandbox evaluates every module anew for each workflow that it starts, which for all contracts would cost more than the work itself.
 */
export * from '../runs/search-attributes';
export * from './bulk-action';
export * from './calibrate-model';
export * from './decay-scores';
export * from './erase-leads';
export * from './export-leads';
export * from './merge-leads';
export * from './recalculate-model';
export * from './reconcile';
export * from './refresh-timelines';
export * from './run-activities';
export * from './run-messages';
export * from './run-workflow';
export * from './scheduled-recalculation';
export * from './send-mail';
export * from './simulate-model';
export * from './workflow';
