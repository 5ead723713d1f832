import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordHistory } from '../testing/record-history';
import { StandInOwner } from '../testing/stand-in-owner';
import { TemporalBench } from '../testing/temporal';

describe('a calibration', () => {
  let bench: TemporalBench;
  beforeAll(async () => {
    bench = await TemporalBench.open();
    await bench.host();
  });
  afterAll(() => bench.close());

  it('runs as every run does', async () => {
    const handle = await bench.start(new StandInOwner({ slices: 5 }), {}, 'calibrateModel');
    expect(await handle.result()).toMatchObject({ state: 'completed', done: 500 });
    await recordHistory(handle, 'calibrate-model', 'happy');
  });
});
