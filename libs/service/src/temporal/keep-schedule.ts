import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type ScheduleOptions } from '@temporalio/client';
import { orchestrationQueue } from '@heatline/contracts';
import type { Temporal } from './temporal';

export interface IntervalSchedule {
  scheduleId: string;
  workflow: string;
  /** Temporal appends the slot's time. */
  workflowId: string;
  input?: object;
  everySeconds: number;
  /** Shifts the slots, which are aligned to the epoch; less than the interval. */
  offsetSeconds?: number;
  /** How late a missed slot may still be made up for. */
  catchUpSeconds: number;
  summary: string;
  /** Says who wrote the schedule, and at which generation of its row. */
  note: string;
}

export const seconds = (n: number) => n * 1_000;

/** Slots never overlap: one that comes while the last is at work is skipped. */
export function scheduleOptions(schedule: IntervalSchedule): ScheduleOptions {
  const {
    scheduleId,
    workflow,
    workflowId,
    input,
    everySeconds,
    offsetSeconds = 0,
    catchUpSeconds,
    summary,
    note,
  } = schedule;
  return {
    scheduleId,
    spec: { intervals: [{ every: seconds(everySeconds), offset: seconds(offsetSeconds) }] },
    action: {
      type: 'startWorkflow',
      workflowType: workflow,
      workflowId,
      taskQueue: orchestrationQueue,
      args: input ? [input] : [],
      staticSummary: summary,
    },
    policies: {
      overlap: ScheduleOverlapPolicy.SKIP,
      catchupWindow: seconds(catchUpSeconds),
      // A schedule that pauses itself in silence is worse than one that fails again.
      pauseOnFailure: false,
    },
    state: { note },
  };
}

/** Makes the schedule as it should be, keeping a pause that a person has set. */
export async function keepSchedule(temporal: Temporal, schedule: IntervalSchedule): Promise<'created' | 'updated'> {
  const options = scheduleOptions(schedule);
  return temporal.within(async (client) => {
    try {
      await client.schedule.create(options);
      return 'created';
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
    await client.schedule.getHandle(schedule.scheduleId).update((before) => ({
      ...before,
      spec: options.spec,
      policies: options.policies,
      action: { ...options.action, workflowId: schedule.workflowId },
      state: { ...before.state, note: before.state.paused ? before.state.note : schedule.note },
    }));
    return 'updated';
  });
}
