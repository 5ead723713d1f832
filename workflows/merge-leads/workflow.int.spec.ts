import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordHistory } from '../testing/record-history';
import { StandInOwner, untilInterrupted } from '../testing/stand-in-owner';
import { eventually, TemporalBench } from '../testing/temporal';

describe('a merge', () => {
  let bench: TemporalBench;
  beforeAll(async () => {
    bench = await TemporalBench.open();
    await bench.host();
  });
  afterAll(() => bench.close());

  it('runs as every run does, one slice after the other', async () => {
    const owner = new StandInOwner({ slices: 3 });
    const handle = await bench.start(owner, {}, 'mergeLeads');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 300 });
    expect(owner.mostAtOnce).toBe(1);
    await recordHistory(handle, 'merge-leads', 'happy');
  });

  it('is cancelled between two slices', async () => {
    const owner = new StandInOwner({ slices: 4, slice: untilInterrupted });
    const handle = await bench.start(owner, {}, 'mergeLeads');
    await eventually('a slice is at work', () => owner.atOnce > 0);
    await handle.cancel();
    await handle.result().catch(() => undefined);
    expect(owner.notes).toEqual(['cancelled']);
    await recordHistory(handle, 'merge-leads', 'cancelled');
  });
});
