import type { RunActivities } from '@heatline/contracts/workflows';

/** Implemented by scoring: a slice is a range of lead ids, counted under both definitions; finishing sums up. No score is written. */
export type SimulateModelActivities = RunActivities;
