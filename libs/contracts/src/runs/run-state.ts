import * as z from 'zod';

/** `parked` = everything that could be done is done, and a slice waits for a person: retry, skip or abort. */
export const RunState = z.enum(['queued', 'running', 'paused', 'parked', 'completed', 'failed', 'cancelled']);
export type RunState = z.infer<typeof RunState>;

/** The run has ended and never changes again. */
export const closedStates = ['completed', 'failed', 'cancelled'] as const satisfies readonly RunState[];
export const isClosed = (state: RunState): boolean => (closedStates as readonly RunState[]).includes(state);

/** Chips of the Runs page. `attention`: parked, or still working while a slice waits for a person. */
export const RunStateGroup = z.enum(['active', 'attention', 'finished']);
export type RunStateGroup = z.infer<typeof RunStateGroup>;
