import type { Log } from '@heatline/database';
import { activityQueues } from '@heatline/contracts';
import type { TemporalSettings } from './temporal-environment';
import { WorkerHost } from './worker-host';

export interface ActivityWorkersOptions {
  /** Queues `<service>` and `<service>-bulk`. */
  service: string;
  /** By the names that the workflows use; the same on both queues. */
  activities: object;
  /** Activities at once. Each bulk slot may hold a database connection and a good part of a core. */
  slots?: { small: number; bulk: number };
  settings: TemporalSettings;
  log: Log;
}

const defaultSlots = { small: 10, bulk: 2 };

/** The two activity workers of a service, so that a small job never waits behind a large one. */
export class ActivityWorkers {
  private constructor(private readonly hosts: WorkerHost[]) {}

  static start({ service, activities, slots = defaultSlots, settings, log }: ActivityWorkersOptions): ActivityWorkers {
    const queues = activityQueues(service);
    const host = (taskQueue: string, maxConcurrentActivityTaskExecutions: number) =>
      new WorkerHost({ taskQueue, activities, maxConcurrentActivityTaskExecutions }, settings, log);
    const hosts = [host(queues.small, slots.small), host(queues.bulk, slots.bulk)];
    for (const each of hosts) each.start();
    return new ActivityWorkers(hosts);
  }

  /** Rejects while one of them does not run. */
  async ready(): Promise<void> {
    for (const host of this.hosts) await host.ready();
  }

  async stop(): Promise<void> {
    await Promise.all(this.hosts.map((host) => host.stop()));
  }
}
