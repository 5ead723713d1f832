import { randomUUID } from 'node:crypto';
import { Client, Connection, isGrpcServiceError, type WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { searchAttributes, type RunInput, type RunOutcome, type RunProgress } from '@heatline/contracts/workflows';
import { workflowBundle } from './bundle';
import { msToTs } from '@temporalio/common/lib/time';
import type { StandInOwner } from './stand-in-owner';

const sharedNamespace = 'default';
const grpcAlreadyExists = 6;
/** IndexedValueType of Temporal's API. */
const valueTypes = { KEYWORD: 2, INT: 3, DATETIME: 6 } as const;

type RunWorkflow = (input: RunInput) => Promise<RunOutcome>;
export type RunHandle = WorkflowHandleWithFirstExecutionRunId<RunWorkflow>;

/** A connection to the real server of TEMPORAL_ADDRESS, with queues of its own, so that files may run side by side. */
export class TemporalBench {
  private readonly stops: (() => Promise<void>)[] = [];

  private constructor(
    readonly client: Client,
    private readonly native: NativeConnection,
    private readonly namespace: string,
    readonly queue: string,
  ) {}

  /** A namespace of its own is for workflows whose queues are fixed; making one takes a moment. */
  static async open({ namespace: which }: { namespace?: 'shared' | 'own' } = {}): Promise<TemporalBench> {
    const address = process.env['TEMPORAL_ADDRESS'];
    if (!address) throw new Error('TEMPORAL_ADDRESS is not set: `npm test` starts the servers, or name one that runs');
    Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
    const connection = await Connection.connect({ address });
    const namespace = which === 'own' ? `test-${randomUUID()}` : sharedNamespace;
    if (which === 'own') await registerNamespace(connection, namespace);
    await registerSearchAttributes(connection, namespace);
    const native = await NativeConnection.connect({ address });
    return new TemporalBench(new Client({ connection, namespace }), native, namespace, `test-${randomUUID()}`);
  }

  /** Starts the worker that hosts the workflows; stop it to see what happens without one. */
  async host(): Promise<() => Promise<void>> {
    const worker = await Worker.create({
      connection: this.native,
      namespace: this.namespace,
      taskQueue: this.queue,
      workflowBundle: await workflowBundle(),
    });
    return this.run(worker);
  }

  /** Starts the owner's activity workers on `<service>` and `<service>-bulk`. */
  async own(service: string, activities: object, bulkSlots = 4): Promise<() => Promise<void>> {
    const of = async (taskQueue: string, slots: number) =>
      this.run(
        await Worker.create({
          connection: this.native,
          namespace: this.namespace,
          taskQueue,
          activities,
          maxConcurrentActivityTaskExecutions: slots,
          maxHeartbeatThrottleInterval: '200ms',
          defaultHeartbeatThrottleInterval: '200ms',
        }),
      );
    const stops = [await of(service, 10), await of(`${service}-bulk`, bulkSlots)];
    return async () => void (await Promise.all(stops.map((stop) => stop())));
  }

  /** A run of its own service, with its owner at work. */
  async start(owner: StandInOwner, more: Partial<RunInput> = {}, workflow = 'recalculateModel'): Promise<RunHandle> {
    const service = `owner-${randomUUID()}`;
    await this.own(service, owner.activities);
    const input: RunInput = { workspaceId: randomUUID(), runId: randomUUID(), service, ...more };
    return this.client.workflow.start<RunWorkflow>(workflow, {
      taskQueue: this.queue,
      workflowId: `test:${input.runId}`,
      args: [input],
    });
  }

  async close(): Promise<void> {
    for (const stop of this.stops.reverse()) await stop();
    await this.native.close();
    await this.client.connection.close();
  }

  private run(worker: Worker): () => Promise<void> {
    const running = worker.run();
    let stopped: Promise<void> | undefined;
    const stop = () =>
      (stopped ??= (async () => {
        if (worker.getState() === 'RUNNING') worker.shutdown();
        await running;
      })());
    this.stops.push(stop);
    return stop;
  }
}

export const progressOf = (handle: RunHandle): Promise<RunProgress> => handle.query<RunProgress>('progress');

/** Waits for a condition, never for a time. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 20_000,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Not within ${withinMs / 1_000} s: ${what}`);
    await new Promise((wait) => setTimeout(wait, 20));
  }
}

async function registerNamespace(connection: Connection, namespace: string): Promise<void> {
  const workflowExecutionRetentionPeriod = msToTs('1 day');
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
  // The server tells its own parts a moment later.
  await eventually('the namespace is known', async () => {
    try {
      await connection.workflowService.listWorkflowExecutions({ namespace });
      return true;
    } catch {
      return false;
    }
  });
}

async function registerSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(searchAttributes).filter(([name]) => !(name in customAttributes));
  if (missing.length === 0) return;
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, valueTypes[type]])),
    });
  } catch (error) {
    // Another test file was faster.
    if (!isGrpcServiceError(error) || Number(error.code) !== grpcAlreadyExists) throw error;
  }
}
