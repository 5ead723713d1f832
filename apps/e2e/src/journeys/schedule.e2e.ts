import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Model, Run } from '@heatline/contracts';
import {
  recalculationScheduleId,
  scheduledRecalculation,
  type ScheduledRecalculationOutcome,
} from '@heatline/contracts/workflows';
import { type Client, ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Browser, Page } from 'playwright-core';
import type { Api } from '../harness/api';
import { openBrowser, openWindow } from '../harness/browser';
import { signInAsInvited } from '../harness/invited';
import { publishedModel, recalculate } from '../harness/models';
import { holdRecalculations, openTemporal } from '../harness/temporal';
import { until } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

/** The longest there is within a day: no slot of its own is to come while one looks. */
const everyMs = 12 * 60 * 60_000;
const rules = [{ name: 'Opened a mail', points: 5, when: { event: ['email_opened'] } }];

/** Nobody waits half a day here: the model's own schedule is told to make up for slots that lie in the past. */
describe('the schedule of a model', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  let temporal: { client: Client; close: () => Promise<void> };
  let api: Api & { workspaceId: string };
  let model: Model;
  const key = () => ({ workspaceId: api.workspaceId, modelId: model.modelId });
  const schedule = () => temporal.client.schedule.getHandle(recalculationScheduleId(key()));
  const described = async () =>
    schedule()
      .describe()
      .catch((error) => {
        if (error instanceof ScheduleNotFoundError) return null;
        throw error;
      });
  const runs = async () =>
    (await api.get<{ items: Run[] }>('/runs?limit=50')).items.filter(({ kind }) => kind === 'recalculateModel');
  /** What the newest slots answered, oldest first, once there are so many. */
  const slots = async (count: number) => {
    const { info } = (await until(described, (found) => (found?.info.recentActions.length ?? 0) >= count))!;
    return Promise.all(
      info.recentActions.map(({ action }) =>
        temporal.client.workflow.getHandle(action.workflow.workflowId).result(),
      ) as Promise<ScheduledRecalculationOutcome>[],
    );
  };
  const toggle = () => page.getByRole('switch', { name: 'Automatic recalculation' });

  beforeAll(async () => {
    browser = await openBrowser();
    temporal = await openTemporal();
    api = await newWorkspace('Schedule');
    await api.post('/leads', { leads: [{ name: 'Ada Vik', aliases: { email: ['ada@journey.example'] } }] });
    model = await publishedModel(api, 'Kept fresh', { rules });
    await recalculate(api, model.modelId);
    ({ page, errors, close } = await openWindow(browser));
    await signInAsInvited(page, api);
  });
  afterAll(async () => {
    await close();
    await browser.close();
    await temporal.close();
  });

  it('is switched on with its interval, and stands in Temporal as on the page', async () => {
    expect(await described()).toBeNull();
    await page.goto(`/scoring/${model.modelId}`);
    await toggle().click();
    await page.getByLabel('How often').selectOption({ label: 'every 12 h' });
    const found = await until(described, (now) => now?.spec.intervals?.[0]?.every === everyMs);
    expect(found).toMatchObject({
      state: { paused: false },
      policies: { overlap: ScheduleOverlapPolicy.SKIP },
      action: { workflowType: scheduledRecalculation.name, args: [key()] },
    });
    const [first, second] = found!.info.nextActionTimes;
    expect(second!.getTime() - first!.getTime()).toBe(everyMs);
    expect(first!.getTime() - Date.now()).toBeLessThanOrEqual(everyMs);
  });

  it('recalculates once in each interval', async () => {
    const before = await runs();
    const [next] = (await described())!.info.nextActionTimes;
    // The last three slots, one after the other.
    await schedule().backfill({
      start: new Date(next!.getTime() - 3 * everyMs - 1_000),
      end: new Date(next!.getTime() - 1_000),
      overlap: 'BUFFER_ALL',
    });
    const done = await slots(3);
    expect(done.map((slot) => slot.started && slot.state)).toEqual(['completed', 'completed', 'completed']);
    const added = (await runs()).filter(({ runId }) => !before.some((run) => run.runId === runId));
    expect(added).toHaveLength(3);
    expect(added.map(({ by, cause }) => [by.kind, cause])).toEqual(Array(3).fill(['schedule', 'Every 12 hours']));
    await page.goto('/runs');
    await page.getByText('Every 12 hours').first().waitFor();
    await page.goto(`/scoring/${model.modelId}`);
    await page.getByText(/^next /).waitFor();
  });

  it('starts nothing while a recalculation is under way', async () => {
    const release = await holdRecalculations(temporal.client, key());
    const { runId } = await api.post<{ runId: string }>(`/models/${model.modelId}/recalculate`);
    const before = await runs();
    await schedule().trigger();
    expect((await slots(4)).at(-1)).toEqual({ started: false, skipped: 'already-running' });
    expect((await runs()).map((run) => run.runId)).toEqual(before.map((run) => run.runId));
    await release();
    await api.post(`/runs/${runId}/commands`, { command: 'cancel' });
    await until(
      () => api.get<Run>(`/runs/${runId}`),
      ({ endedAt }) => endedAt !== null,
      { timeoutMs: 150_000 },
    );
  });

  it('is gone while the model is off: a slot that comes late does nothing, and it is back with the model', async () => {
    const { action } = (await described())!;
    await page.goto(`/scoring/${model.modelId}`);
    await page.getByRole('switch', { name: 'Active' }).click();
    await until(described, (found) => found === null);
    await page.getByText('waits until the model is active').waitFor();
    const late = await temporal.client.workflow.execute(scheduledRecalculation.name, {
      taskQueue: action.taskQueue,
      workflowId: `${scheduledRecalculation.idFor({ ...key(), entityId: model.modelId })}-late-${Date.now()}`,
      args: action.args ?? [],
    });
    expect(late).toEqual({ started: false, skipped: 'not-active' });
    await page.getByRole('switch', { name: 'Off' }).click();
    await until(described, (found) => found?.spec.intervals?.[0]?.every === everyMs);
  });

  it('is gone when it is switched off', async () => {
    await toggle().click();
    await until(described, (found) => found === null);
    expect((await api.get<Model>(`/models/${model.modelId}`)).schedule).toMatchObject({ enabled: false });
  });

  it('logs no error anywhere', () => expect(errors).toEqual([]));
});
