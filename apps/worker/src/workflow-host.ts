import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { orchestrationQueue } from '@heatline/contracts';
import { Readiness, readEnvironment, ServiceLog, Temporal, temporalEnvironment, WorkerHost } from '@heatline/service';

/** The workflows, bundled at build time, so that starting needs no webpack; or their code, in tests. */
export type WorkflowCode = { codePath: string } | { code: string };

export const bundleToken = Symbol('workflow bundle');

@Injectable()
export class WorkflowHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly host: WorkerHost;
  /** Answers for Temporal itself: a worker runs on while the server's store answers nothing. */
  private readonly temporal: Temporal;

  constructor(
    @Inject(bundleToken) { code, environment }: { code: WorkflowCode; environment: NodeJS.ProcessEnv },
    private readonly readiness: Readiness,
    log: ServiceLog,
  ) {
    const settings = readEnvironment(temporalEnvironment, environment);
    this.temporal = Temporal.open(settings);
    this.host = new WorkerHost(
      {
        taskQueue: orchestrationQueue,
        workflowBundle: code,
        // A workflow task takes milliseconds; what waits in the cache costs memory, what was dropped costs a replay.
        maxConcurrentWorkflowTaskExecutions: 20,
        maxCachedWorkflows: 200,
        // How long a workflow waits for the worker that has it in its cache, should that one be dead.
        stickyQueueScheduleToStartTimeout: '3s',
      },
      settings,
      log,
    );
  }

  onApplicationBootstrap(): void {
    this.readiness.register('temporal', async () => {
      await this.host.ready();
      await this.temporal.ready();
    });
    this.host.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.host.stop();
    await this.temporal.close();
  }
}
