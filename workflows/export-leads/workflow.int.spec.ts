import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { recordHistory } from '../testing/record-history';
import { StandInOwner, untilInterrupted } from '../testing/stand-in-owner';
import { eventually, TemporalBench } from '../testing/temporal';

describe('an export', () => {
  let bench: TemporalBench;
  beforeAll(async () => {
    bench = await TemporalBench.open();
    await bench.host();
  });
  afterAll(() => bench.close());

  it('writes its file by one slice', async () => {
    const owner = new StandInOwner({ slices: 1 });
    const handle = await bench.start(owner, {}, 'exportLeads');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 100, slices: 1 });
    expect(owner.sliceStarts).toEqual([0]);
    await recordHistory(handle, 'export-leads', 'happy');
  });

  it('begins the slice again when the process that had it is gone', async () => {
    const owner = new StandInOwner({
      slices: 1,
      slice: async (_, attempt) => {
        if (attempt === 1) throw ApplicationFailure.create({ type: 'fault', message: 'The process is gone' });
      },
    });
    const handle = await bench.start(owner, {}, 'exportLeads');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 100 });
    expect(owner.sliceStarts).toEqual([0, 0]);
    await recordHistory(handle, 'export-leads', 'begun-again');
  });

  it('rests in the middle of the file and begins it anew', async () => {
    let hold = true;
    const owner = new StandInOwner({
      slices: 1,
      slice: async () => void (hold ? await untilInterrupted() : undefined),
    });
    const handle = await bench.start(owner, {}, 'exportLeads');
    await eventually('the slice is at work', () => owner.atOnce > 0);
    await handle.signal('pause');
    await eventually('it rests', () => owner.notes.some((note) => note.startsWith('paused')));
    hold = false;
    await handle.signal('resume');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 100 });
    expect(owner.plans).toEqual([0]);
    await recordHistory(handle, 'export-leads', 'paused');
  });

  it('is cancelled in the middle of the file', async () => {
    const owner = new StandInOwner({ slices: 1, slice: untilInterrupted });
    const handle = await bench.start(owner, {}, 'exportLeads');
    await eventually('the slice is at work', () => owner.atOnce > 0);
    await handle.cancel();
    await handle.result().catch(() => undefined);
    expect(owner.notes).toEqual(['cancelled']);
    await recordHistory(handle, 'export-leads', 'cancelled');
  });
});
