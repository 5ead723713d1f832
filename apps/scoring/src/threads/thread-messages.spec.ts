import { Refusal } from '@heatline/contracts';
import { JobFenced } from '@heatline/database';
import type { BulkJob } from './bulk-job';
import { carry, unpack } from './thread-messages';

const job: BulkJob = {
  kind: 'refresh',
  workspaceId: 'w',
  runId: 'r',
  slice: { runId: 'r', sliceNo: 3, lo: null, hi: null, cursor: null, epoch: '1', total: 1, attempts: 1 },
};
const across = (error: unknown): Error => unpack(structuredClone(carry(error)), job);

describe('an error that comes from a thread', () => {
  it('keeps what decides about trying again', () => {
    expect(across(new Refusal('model_not_active', { modelId: 'm' }))).toMatchObject({
      code: 'model_not_active',
      details: { modelId: 'm' },
    });
    expect(across(new Refusal('model_not_active'))).toBeInstanceOf(Refusal);
    expect(across(new JobFenced({ runId: 'r', sliceNo: 3 }))).toBeInstanceOf(JobFenced);
    const conflict = Object.assign(new Error('deadlock detected'), { code: '40P01' });
    expect(across(conflict)).toMatchObject({ message: 'deadlock detected', code: '40P01' });
  });

  it('is an error even if it was none', () => {
    expect(across('out of luck')).toMatchObject({ message: 'out of luck' });
  });
});
