import {
  type CallContext,
  isClosed,
  Refusal,
  type Run,
  type RunCommand,
  type RunDetail,
  type RunKind,
} from '@heatline/contracts';
import {
  commandPossible,
  type NewRun,
  readRunDetail,
  RunLog,
  type RunRow,
  RunStore,
  SliceStore,
  toRun,
  type Tx,
} from '@heatline/database';
import { closeRun } from './close-run';
import type { Courier } from './courier';
import { lockFor } from './lock-for';
import { workflowOf } from './run-workflows';
import type { RunsParts } from './runs-parts';
import type { SliceWork } from './slice-work';

export interface RunRequest extends Omit<NewRun, 'workflowId'> {
  /** When one is open already: join it as it is, or make it begin anew because what it is for has changed. */
  ifOpen?: 'join' | 'restart';
}

/** Long enough to compare with last quarter's. */
const keptDays = 90;
const forgottenAtOnce = 20;

/** The runs of one service: opened here, commanded here. Their rows are the truth; Temporal is told after each commit, and again if it was away. */
export class Runs {
  private readonly works = new Map<RunKind, SliceWork>();
  /** What the reconciler does beside putting runs right, each minute: for what runs leave behind and has to go at its time. */
  readonly tidying: (() => Promise<void>)[] = [];

  constructor(
    private readonly parts: RunsParts,
    private readonly courier: Courier,
  ) {}

  /** Said once, when the service is put together: who does the work of a kind. */
  does(work: SliceWork): this {
    this.works.set(work.kind, work);
    return this;
  }

  /** Said there, too: what is done each minute. It must bear to be done twice, and by several processes at once. */
  tidies(work: () => Promise<void>): this {
    this.tidying.push(work);
    return this;
  }

  workOf(kind: RunKind): SliceWork | undefined {
    return this.works.get(kind);
  }

  /**
   * Opens a run in the caller's transaction, or names the one that is open for the same thing. The workflow starts after the commit;
   * should Temporal be away, as soon as it is back.
   */
  async open(tx: Tx, wanted: RunRequest): Promise<{ opened: boolean; run: RunRow }> {
    const { ifOpen = 'join', ...request } = wanted;
    const workspaceId = tx.workspaceId ?? '';
    const workflowId = workflowOf(request.kind).idFor({ workspaceId, entityId: request.about.id });
    const { opened, run } = await new RunStore(tx).open({ ...request, workflowId });
    if (opened) {
      tx.afterCommit(() => this.courier.carry(run));
      // A workspace that opens runs also forgets some: more than it makes, so that none stays for ever.
      await new RunStore(tx).forget(new Date(run.createdAt.getTime() - keptDays * 86_400_000), forgottenAtOnce);
    } else if (ifOpen === 'restart' && !isClosed(run.state)) {
      // Held, it cannot end before it is told; one that has just ended has left its place to a new one.
      const held = await new RunStore(tx).lock(run.runId);
      if (!held || isClosed(held.state)) return this.open(tx, wanted);
      await this.beginAnew(tx, held, request);
    }
    return { opened, run };
  }

  /** For one that was asked to begin anew when all was done: the workflow does not hear it any more, and another run does what was asked. */
  async openAgain(tx: Tx, { kind, about, unit, by, cause, params, wanted }: RunRow): Promise<void> {
    const wish = wanted ?? { name: about.name, cause, params };
    await this.open(tx, {
      kind,
      about: { ...about, name: wish.name },
      unit,
      by,
      cause: wish.cause,
      params: wish.params,
    });
  }

  /** @throws Refusal `run_not_found` */
  async get(workspaceId: string, runId: string): Promise<RunDetail> {
    const detail = await this.parts.database.inWorkspace(workspaceId, (tx) =>
      readRunDetail(tx, runId, this.parts.service),
    );
    if (!detail) throw new Refusal('run_not_found', { runId });
    return detail;
  }

  /** By an admin, or by whoever started the run; the system itself has no actor. @throws Refusal one of `runRefusals` */
  async command(
    workspaceId: string,
    { runId, command, sliceNo, reason }: RunCommand,
    actor?: CallContext['actor'],
  ): Promise<Run> {
    const { database, service } = this.parts;
    const slice = sliceNo === undefined ? null : sliceNo - 1;
    const run = await database.inWorkspace(workspaceId, async (tx) => {
      const store = new RunStore(tx);
      // What has not begun ends here and now.
      const run =
        command === 'cancel' ? await lockFor(tx, runId, 'end', (kind) => this.workOf(kind)) : await store.lock(runId);
      if (!run) throw new Refusal('run_not_found', { runId });
      if (actor && actor.role !== 'admin' && actor.id !== run.by.id) throw new Refusal('not_your_run', { runId });
      if (!commandPossible(run.state, command, run.slices.parked))
        throw new Refusal('command_impossible', { command, state: run.state });
      if (slice !== null && !(await new SliceStore(tx).isParked(runId, slice)))
        throw new Refusal('slice_not_parked', { sliceNo });
      await new RunLog(tx).add(runId, 'info', `Asked to ${wordsOf[command]}${reason ? `: ${reason}` : ''}`, slice);
      if (command === 'cancel') await this.cancel(tx, run, reason ?? null);
      else await this.request(tx, run, command, slice);
      return (await store.byId(runId)) ?? run;
    });
    return toRun(run, service);
  }

  /** In the caller's transaction, which holds what the work of the kind holds before its runs, and takes away what the run is about: what is under way ends as cancelled, and says why. */
  async cancelOpen(tx: Tx, kind: RunKind, aboutId: string, why: string): Promise<void> {
    const store = new RunStore(tx);
    const open = await store.openOn(kind, aboutId);
    // Held, it cannot end before it is told.
    const run = open && (await store.lock(open.runId));
    if (!run || isClosed(run.state)) return;
    await new RunLog(tx).add(run.runId, 'info', why);
    await this.cancel(tx, run, why);
  }

  private async cancel(tx: Tx, run: RunRow, reason: string | null): Promise<void> {
    if (run.state !== 'queued') return this.request(tx, run, 'cancel', null, reason);
    const { workspaceId, runId } = run;
    await new RunStore(tx).request(runId, 'cancel', null, reason);
    // Nothing has begun; a workflow that starts all the same finds the row closed and ends.
    await closeRun(this.parts, tx, run, 'cancelled');
    await this.workOf(run.kind)?.giveUp?.(run, 'cancelled', tx);
    tx.afterCommit(() => this.parts.live.publish(workspaceId, { topic: 'runs.changed', runId }));
  }

  private async beginAnew(tx: Tx, run: RunRow, { about, cause, params = {} }: RunRequest): Promise<void> {
    const wish = { name: about.name, cause, params };
    // Not planned yet, it will plan what is true then.
    if (run.planNo === null) return new RunStore(tx).reword(run.runId, wish);
    await new RunStore(tx).want(run.runId, wish);
    await this.request(tx, run, 'restart', null);
  }

  private async request(
    tx: Tx,
    run: RunRow,
    command: RunRow['requested'],
    slice: number | null,
    reason: string | null = null,
  ): Promise<void> {
    await new RunStore(tx).request(run.runId, command, slice, reason);
    tx.afterCommit(() => this.courier.carry(run, { ...run, requested: command, requestedSlice: slice }));
  }
}

const wordsOf: Record<RunCommand['command'], string> = {
  pause: 'pause',
  resume: 'go on',
  cancel: 'cancel',
  retry: 'try again',
  skipSlice: 'skip the slice',
  abort: 'abort',
};
