import { type Database, type Log, writeProgress } from '@heatline/database';
import type { LivePublisher } from '@heatline/messaging';

/** Often enough for a smooth bar, seldom enough that its row is no bottleneck. */
const everyMs = 300;

/**
 * Copies the sums of the slices to the run's row and tells open consoles, beside the work and never in its way: the slices' transactions
 * do not touch the run's row, or one would wait for the other.
 */
export class ProgressWriter {
  private readonly busy = new Map<string, { again: boolean }>();

  constructor(
    private readonly database: Database,
    private readonly live: LivePublisher,
    private readonly log: Log,
  ) {}

  /** After each batch. Returns at once. */
  moved(workspaceId: string, runId: string): void {
    const busy = this.busy.get(runId);
    if (busy) {
      busy.again = true;
      return;
    }
    void this.write(workspaceId, runId);
  }

  private async write(workspaceId: string, runId: string): Promise<void> {
    const mark = { again: false };
    this.busy.set(runId, mark);
    try {
      await this.database.inWorkspace(workspaceId, (tx) => writeProgress(tx, runId));
      this.live.publish(workspaceId, { topic: 'runs.changed', runId });
    } catch (error) {
      // The next batch writes it; the closing transaction sums up in any case.
      this.log.warn({ err: error, workspaceId, runId }, 'Progress was not written');
    }
    setTimeout(() => {
      this.busy.delete(runId);
      if (mark.again) this.moved(workspaceId, runId);
    }, everyMs).unref();
  }
}
