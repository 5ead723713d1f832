import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkflowFailedError } from '@temporalio/client';
import { CancelledFailure } from '@temporalio/common';
import { finalFailure, StandInOwner, untilInterrupted } from '../testing/stand-in-owner';
import { recordHistory } from '../testing/record-history';
import { eventually, progressOf, TemporalBench } from '../testing/temporal';

describe('a recalculation', () => {
  let bench: TemporalBench;
  let stopHost: () => Promise<void>;
  beforeAll(async () => {
    bench = await TemporalBench.open();
    stopHost = await bench.host();
  });
  afterAll(() => bench.close());

  it('runs every slice once, several at a time, and adds up what they did', async () => {
    const owner: StandInOwner = new StandInOwner({
      slices: 12,
      slice: () => eventually('two slices are at work', () => owner.mostAtOnce > 1),
    });
    const handle = await bench.start(owner);

    expect(await handle.result()).toEqual({
      state: 'completed',
      slices: 12,
      skipped: 0,
      done: 1200,
      changed: 12,
      unchanged: 1188,
      failed: 0,
    });
    expect([...owner.sliceStarts].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(owner.mostAtOnce).toBeGreaterThan(1);
    expect(owner.notes).toEqual(['completed']);
    await recordHistory(handle, 'recalculate-model', 'happy');
  });

  it('shows in the list what it is, its state and how far it is', async () => {
    const handle = await bench.start(new StandInOwner({ slices: 4 }));
    await handle.result();
    const { searchAttributes } = await handle.describe();
    expect(searchAttributes).toMatchObject({
      RunKind: ['recalculateModel'],
      EntityName: ['B2B engagement'],
      RunState: ['completed'],
      ProgressPct: [100],
      LeadCount: [400],
    });
  });

  it('has nothing to do for an empty workspace', async () => {
    const owner = new StandInOwner({ slices: 0 });
    const handle = await bench.start(owner);
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 0 });
    expect(owner.notes).toEqual(['completed']);
    await recordHistory(handle, 'recalculate-model', 'empty');
  });

  it('rests when paused, costs nothing meanwhile, and goes on where it was', async () => {
    let interrupt = true;
    const owner = new StandInOwner({
      slices: 10,
      slice: async (no) => void (interrupt && no > 1 ? await untilInterrupted() : undefined),
    });
    const handle = await bench.start(owner);
    await eventually('slices are at work', () => owner.atOnce > 1);

    await handle.signal('pause');
    await eventually('the row says paused', () => owner.notes.includes('paused answers'));
    expect(owner.atOnce).toBe(0);
    expect(await progressOf(handle)).toMatchObject({ state: 'paused', inFlight: [] });

    interrupt = false;
    await handle.signal('resume');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 1000 });
    expect(owner.notes).toEqual(['paused answers', 'running answers', 'completed']);
    await recordHistory(handle, 'recalculate-model', 'paused-and-resumed');
  });

  it('rests at once when its row does: Temporal had forgotten it', async () => {
    const owner = new StandInOwner({ slices: 4, paused: true });
    const handle = await bench.start(owner);
    await eventually('the row says paused', () => owner.notes.includes('paused answers'));
    expect(owner.sliceStarts).toEqual([]);
    await handle.signal('resume');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 400 });
    expect(owner.notes).toEqual(['paused answers', 'running answers', 'completed']);
    await recordHistory(handle, 'recalculate-model', 'taken-up-resting');
  });

  it('does not rest when it is resumed while the plan reads a row that still says paused', async () => {
    let planning = false;
    let resumed = false;
    const owner = new StandInOwner({
      slices: 4,
      paused: true,
      plan: () => ((planning = true), eventually('it is resumed', () => resumed)),
    });
    const handle = await bench.start(owner);
    await eventually('it is planned', () => planning);
    await handle.signal('resume');
    resumed = true;
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 400 });
    expect(owner.notes).toEqual(['running answers', 'completed']);
    await recordHistory(handle, 'recalculate-model', 'resumed-while-planned');
  });

  it('is paused and resumed by updates too', async () => {
    let interrupt = true;
    const owner = new StandInOwner({
      slices: 4,
      slice: async () => void (interrupt ? await untilInterrupted() : undefined),
    });
    const handle = await bench.start(owner);
    await eventually('slices are at work', () => owner.atOnce > 1);
    await handle.executeUpdate('setPaused', { args: [{ paused: true }] });
    await eventually('it rests', async () => (await progressOf(handle)).state === 'paused');
    interrupt = false;
    await handle.executeUpdate('setPaused', { args: [{ paused: false }] });
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 400 });
    await recordHistory(handle, 'recalculate-model', 'paused-by-update');
  });

  it('begins anew, as of now, when it rested too long', async () => {
    const owner = new StandInOwner({ slices: 3 });
    const elevenMinutesAgo = Date.now() - 11 * 60_000;
    const carried = {
      again: 0,
      next: 2,
      queue: [],
      parked: [],
      skipped: [],
      doneSlices: 2,
      tally: { done: 200, changed: 2, unchanged: 198, failed: 0 },
      window: 2,
      paused: true,
      pausedAt: elevenMinutesAgo,
      restart: false,
      startedAt: elevenMinutesAgo,
    };
    const handle = await bench.start(owner, { carried });
    await eventually('the row says paused', () => owner.notes.includes('paused'));
    await handle.signal('resume');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 300 });
    expect(owner.plans).toEqual([0, 1]);
    await recordHistory(handle, 'recalculate-model', 'stale-and-begun-anew');
  });

  it('begins anew when what it is for has changed', async () => {
    let hold = true;
    const owner = new StandInOwner({
      slices: 3,
      slice: async () => void (hold ? await untilInterrupted() : undefined),
    });
    const handle = await bench.start(owner);
    await eventually('slices are at work', () => owner.atOnce > 1);
    hold = false;
    await handle.signal('restart');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 300 });
    expect(owner.plans).toEqual([0, 1]);
    await recordHistory(handle, 'recalculate-model', 'begun-anew');
  });

  it('parks a slice that fails for good, does all others, says what to do, and goes on by the signal retry', async () => {
    let locked = true;
    const owner = new StandInOwner({
      slices: 10,
      slice: async (no) => {
        if (no === 3 && locked) throw finalFailure();
      },
    });
    const handle = await bench.start(owner);
    await eventually('the run is parked', () => owner.notes.includes('parked'));
    expect(await progressOf(handle)).toMatchObject({ state: 'parked', slicesDone: 9, parked: [4] });
    expect((await handle.describe()).searchAttributes).toMatchObject({
      RunState: ['parked'],
      ErrorType: ['LockTimeout'],
      ProgressPct: [90],
    });
    const details = await currentDetails(handle);
    expect(details).toContain('State: **Parked: waits for a person**');
    expect(details).toContain('The database ended the transaction: lock timeout (slice 4)');
    expect(details).toContain('Wait until the import is done, then retry.');
    expect(details).toContain('signal `retry`');
    expect(details).toContain('http://localhost/runs/1');

    locked = false;
    await handle.signal('retry');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 1000, skipped: 0 });
    expect(owner.notes).toEqual(['park 4 LockTimeout', 'parked', 'running answers', 'retry all', 'completed']);
    await recordHistory(handle, 'recalculate-model', 'parked-and-retried');
  });

  it('leaves out a slice that a person skips, and refuses to skip one that is not parked', async () => {
    const owner = new StandInOwner({
      slices: 5,
      slice: async (no) => {
        if (no === 1) throw finalFailure();
      },
    });
    const handle = await bench.start(owner);
    await eventually('the run is parked', () => owner.notes.includes('parked'));
    await expect(handle.executeUpdate('skipSlice', { args: [5] })).rejects.toThrow();
    await handle.executeUpdate('skipSlice', { args: [2] });
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 400, skipped: 1 });
    expect(owner.notes).toContain('skip 2');
    await recordHistory(handle, 'recalculate-model', 'parked-and-skipped');
  });

  it('ends as failed when a person aborts it', async () => {
    const owner = new StandInOwner({
      slices: 5,
      slice: async (no) => {
        if (no === 1) throw finalFailure();
      },
    });
    const handle = await bench.start(owner);
    await eventually('the run is parked', () => owner.notes.includes('parked'));
    await handle.signal('abort');
    expect(await handle.result()).toMatchObject({ state: 'failed', done: 400 });
    expect(owner.notes.at(-1)).toBe('failed aborted');
    await recordHistory(handle, 'recalculate-model', 'parked-and-aborted');
  });

  it('stops starting slices once too many have failed', async () => {
    const owner = new StandInOwner({
      slices: 40,
      slice: async () => {
        throw finalFailure();
      },
    });
    const handle = await bench.start(owner);
    await eventually('the run is parked', () => owner.notes.includes('parked'));
    const { parked, window } = await progressOf(handle);
    expect(parked.length).toBeGreaterThanOrEqual(3);
    expect(owner.sliceStarts.length).toBeLessThanOrEqual(window + 3);
    await recordHistory(handle, 'recalculate-model', 'error-budget');
    await handle.signal('abort');
    await handle.result();
  });

  it('tries a slice again by itself when trying again may help', async () => {
    const owner = new StandInOwner({
      slices: 3,
      slice: async (no, attempt) => {
        if (no === 0 && attempt === 1) throw new Error('deadlock detected');
      },
    });
    const handle = await bench.start(owner);
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 300 });
    expect(owner.notes).toEqual(['completed']);
    expect(owner.sliceStarts.filter((no) => no === 0)).toHaveLength(2);
  });

  it('is cancelled at once, lets its slices end, and tells the row', async () => {
    const owner = new StandInOwner({ slices: 6, slice: untilInterrupted });
    const handle = await bench.start(owner);
    await eventually('slices are at work', () => owner.atOnce > 1);
    await handle.cancel();
    const failure = await handle.result().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WorkflowFailedError);
    expect(failure).toHaveProperty('cause', expect.any(CancelledFailure));
    expect(owner.atOnce).toBe(0);
    expect(owner.notes).toEqual(['cancelled']);
    expect((await handle.describe()).status.name).toBe('CANCELLED');
    await recordHistory(handle, 'recalculate-model', 'cancelled');
  });

  it('is cancelled while it rests', async () => {
    const owner = new StandInOwner({ slices: 6, slice: untilInterrupted });
    const handle = await bench.start(owner);
    await eventually('slices are at work', () => owner.atOnce > 1);
    await handle.signal('pause');
    await eventually('it rests', () => owner.notes.includes('paused answers'));
    await handle.cancel();
    await handle.result().catch(() => undefined);
    expect(owner.notes).toEqual(['paused answers', 'cancelled']);
    await recordHistory(handle, 'recalculate-model', 'cancelled-at-rest');
  });

  const switchedOff = 'The model was switched off: it scores nobody any more';

  it('says in Temporal why it was cancelled', async () => {
    const owner = new StandInOwner({ slices: 6, slice: untilInterrupted, cancelledFor: () => switchedOff });
    const handle = await bench.start(owner);
    await eventually('slices are at work', () => owner.atOnce > 1);
    await handle.cancel();
    await handle.result().catch(() => undefined);
    expect((await handle.describe()).searchAttributes).toMatchObject({ RunState: ['cancelled'] });
    const details = await currentDetails(handle);
    expect(details).toContain('State: **Cancelled: what was written stays**');
    expect(details).toContain(`Why: ${switchedOff}`);
    expect(details).toContain('in flight none');
    await recordHistory(handle, 'recalculate-model', 'cancelled-for-a-reason');
  });

  it('ends as cancelled when its row was before it began', async () => {
    const owner = new StandInOwner({ slices: 6, ended: { state: 'cancelled', reason: switchedOff } });
    const handle = await bench.start(owner);
    expect(await handle.result()).toMatchObject({ state: 'cancelled', done: 0 });
    expect(owner.sliceStarts).toEqual([]);
    expect(owner.notes).toEqual([]);
    expect((await handle.describe()).searchAttributes).toMatchObject({ RunState: ['cancelled'] });
    expect(await currentDetails(handle)).toContain(`Why: ${switchedOff}`);
    await recordHistory(handle, 'recalculate-model', 'cancelled-before-it-began');
  });

  it('ends as cancelled when what it is for was gone before it heard that it is cancelled', async () => {
    const owner = new StandInOwner({
      slices: 3,
      cancelledFor: () => switchedOff,
      plan: async () => {
        throw finalFailure('model_not_active');
      },
    });
    const handle = await bench.start(owner);
    expect(await handle.result()).toMatchObject({ state: 'cancelled', done: 0 });
    expect(owner.notes).toEqual(['cancelled']);
    const { searchAttributes } = await handle.describe();
    expect(searchAttributes).toMatchObject({ RunState: ['cancelled'], ErrorType: [null] });
    const details = await currentDetails(handle);
    expect(details).toContain(`Why: ${switchedOff}`);
    expect(details).not.toContain('What failed');
    await recordHistory(handle, 'recalculate-model', 'cancelled-and-plan-refused');
  });

  it('says in Temporal how it has ended', async () => {
    const handle = await bench.start(new StandInOwner({ slices: 4 }));
    await handle.result();
    const details = await currentDetails(handle);
    expect(details).toContain('State: **Completed**');
    expect(details).toContain('Slices: 4 of 4 done; in flight none');
  });

  it('ends as failed, without a retry, when its plan can never work', async () => {
    const owner = new StandInOwner({
      slices: 3,
      plan: async () => {
        throw finalFailure('ModelNotFound');
      },
    });
    const handle = await bench.start(owner);
    expect(await handle.result()).toMatchObject({ state: 'failed', done: 0 });
    expect(owner.notes).toEqual(['failed ModelNotFound']);
    await recordHistory(handle, 'recalculate-model', 'plan-refused');
  });

  it('continues as new when its history is long, and loses and repeats nothing', async () => {
    const owner = new StandInOwner({
      slices: 25,
      slice: async (no) => {
        if (no === 2 && owner.sliceStarts.filter((started) => started === 2).length === 1) throw finalFailure();
      },
    });
    const handle = await bench.start(owner, { slicesPerHistory: 10 });
    await eventually('the run is parked', () => owner.notes.includes('parked'));
    await bench.client.workflow.getHandle(handle.workflowId).signal('retry', 3);
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 2500, slices: 25 });
    expect(owner.sliceStarts).toHaveLength(26);
    expect(new Set(owner.sliceStarts).size).toBe(25);
    await recordHistory(
      bench.client.workflow.getHandle(handle.workflowId, handle.firstExecutionRunId),
      'recalculate-model',
      'continued-as-new-1',
    );
    await recordHistory(
      bench.client.workflow.getHandle(handle.workflowId),
      'recalculate-model',
      'continued-as-new-last',
    );
  });

  it('takes the window that it is told', async () => {
    let hold = true;
    const owner = new StandInOwner({
      slices: 9,
      slice: async () => void (hold ? await untilInterrupted() : undefined),
    });
    const handle = await bench.start(owner);
    await eventually('slices are at work', () => owner.atOnce > 1);
    await handle.executeUpdate('setConcurrency', { args: [1] });
    await expect(handle.executeUpdate('setConcurrency', { args: [0] })).rejects.toThrow();
    await handle.signal('pause');
    await eventually('it rests', () => owner.atOnce === 0);
    owner.mostAtOnce = 0;
    hold = false;
    await handle.signal('resume');
    await handle.result();
    expect(owner.mostAtOnce).toBe(1);
    await recordHistory(handle, 'recalculate-model', 'another-window');
  });

  it('goes on after its worker was away, and hears what was said meanwhile', async () => {
    let hold = true;
    const owner = new StandInOwner({
      slices: 8,
      slice: async () => void (hold ? await untilInterrupted() : undefined),
    });
    const handle = await bench.start(owner);
    await eventually('slices are at work', () => owner.atOnce > 1);
    await stopHost();
    await handle.signal('pause');
    hold = false;
    stopHost = await bench.host();
    await eventually('the row says paused', () => owner.notes.includes('paused answers'));
    await handle.signal('resume');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 800 });
  });

  it('starts a slice again whose worker died without a word', async () => {
    let deaths = 0;
    const owner = new StandInOwner({
      slices: 3,
      slice: async (no, attempt) => {
        // No heartbeat and no answer: what a killed process looks like.
        if (no === 1 && attempt === 1) {
          deaths++;
          // eslint-disable-next-line no-restricted-syntax -- the work of the slice takes so long
          await new Promise((wake) => setTimeout(wake, 9_000));
        }
      },
    });
    const handle = await bench.start(owner);
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 300 });
    expect(deaths).toBe(1);
  });
});

/** What Temporal UI shows as Current Details. */
async function currentDetails(handle: { query: (name: string) => Promise<unknown> }): Promise<string> {
  return JSON.stringify(await handle.query('__temporal_workflow_metadata')).replaceAll('\\n', '\n');
}
