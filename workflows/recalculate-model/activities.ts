import type { RunActivities } from '@heatline/contracts/workflows';

/** Implemented by scoring: a slice is a range of lead ids, scored as of one instant; finishing sweeps rows that are not of the run's version. */
export type RecalculateModelActivities = RunActivities;
