import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ScheduleNotFoundError } from '@temporalio/client';
import { silentLog } from '@heatline/database';
import { keepSchedule } from '../temporal/keep-schedule';
import { prepareNamespace } from '../temporal/prepare-namespace';
import { Temporal } from '../temporal/temporal';
import { waitUntil } from '../wait-until';
import { ModelSchedules, type ScheduledModel, scheduleOf } from './model-schedules';

const eventually = <T>(attempt: () => Promise<T>) => waitUntil('it', attempt, silentLog, AbortSignal.timeout(30_000));

describe('schedules in step with their models', () => {
  const settings = {
    TEMPORAL_ADDRESS: process.env['TEMPORAL_ADDRESS'] ?? '',
    TEMPORAL_NAMESPACE: `test-${randomUUID()}`,
  };
  let temporal: Temporal;
  let schedules: ModelSchedules;
  beforeAll(async () => {
    await eventually(() => prepareNamespace(settings));
    temporal = Temporal.open(settings);
    schedules = new ModelSchedules(temporal, silentLog);
    await eventually(() =>
      temporal.within(async (client) => void (await client.schedule.list()[Symbol.asyncIterator]().next())),
    );
  });
  afterAll(() => temporal?.close());

  const aModel = (more: Partial<ScheduledModel> = {}): ScheduledModel => ({
    workspaceId: randomUUID(),
    modelId: randomUUID(),
    name: 'B2B engagement',
    everyMinutes: 60,
    generation: 1,
    ...more,
  });
  /** What Temporal says of it, `null` when there is none; a namespace just made may leave the first questions unanswered. */
  const describeOf = (model: ScheduledModel) =>
    eventually(async () => {
      try {
        return await temporal.within((client) => client.schedule.getHandle(scheduleOf(model).scheduleId).describe());
      } catch (error) {
        if (error instanceof ScheduleNotFoundError) return null;
        throw error;
      }
    });
  /** Until there is nothing left to do: lists follow a moment later than writes, and an answer may be late. */
  const inStep = (models: ScheduledModel[], more: object = {}) =>
    eventually(async () =>
      expect(await schedules.reconcile(models)).toMatchObject({
        looked: models.length,
        created: 0,
        changed: 0,
        deleted: 0,
        ...more,
      }),
    );

  it('are made, changed and deleted as the rows say', async () => {
    const [kept, dropped] = [aModel(), aModel()];
    await inStep([kept, dropped]);
    expect(await describeOf(kept)).toMatchObject({ action: { args: [{ generation: 1 }] } });
    expect(await describeOf(dropped)).not.toBeNull();

    const changed = { ...kept, everyMinutes: 30, generation: 2 };
    await inStep([changed]);
    const there = (await describeOf(changed))!;
    expect(there.spec.intervals?.[0]?.every).toBe(30 * 60_000);
    expect(there.action).toMatchObject({ workflowType: 'scheduledRecalculation', args: [{ generation: 2 }] });
    expect(there.policies).toMatchObject({ overlap: 'SKIP', catchupWindow: 30 * 60_000 });
    expect(await describeOf(dropped)).toBeNull();
    await inStep([]);
    expect(await describeOf(changed)).toBeNull();
  });

  it('stay paused when a person has paused them', async () => {
    const model = aModel();
    await eventually(() => keepSchedule(temporal, scheduleOf(model)));
    await eventually(() =>
      temporal.within((client) => client.schedule.getHandle(scheduleOf(model).scheduleId).pause('looking into it')),
    );
    await inStep([model], { pausedByHand: 1 });
    await eventually(async () => {
      await schedules.follow({ ...model, everyMinutes: 15, generation: 2 });
      const { state, spec } = (await describeOf(model))!;
      expect(state).toMatchObject({ paused: true, note: 'looking into it' });
      expect(spec.intervals?.[0]?.every).toBe(15 * 60_000);
    });
    await eventually(async () => {
      await schedules.follow({ ...model, everyMinutes: null });
      expect(await describeOf(model)).toBeNull();
    });
  });
});
