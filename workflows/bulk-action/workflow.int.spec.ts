import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordHistory } from '../testing/record-history';
import { StandInOwner, untilInterrupted } from '../testing/stand-in-owner';
import { eventually, TemporalBench } from '../testing/temporal';

describe('a bulk action', () => {
  let bench: TemporalBench;
  beforeAll(async () => {
    bench = await TemporalBench.open();
    await bench.host();
  });
  afterAll(() => bench.close());

  it('runs as every run does', async () => {
    const handle = await bench.start(new StandInOwner({ slices: 5 }), {}, 'bulkAction');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 500 });
    await recordHistory(handle, 'bulk-action', 'happy');
  });

  it('goes on where it was after a pause', async () => {
    let hold = true;
    const owner = new StandInOwner({
      slices: 4,
      slice: async () => void (hold ? await untilInterrupted() : undefined),
    });
    const handle = await bench.start(owner, {}, 'bulkAction');
    await eventually('slices are at work', () => owner.atOnce > 0);
    await handle.signal('pause');
    await eventually('it rests', () => owner.notes.some((note) => note.startsWith('paused')));
    hold = false;
    await handle.signal('resume');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 400 });
    expect(owner.plans).toEqual([0]);
    await recordHistory(handle, 'bulk-action', 'paused');
  });

  it('is cancelled, and what is done stays', async () => {
    const owner = new StandInOwner({ slices: 6, slice: untilInterrupted });
    const handle = await bench.start(owner, {}, 'bulkAction');
    await eventually('slices are at work', () => owner.atOnce > 0);
    await handle.cancel();
    await handle.result().catch(() => undefined);
    expect(owner.notes).toEqual(['cancelled']);
    await recordHistory(handle, 'bulk-action', 'cancelled');
  });
});
