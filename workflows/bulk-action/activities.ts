import type { RunActivities } from '@heatline/contracts/workflows';

/** Implemented by leads: the plan writes down whom the run means, a slice is a range of them in that order. */
export type BulkActionActivities = RunActivities;
