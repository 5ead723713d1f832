import { RunLog, type RunRow, RunStore } from '@heatline/database';
import { waitUntil } from '../wait-until';
import { deliverCommand, type RequestedCommand } from './deliver-command';
import { launchRun } from './launch-run';
import type { RunsParts } from './runs-parts';

/** Then the reconciler goes on, which looks every minute. */
const patienceMs = 120_000;
/** Nobody needs to hear of a wait that is over by then. */
const soonMs = 3_000;
const waiting = 'Has not begun: Temporal does not take it yet. It begins by itself as soon as Temporal does.';

interface RunRef {
  workspaceId: string;
  runId: string;
}

/** Carries what stands on rows to Temporal: at once, and again while Temporal is away. The row is read anew each time, so only its last word counts. */
export class Courier {
  private readonly ending = new AbortController();

  constructor(private readonly parts: RunsParts) {}

  /**
   * Returns at once; call it after the commit. The command itself is said first: what the workflow notes at this moment about an earlier one
   * may take it off the row before anybody has read it there.
   */
  carry(ref: RunRef, command?: RequestedCommand): void {
    const { live, log } = this.parts;
    live.publish(ref.workspaceId, { topic: 'runs.changed', runId: ref.runId });
    const signal = AbortSignal.any([this.ending.signal, AbortSignal.timeout(patienceMs)]);
    const began = performance.now();
    let noted = false;
    let say: () => Promise<unknown> = command
      ? () => deliverCommand(this.parts.temporal, command)
      : () => this.tell(ref);
    const attempt = async () => {
      const now = say;
      say = () => this.tell(ref);
      try {
        return await now();
      } catch (error) {
        if (!noted && !command && performance.now() - began > soonMs) noted = await this.noteWaiting(ref);
        throw error;
      }
    };
    waitUntil('Temporal to hear of a run', attempt, log, signal).catch((err) => {
      if (!this.ending.signal.aborted) log.warn({ err, ...ref }, 'Temporal has not heard of a run yet');
    });
  }

  /** For whoever looks at a run that does not begin. @returns false when it could not be written down either */
  private async noteWaiting({ workspaceId, runId }: RunRef): Promise<boolean> {
    const { database, live, log } = this.parts;
    try {
      await database.inWorkspace(workspaceId, async (tx) => {
        const run = await new RunStore(tx).lock(runId);
        if (run?.state === 'queued') await new RunLog(tx).add(runId, 'warning', waiting);
      });
      live.publish(workspaceId, { topic: 'runs.changed', runId });
      return true;
    } catch (err) {
      log.warn({ err, workspaceId, runId }, 'A run does not say yet that it waits for Temporal');
      return false;
    }
  }

  /** Starts what is queued and says what is requested; whether there was anything to do. */
  async tell({ workspaceId, runId }: RunRef): Promise<boolean> {
    const run = await this.parts.database.inWorkspace(workspaceId, (tx) => new RunStore(tx).byId(runId));
    if (!run || run.endedAt) return false;
    if (run.state === 'queued') await this.launch(run);
    if (run.requested) await deliverCommand(this.parts.temporal, run);
    return run.state === 'queued' || run.requested !== null;
  }

  /** @throws Error while the workflow of an earlier run of the same thing is ending: its row is free a moment before its id is */
  async launch(run: RunRow): Promise<void> {
    const { temporal, service } = this.parts;
    if (!(await launchRun(temporal, service, run))) throw new Error('The workflow of an earlier run has not ended yet');
  }

  stop(): void {
    this.ending.abort(new Error('Stopping'));
  }
}
