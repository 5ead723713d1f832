import type { RunActivities } from '@heatline/contracts/workflows';

/**
 * Implemented by leads: a slice erases some people from here and, by calls, from every service that keeps something about them; finishing
 * does the same once more for whatever was being written meanwhile.
 */
export type EraseLeadsActivities = RunActivities;
