import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  ScheduledRecalculationActivities,
  ScheduledRecalculationInput,
  ScheduledRecalculationOutcome,
} from '@heatline/contracts/workflows';
import { StandInOwner } from '../testing/stand-in-owner';
import { recordHistory } from '../testing/record-history';
import { eventually, TemporalBench } from '../testing/temporal';

describe('a slot of a schedule', () => {
  let bench: TemporalBench;
  let owner: StandInOwner;
  let answer: Awaited<ReturnType<ScheduledRecalculationActivities['openScheduledRun']>>;
  beforeAll(async () => {
    bench = await TemporalBench.open({ namespace: 'own' });
    await bench.host();
    const names = Object.keys(new StandInOwner({ slices: 0 }).activities) as (keyof StandInOwner['activities'])[];
    // The owner changes from case to case; its worker stays.
    const ofTheOwner = names.map((name) => [name, (input: never) => owner.activities[name](input)] as const);
    await bench.own('scoring', { ...Object.fromEntries(ofTheOwner), openScheduledRun: async () => answer });
  });
  afterAll(() => bench.close());

  const slot = (workflowId = `test:slot:${randomUUID()}`) => {
    const input: ScheduledRecalculationInput = { workspaceId: randomUUID(), modelId: randomUUID(), generation: 1 };
    return bench.client.workflow.start<(input: ScheduledRecalculationInput) => Promise<ScheduledRecalculationOutcome>>(
      'scheduledRecalculation',
      {
        taskQueue: bench.queue,
        workflowId,
        args: [input],
      },
    );
  };

  it('runs the recalculation and waits for its end', async () => {
    owner = new StandInOwner({ slices: 3 });
    answer = {
      runId: randomUUID(),
      workflowId: `test:recalc:${randomUUID()}`,
      summary: 'Recalculation of B2B engagement',
    };
    const handle = await slot();
    expect(await handle.result()).toEqual({ started: true, runId: answer.runId, state: 'completed' });
    expect(owner.notes).toEqual(['completed']);
    await recordHistory(handle, 'scheduled-recalculation', 'happy');
  });

  it.each(['already-running', 'not-active', 'superseded'] as const)(
    'does nothing when the row says %s',
    async (skipped) => {
      answer = { skipped };
      const handle = await slot();
      expect(await handle.result()).toEqual({ started: false, skipped });
      await recordHistory(handle, 'scheduled-recalculation', skipped);
    },
  );

  it('leaves the run to the reconciler while an earlier workflow of the same id is just ending', async () => {
    let hold = true;
    owner = new StandInOwner({ slices: 1, slice: () => eventually('it may end', () => !hold) });
    answer = { runId: randomUUID(), workflowId: `test:recalc:${randomUUID()}`, summary: 'Recalculation' };
    const first = await slot();
    await eventually('its slice is at work', () => owner.atOnce === 1);
    const second = await slot();
    expect(await second.result()).toEqual({ started: false, skipped: 'already-running' });
    await recordHistory(second, 'scheduled-recalculation', 'id-still-taken');
    hold = false;
    expect(await first.result()).toMatchObject({ started: true, state: 'completed' });
  });

  it('says so when the run was cancelled, and is no failure itself', async () => {
    let hold = true;
    owner = new StandInOwner({ slices: 1, slice: () => eventually('it may end', () => !hold) });
    answer = { runId: randomUUID(), workflowId: `test:recalc:${randomUUID()}`, summary: 'Recalculation' };
    const handle = await slot();
    await eventually('its slice is at work', () => owner.atOnce === 1);
    await bench.client.workflow.getHandle(answer.workflowId).cancel();
    hold = false;
    expect(await handle.result()).toMatchObject({ started: true, state: 'cancelled' });
    await recordHistory(handle, 'scheduled-recalculation', 'cancelled');
  });
});
