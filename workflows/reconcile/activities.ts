export type { ReconcileRunsActivities, ReconcileSchedulesActivities } from '@heatline/contracts/workflows';
