import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { silentLog } from '@heatline/database';
import { waitUntil } from '../wait-until';
import { prepareNamespace } from './prepare-namespace';
import { Temporal } from './temporal';

describe('whether Temporal is ready', () => {
  const opened: Temporal[] = [];
  const open = (settings: { TEMPORAL_ADDRESS: string; TEMPORAL_NAMESPACE: string }) => {
    opened.push(Temporal.open(settings));
    return opened.at(-1)!;
  };
  afterAll(() => Promise.all(opened.map((one) => one.close())));

  // What the server says of itself comes from memory, and is said while its store is stuck.
  it('is asked of its store', async () => {
    const settings = {
      TEMPORAL_ADDRESS: process.env['TEMPORAL_ADDRESS'] ?? '',
      TEMPORAL_NAMESPACE: `test-${randomUUID()}`,
    };
    const temporal = open(settings);
    const eventually = (attempt: () => Promise<void>) =>
      waitUntil('Temporal', attempt, silentLog, AbortSignal.timeout(30_000));
    // A busy server may need longer for its first answer than a readiness check waits.
    await eventually(async () => {
      const why = await temporal.ready().then(() => 'ready', String);
      if (!/not found/i.test(why)) throw new Error(why);
    });
    await eventually(() => prepareNamespace(settings));
    await eventually(() => temporal.ready());
  });

  it('is denied where nobody listens', async () => {
    const temporal = open({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'default' });
    await expect(temporal.ready()).rejects.toThrow();
  });
});
