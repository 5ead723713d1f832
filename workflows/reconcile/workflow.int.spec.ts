import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordHistory } from '../testing/record-history';
import { TemporalBench } from '../testing/temporal';

describe('a reconciler', () => {
  let bench: TemporalBench;
  beforeAll(async () => {
    bench = await TemporalBench.open();
    await bench.host();
  });
  afterAll(() => bench.close());

  it.each([
    ['reconcileRuns', { looked: 2, started: 1, delivered: 0, closed: 0 }],
    ['reconcileSchedules', { looked: 2, created: 1, changed: 0, deleted: 0, pausedByHand: 0 }],
  ])('%s asks the service whose rows win', async (workflow, outcome) => {
    const service = `owner-${randomUUID()}`;
    await bench.own(service, { [workflow]: async () => outcome });
    const handle = await bench.client.workflow.start(workflow, {
      taskQueue: bench.queue,
      workflowId: `test:${randomUUID()}`,
      args: [{ service }],
    });
    expect(await handle.result()).toEqual(outcome);
    await recordHistory(handle, 'reconcile', workflow);
  });
});
