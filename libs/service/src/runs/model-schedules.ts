import { createHash } from 'node:crypto';
import { ScheduleNotFoundError } from '@temporalio/client';
import {
  recalculationScheduleId,
  type ReconcileSchedulesOutcome,
  scheduledRecalculation,
  type ScheduledRecalculationInput,
} from '@heatline/contracts';
import type { Log } from '@heatline/database';
import { type IntervalSchedule, keepSchedule } from '../temporal/keep-schedule';
import type { Temporal } from '../temporal/temporal';
import { asSummary } from './run-workflows';

/** A model that is to be recalculated by the clock: active, with its schedule switched on. */
export interface ScheduledModel {
  workspaceId: string;
  modelId: string;
  name: string;
  everyMinutes: number;
  /** Grows with each change of the schedule on the row; older slots find themselves superseded. */
  generation: number;
}

const idPrefix = 'recalc:';
const longestCatchUpSeconds = 3_600;

/** Slots are aligned to the epoch: each model gets its own place in the interval, always the same. */
export const offsetOf = (modelId: string, everySeconds: number): number =>
  Number(BigInt(`0x${createHash('sha256').update(modelId).digest('hex').slice(0, 12)}`) % BigInt(everySeconds));

/** When the schedule of a model comes next: its first slot after an instant. */
export function nextSlotOf(modelId: string, everyMinutes: number, now: Date): Date {
  const everySeconds = everyMinutes * 60;
  const offset = offsetOf(modelId, everySeconds);
  const past = Math.floor((now.getTime() / 1_000 - offset) / everySeconds);
  return new Date(((past + 1) * everySeconds + offset) * 1_000);
}

export function scheduleOf({ workspaceId, modelId, name, everyMinutes, generation }: ScheduledModel): IntervalSchedule {
  const everySeconds = everyMinutes * 60;
  const input: ScheduledRecalculationInput = { workspaceId, modelId, generation };
  return {
    scheduleId: recalculationScheduleId({ workspaceId, modelId }),
    workflow: scheduledRecalculation.name,
    workflowId: scheduledRecalculation.idFor({ workspaceId, entityId: modelId }),
    input,
    everySeconds,
    offsetSeconds: offsetOf(modelId, everySeconds),
    // A recalculation is as of now: of all the slots missed in an outage, one is enough.
    catchUpSeconds: Math.min(everySeconds, longestCatchUpSeconds),
    summary: asSummary(`Every ${everyMinutes} min: recalculation of ${name}`),
    note: `Kept in step with the model: generation ${generation}, every ${everyMinutes} min`,
  };
}

/** Keeps one schedule per model that wants one. The rows win, but for a pause that a person has set in Temporal. */
export class ModelSchedules {
  constructor(
    private readonly temporal: Temporal,
    private readonly log: Log,
  ) {}

  /** After a change of the row, for promptness; should it fail, the reconciler does the same within five minutes. */
  async follow(model: ScheduledModel | { workspaceId: string; modelId: string; everyMinutes: null }): Promise<void> {
    try {
      if (model.everyMinutes === null) await this.drop(recalculationScheduleId(model));
      else await keepSchedule(this.temporal, scheduleOf(model));
    } catch (err) {
      this.log.warn(
        { err, workspaceId: model.workspaceId, modelId: model.modelId },
        'A schedule does not follow its model yet',
      );
    }
  }

  /** Makes Temporal's schedules those of `models`, which are all that want one, of all workspaces. */
  async reconcile(models: readonly ScheduledModel[]): Promise<ReconcileSchedulesOutcome> {
    const outcome: ReconcileSchedulesOutcome = {
      looked: models.length,
      created: 0,
      changed: 0,
      deleted: 0,
      pausedByHand: 0,
    };
    const present = await this.present();
    for (const model of models) {
      const wanted = scheduleOf(model);
      const there = present.get(wanted.scheduleId);
      present.delete(wanted.scheduleId);
      if (there?.paused) outcome.pausedByHand++;
      if (there && (there.note === wanted.note || (there.paused && there.everyMs === wanted.everySeconds * 1_000)))
        continue;
      outcome[(await keepSchedule(this.temporal, wanted)) === 'created' ? 'created' : 'changed']++;
    }
    for (const scheduleId of present.keys()) {
      await this.drop(scheduleId);
      outcome.deleted++;
    }
    return outcome;
  }

  private async present() {
    const found = new Map<string, { note: string; paused: boolean; everyMs: number | undefined }>();
    await this.temporal.within(async (client) => {
      for await (const { scheduleId, state, spec } of client.schedule.list()) {
        if (!scheduleId.startsWith(idPrefix)) continue;
        const every = spec?.intervals?.[0]?.every;
        found.set(scheduleId, {
          note: state.note ?? '',
          paused: state.paused,
          everyMs: every === undefined ? undefined : Number(every),
        });
      }
    }, 30_000);
    return found;
  }

  private async drop(scheduleId: string): Promise<void> {
    try {
      await this.temporal.within((client) => client.schedule.getHandle(scheduleId).delete());
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
    }
  }
}
