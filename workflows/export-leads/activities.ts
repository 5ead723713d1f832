import type { RunActivities } from '@heatline/contracts/workflows';

/** Implemented by leads: one slice writes the whole file, as of one moment. What an interrupted one has written is thrown away. */
export type ExportLeadsActivities = RunActivities;
