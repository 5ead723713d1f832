/** `parked` = everything that could be done is done, and a slice waits for a person: retry, skip or abort. */
export const runStates = ['queued', 'running', 'paused', 'parked', 'completed', 'failed', 'cancelled'] as const;

type RunState = (typeof runStates)[number];

/** The run has ended and never changes again. */
export const closedStates = ['completed', 'failed', 'cancelled'] as const satisfies readonly RunState[];
export const isClosed = (state: RunState): state is (typeof closedStates)[number] =>
  (closedStates as readonly RunState[]).includes(state);

/** Chips of the Runs page. `attention`: parked, or still working while a slice waits for a person. */
export const runStateGroups = ['active', 'attention', 'finished'] as const;
