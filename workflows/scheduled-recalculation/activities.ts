export type { ScheduledRecalculationActivities } from '@heatline/contracts/workflows';
