import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { silentLog } from '@heatline/database';
import { keepSchedule } from '../temporal/keep-schedule';
import { prepareNamespace } from '../temporal/prepare-namespace';
import { Temporal } from '../temporal/temporal';
import { waitUntil } from '../wait-until';
import { ModelSchedules, type ScheduledModel, scheduleOf } from './model-schedules';

const eventually = (attempt: () => Promise<unknown>) =>
  waitUntil('it', attempt, silentLog, AbortSignal.timeout(30_000));

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
  const describeOf = (model: ScheduledModel) =>
    temporal.within((client) => client.schedule.getHandle(scheduleOf(model).scheduleId).describe());
  /** Lists follow a moment later than writes. */
  const reconciled = (models: ScheduledModel[], outcome: object) =>
    eventually(async () => expect(await schedules.reconcile(models)).toMatchObject(outcome));

  it('are made, changed and deleted as the rows say', async () => {
    const [kept, dropped] = [aModel(), aModel()];
    await reconciled([kept, dropped], { created: 2 });
    await reconciled([kept, dropped], { created: 0, changed: 0, deleted: 0 });

    const changed = { ...kept, everyMinutes: 30, generation: 2 };
    await reconciled([changed], { changed: 1, deleted: 1 });
    const { spec, action, policies } = await describeOf(changed);
    expect(spec.intervals?.[0]?.every).toBe(30 * 60_000);
    expect(action).toMatchObject({ workflowType: 'scheduledRecalculation', args: [{ generation: 2 }] });
    expect(policies).toMatchObject({ overlap: 'SKIP', catchupWindow: 30 * 60_000 });
    await expect(describeOf(dropped)).rejects.toThrow();
    await reconciled([], { deleted: 1 });
  });

  it('stay paused when a person has paused them', async () => {
    const model = aModel();
    await keepSchedule(temporal, scheduleOf(model));
    await temporal.within((client) => client.schedule.getHandle(scheduleOf(model).scheduleId).pause('looking into it'));
    await reconciled([model], { pausedByHand: 1, created: 0, changed: 0 });
    await schedules.follow({ ...model, everyMinutes: 15, generation: 2 });
    const { state, spec } = await describeOf(model);
    expect(state).toMatchObject({ paused: true, note: 'looking into it' });
    expect(spec.intervals?.[0]?.every).toBe(15 * 60_000);
    await schedules.follow({ ...model, everyMinutes: null });
    await expect(describeOf(model)).rejects.toThrow();
  });
});
