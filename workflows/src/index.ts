export { bulkAction } from '../bulk-action/workflow';
export { calibrateModel } from '../calibrate-model/workflow';
export { decayScores } from '../decay-scores/workflow';
export { eraseLeads } from '../erase-leads/workflow';
export { recalculateModel } from '../recalculate-model/workflow';
export { reconcileRuns, reconcileSchedules } from '../reconcile/workflow';
export { refreshTimelines } from '../refresh-timelines/workflow';
export { scheduledRecalculation } from '../scheduled-recalculation/workflow';
export { simulateModel } from '../simulate-model/workflow';
