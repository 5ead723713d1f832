import { hostname } from 'node:os';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { Log } from '@heatline/database';
import { waitUntil } from '../wait-until';
import { installRuntime } from './install-runtime';
import { prepareNamespace } from './prepare-namespace';
import type { TemporalSettings } from './temporal-environment';

export type HostedWorkerOptions = Omit<WorkerOptions, 'connection' | 'namespace' | 'taskQueue'> & { taskQueue: string };

/** A worker that ended by itself is started again after this long. */
const restartAfterMs = 1_000;

/** Keeps one worker alive for as long as the process lives: waits for Temporal, and starts the worker again when it fails. */
export class WorkerHost {
  private readonly ending = new AbortController();
  private worker: Worker | undefined;
  private life: Promise<void> | undefined;

  constructor(
    private readonly options: HostedWorkerOptions,
    private readonly settings: TemporalSettings,
    private readonly log: Log,
  ) {}

  start(): void {
    installRuntime(this.log);
    this.life ??= this.live();
  }

  /** Rejects while the worker does not run. */
  async ready(): Promise<void> {
    if (this.worker?.getState() !== 'RUNNING')
      throw new Error(`The worker of queue ${this.options.taskQueue} does not run yet`);
  }

  /** Lets what is at work end, within the grace time of the options, then interrupts it. */
  async stop(): Promise<void> {
    this.ending.abort(new Error('Stopping'));
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.life;
  }

  private async live(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      try {
        await this.liveOnce(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.log.error(
          { err: error, taskQueue: this.options.taskQueue },
          'A Temporal worker failed and is started again',
        );
        await new Promise((wake) => setTimeout(wake, restartAfterMs));
      }
    }
  }

  private async liveOnce(signal: AbortSignal): Promise<void> {
    const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = this.settings;
    await waitUntil('Temporal', () => prepareNamespace(this.settings), this.log, signal);
    const connection = await waitUntil('Temporal', () => NativeConnection.connect({ address }), this.log, signal);
    try {
      this.worker = await Worker.create({
        identity: `${hostname()}-${process.pid}`,
        // Heartbeats carry cancellation back: a pause is felt within a second or two.
        maxHeartbeatThrottleInterval: '1s',
        defaultHeartbeatThrottleInterval: '1s',
        // Then slices are interrupted at their next batch and go on elsewhere.
        shutdownGraceTime: '1s',
        shutdownForceTime: '15s',
        ...this.options,
        connection,
        namespace,
      });
      const life = this.worker.run();
      this.log.info({ taskQueue: this.options.taskQueue }, 'A Temporal worker runs');
      // Stopped while it was made: it ends as every worker does, since one that never ran could not let go of its connection.
      if (signal.aborted) this.worker.shutdown();
      await life;
    } finally {
      this.worker = undefined;
      await connection.close();
    }
  }
}
