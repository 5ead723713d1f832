import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StandInOwner } from '../testing/stand-in-owner';
import { recordHistory } from '../testing/record-history';
import { TemporalBench } from '../testing/temporal';

describe('a refresh of timelines', () => {
  let bench: TemporalBench;
  beforeAll(async () => {
    bench = await TemporalBench.open();
    await bench.host();
  });
  afterAll(() => bench.close());

  it('runs as every run does', async () => {
    const owner = new StandInOwner({ slices: 5 });
    const handle = await bench.start(owner, {}, 'refreshTimelines');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 500 });
    await recordHistory(handle, 'refresh-timelines', 'happy');
  });

  it('goes on where it was however long it rested: what is packed stays right', async () => {
    const owner = new StandInOwner({ slices: 3 });
    const aDayAgo = Date.now() - 24 * 60 * 60_000;
    const tally = { done: 200, changed: 2, unchanged: 198, failed: 0 };
    const carried = {
      again: 0,
      next: 2,
      queue: [],
      parked: [],
      skipped: [],
      doneSlices: 2,
      tally,
      window: 2,
      paused: true,
      pausedAt: aDayAgo,
      restart: false,
      startedAt: aDayAgo,
    };
    const handle = await bench.start(owner, { carried }, 'refreshTimelines');
    await handle.signal('resume');
    expect(await handle.result()).toMatchObject({ state: 'completed' });
    expect(owner.plans).toEqual([0]);
    expect(owner.sliceStarts).toEqual([2]);
    await recordHistory(handle, 'refresh-timelines', 'rested-for-a-day');
  });
});
