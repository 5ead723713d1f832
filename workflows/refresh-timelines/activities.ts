import type { RunActivities } from '@heatline/contracts/workflows';

/** Implemented by scoring: a slice is a range of root leads, whose timelines are packed again from their raw events. */
export type RefreshTimelinesActivities = RunActivities;
