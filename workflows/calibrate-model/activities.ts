import type { RunActivities } from '@heatline/contracts/workflows';

/** Implemented by scoring: a slice is a range of lead ids, counted by what became of them; finishing looks for rules in what was counted. */
export type CalibrateModelActivities = RunActivities;
