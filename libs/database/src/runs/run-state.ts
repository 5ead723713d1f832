import { isClosed, type RunCommandName, type RunState } from '@heatline/contracts';

/** From which state to which. Everything else would mean that two drivers disagree. */
const next: Record<RunState, readonly RunState[]> = {
  queued: ['running', 'paused', 'parked', 'failed', 'cancelled'],
  running: ['paused', 'parked', 'completed', 'failed', 'cancelled'],
  paused: ['running', 'parked', 'failed', 'cancelled'],
  parked: ['running', 'paused', 'completed', 'failed', 'cancelled'],
  completed: [],
  failed: [],
  cancelled: [],
};

/** To stay is no change, so that telling a row twice is harmless. */
export const mayBecome = (from: RunState, to: RunState): boolean => from === to || next[from].includes(to);

/** Whether a command makes sense; `parked` = how many slices wait for a person. */
export function commandPossible(state: RunState, command: RunCommandName, parked: number): boolean {
  if (isClosed(state)) return false;
  switch (command) {
    case 'pause':
      return state !== 'paused';
    case 'resume':
      return state === 'paused';
    case 'cancel':
      return true;
    case 'retry':
      return state === 'parked' || parked > 0;
    case 'skipSlice':
      return parked > 0;
    case 'abort':
      return state !== 'queued';
  }
}
