import { Client, Connection } from '@temporalio/client';
import type { TemporalSettings } from './temporal-environment';

/** The client gives up after this long: whoever waits for an answer has other ways to go on. */
const defaultDeadlineMs = 5_000;

/** The client's side of Temporal. Opens without a server, and finds it again whenever it comes back. */
export class Temporal {
  readonly client: Client;

  constructor(
    private readonly connection: Connection,
    readonly settings: TemporalSettings,
  ) {
    this.client = new Client({ connection, namespace: settings.TEMPORAL_NAMESPACE });
  }

  static open(settings: TemporalSettings): Temporal {
    // No retries inside a call: whoever calls has a way to try again, and a retry that fires after `close` would be an uncaught error.
    return new Temporal(Connection.lazy({ address: settings.TEMPORAL_ADDRESS, interceptors: [] }), settings);
  }

  /** Runs calls of the client with a time limit. */
  within<T>(work: (client: Client) => Promise<T>, deadlineMs = defaultDeadlineMs): Promise<T> {
    return this.connection.withDeadline(Date.now() + deadlineMs, () => work(this.client));
  }

  /** Rejects when the server does not answer, or its store does not: of itself it knows a lot from memory. */
  async ready(): Promise<void> {
    const { TEMPORAL_NAMESPACE: namespace } = this.settings;
    await this.within(() => this.connection.workflowService.describeNamespace({ namespace }), 1_000);
  }

  /** A workflow's page in Temporal UI; without `executionId` the newest of that id. */
  urlOf(workflowId: string, executionId?: string): string | null {
    const { TEMPORAL_UI_URL: base, TEMPORAL_NAMESPACE: namespace } = this.settings;
    if (!base) return null;
    const path = ['namespaces', namespace, 'workflows', workflowId, ...(executionId ? [executionId, 'history'] : [])];
    return `${base.replace(/\/$/, '')}/${path.map(encodeURIComponent).join('/')}`;
  }

  /** A run's page in the console; empty when its address is not configured. */
  consoleUrlOf(runId: string): string {
    const { PUBLIC_URL: base } = this.settings;
    return base ? `${base.replace(/\/$/, '')}/runs/${runId}` : '';
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
