import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import type { DecayScoresActivities, DecayScoresOutcome } from '@heatline/contracts/workflows';
import { recordHistory } from '../testing/record-history';
import { TemporalBench } from '../testing/temporal';

describe('decay', () => {
  let bench: TemporalBench;
  beforeAll(async () => {
    bench = await TemporalBench.open({ namespace: 'own' });
    await bench.host();
  });
  afterAll(() => bench.close());

  const run = async (activities: DecayScoresActivities, path: string): Promise<DecayScoresOutcome> => {
    const stop = await bench.own('scoring', activities);
    const handle = await bench.client.workflow.start('decayScores', {
      taskQueue: bench.queue,
      workflowId: `test:decay:${randomUUID()}`,
    });
    try {
      return await handle.result();
    } finally {
      await recordHistory(handle, 'decay-scores', path);
      await stop();
    }
  };

  it('rescores what is due, workspace by workspace', async () => {
    const outcome = await run(
      {
        findDueWorkspaces: async () => ({ workspaceIds: ['a', 'b', 'c'] }),
        decayWorkspace: async ({ workspaceId }) => ({
          rescored: 10,
          changed: workspaceId === 'a' ? 2 : 0,
          more: false,
        }),
      },
      'happy',
    );
    expect(outcome).toEqual({ workspaces: 3, rescored: 30, changed: 2, failed: 0 });
  });

  it('does nothing when nothing is due', async () => {
    const outcome = await run(
      {
        findDueWorkspaces: async () => ({ workspaceIds: [] }),
        decayWorkspace: async () => {
          throw new Error('not asked');
        },
      },
      'nothing-due',
    );
    expect(outcome).toEqual({ workspaces: 0, rescored: 0, changed: 0, failed: 0 });
  });

  it('goes on with the others when one workspace fails', async () => {
    const outcome = await run(
      {
        findDueWorkspaces: async () => ({ workspaceIds: ['a', 'b'] }),
        decayWorkspace: async ({ workspaceId }) => {
          if (workspaceId === 'a') throw ApplicationFailure.nonRetryable('broken', 'InvariantBroken');
          return { rescored: 5, changed: 1, more: false };
        },
      },
      'one-workspace-fails',
    );
    expect(outcome).toEqual({ workspaces: 2, rescored: 5, changed: 1, failed: 1 });
  });
});
