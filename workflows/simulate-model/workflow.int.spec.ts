import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StandInOwner, untilInterrupted } from '../testing/stand-in-owner';
import { recordHistory } from '../testing/record-history';
import { eventually, TemporalBench } from '../testing/temporal';

describe('a simulation', () => {
  let bench: TemporalBench;
  beforeAll(async () => {
    bench = await TemporalBench.open();
    await bench.host();
  });
  afterAll(() => bench.close());

  it('runs as every run does', async () => {
    const owner = new StandInOwner({ slices: 6 });
    const handle = await bench.start(owner, {}, 'simulateModel');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 600 });
    await recordHistory(handle, 'simulate-model', 'happy');
  });

  it('begins anew when a newer one takes its place', async () => {
    let hold = true;
    const owner = new StandInOwner({
      slices: 3,
      slice: async () => void (hold ? await untilInterrupted() : undefined),
    });
    const handle = await bench.start(owner, {}, 'simulateModel');
    await eventually('slices are at work', () => owner.atOnce > 1);
    hold = false;
    await handle.signal('restart');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 300 });
    expect(owner.plans).toEqual([0, 1]);
    await recordHistory(handle, 'simulate-model', 'superseded');
  });

  it('is cancelled', async () => {
    const owner = new StandInOwner({ slices: 6, slice: untilInterrupted });
    const handle = await bench.start(owner, {}, 'simulateModel');
    await eventually('slices are at work', () => owner.atOnce > 1);
    await handle.cancel();
    await handle.result().catch(() => undefined);
    expect(owner.notes).toEqual(['cancelled']);
    await recordHistory(handle, 'simulate-model', 'cancelled');
  });
});
