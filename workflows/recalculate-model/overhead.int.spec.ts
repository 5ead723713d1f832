import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StandInOwner } from '../testing/stand-in-owner';
import { TemporalBench } from '../testing/temporal';

describe('what a run costs beside its work', () => {
  let bench: TemporalBench;
  beforeAll(async () => {
    bench = await TemporalBench.open();
    await bench.host();
  });
  afterAll(() => bench.close());

  /** Counted in history events, each of which is a write of the server: seconds depend on what else the machine does. */
  it('is at most six history events a slice', async () => {
    const handle = await bench.start(new StandInOwner({ slices: 40 }));
    await handle.result();
    const { events } = await handle.fetchHistory();
    const beginAndEnd = 30;
    expect(events?.length).toBeLessThanOrEqual(40 * 6 + beginAndEnd);
  });
});
