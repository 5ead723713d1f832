import { condition } from '@temporalio/workflow';
import type { RunParts } from './run-parts';

interface Patience {
  /** A run that rested longer begins anew, as of now; Infinity where the work does not age. */
  staleAfterRestMs: number;
}

/** Interrupts what is in flight, and waits until somebody says more. */
export async function rest({ desk, display, row, window }: RunParts, patience: Patience): Promise<void> {
  display.enter('pausing');
  await window.interrupt();
  await row.flush();
  // Resumed, aborted or begun anew while the slices ended: no rest then.
  if (desk.paused && !desk.abort && !desk.restart) {
    display.enter('paused');
    await row.state('paused');
    await condition(() => desk.unanswered);
  }
  if (desk.paused) return;
  if (isStale(desk.pausedAt ?? Date.now(), patience)) desk.restart = true;
  desk.pausedAt = null;
  // Whatever made it resume has asked for an answer; this says it in any case.
  desk.unanswered = true;
}

/** Every slice that can be done is done: a person decides about the others. */
export async function park({ desk, display, row }: RunParts, patience: Patience): Promise<void> {
  const since = Date.now();
  display.enter('parked');
  await row.state('parked');
  // Every message wants an answer, also one that came while the row was told.
  await condition(() => desk.unanswered);
  if (desk.retried.length + desk.skippedNow.length === 0) return;
  if (isStale(since, patience)) desk.restart = true;
  else await row.state('running');
}

const isStale = (since: number, { staleAfterRestMs }: Patience): boolean => Date.now() - since > staleAfterRestMs;
