export type { DecayScoresActivities } from '@heatline/contracts/workflows';
