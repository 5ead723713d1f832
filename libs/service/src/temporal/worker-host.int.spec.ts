import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { silentLog } from '@heatline/database';
import { NativeConnection, Worker } from '@temporalio/worker';
import { WorkerHost } from './worker-host';

const settings = { TEMPORAL_ADDRESS: process.env['TEMPORAL_ADDRESS'] ?? '', TEMPORAL_NAMESPACE: 'default' };

describe('a host of a worker', () => {
  afterEach(() => void jest.restoreAllMocks());

  // What holds a connection keeps its process from ending.
  it('lets go of its connection when it is stopped while the worker is made', async () => {
    const closing = jest.spyOn(NativeConnection.prototype, 'close');
    const options = { taskQueue: `test-${randomUUID()}`, activities: { work: async () => {} } };
    const host = new WorkerHost(options, settings, silentLog);
    const create = Worker.create.bind(Worker);
    const stopped = new Promise<void>((resolve, reject) => {
      jest.spyOn(Worker, 'create').mockImplementation(async (made) => {
        const worker = await create(made);
        host.stop().then(resolve, reject);
        return worker;
      });
    });
    host.start();
    await stopped;
    expect(closing).toHaveBeenCalledTimes(1);
    await Promise.all(closing.mock.results.map(({ value }) => value));
    await expect(host.ready()).rejects.toThrow('does not run yet');
  });
});
