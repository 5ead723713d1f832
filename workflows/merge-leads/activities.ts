import type { RunActivities } from '@heatline/contracts/workflows';

/**
 * Implemented by leads: a slice merges leads, or parts them, a transaction for some merges at a time; finishing waits until scores have
 * followed.
 */
export type MergeLeadsActivities = RunActivities;
