import type { ClaimedSlice, RunRow, Tx } from '@heatline/database';
import type { RunStepAtOnce, SliceHands, SlicePlan, SliceWork } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { BulkThreads } from '../threads/bulk-threads';
import { ActivateVersions } from '../models/activate-versions';
import { StartSimulationRun } from '../simulation/start-simulation-run';
import { rootRanges } from './lead-ranges';
import { RulebookStore } from './rulebook-store';
import { StartRefresh } from './start-refresh';
import { unreadRanges } from './unread-ranges';

const leadsPerSlice = 10_000;

/** Reads every lead's facts anew, or those of whom the run before has not read enough, and packs them by all criteria that there are now. */
@Injectable()
export class RefreshTimelinesWork implements SliceWork {
  readonly kind = 'refreshTimelines';

  constructor(
    private readonly rulebooks: RulebookStore,
    private readonly threads: BulkThreads,
    private readonly activate: ActivateVersions,
    private readonly simulations: StartSimulationRun,
    private readonly refresh: StartRefresh,
  ) {}

  async holdFirst(_run: RunRow, step: RunStepAtOnce, tx: Tx): Promise<void> {
    if (step === 'plan') await this.rulebooks.hold(tx);
    else await this.rulebooks.awaitTurn(tx);
  }

  async plan(run: RunRow, tx: Tx): Promise<SlicePlan> {
    // Held, so that live batches from now on know every criterion up to this one.
    await this.rulebooks.hold(tx);
    const row = await tx.one<{ newest: number }>(
      'SELECT coalesce(max(criterion_id), 0) AS newest FROM criterion WHERE workspace_id = $1',
      [tx.workspaceId],
    );
    const before = readAfter(run);
    const ranges = (before === null ? null : await unreadRanges(tx, before)) ?? (await rootRanges(tx, leadsPerSlice));
    return { ranges, facts: { newestCriterion: row!.newest } };
  }

  slice(run: RunRow, slice: ClaimedSlice, hands: SliceHands): Promise<void> {
    return this.threads.run({ kind: 'refresh', workspaceId: run.workspaceId, runId: run.runId, slice }, hands);
  }

  /** What was new is known now: versions that waited for it come into force, simulations go on to everybody. */
  async complete(run: RunRow, { changed }: { changed: number }, tx: Tx): Promise<void> {
    await this.rulebooks.change(tx);
    await tx.execute(
      'UPDATE criterion SET ready_at = now() WHERE workspace_id = $1 AND criterion_id <= $2 AND ready_at IS NULL',
      [run.workspaceId, newestOf(run)],
    );
    await this.activate.run(tx, changed > 0 && run.params['repair'] === true);
    // One that went over a part only says nothing of the others.
    const everybodyReadBy = readAfter(run) === null ? run.runId : null;
    await this.simulations.afterRefresh(tx, await this.refresh.next(tx, newestOf(run), everybodyReadBy));
  }

  /** Whoever asked after it was planned did not give up. */
  async giveUp(run: RunRow, state: 'failed' | 'cancelled', tx: Tx): Promise<void> {
    await this.rulebooks.hold(tx);
    const next = run.planNo === null ? null : await this.refresh.next(tx, newestOf(run), null);
    if (next === null) await this.simulations.refreshGivenUp(tx, state);
    else await this.simulations.afterRefresh(tx, next);
  }
}

/** The newest criterion that it reads events for. */
const newestOf = ({ facts }: RunRow): number => Number(facts['newestCriterion']);

/** The run over everybody whose rest it reads; null = it goes over everybody itself. */
const readAfter = ({ params }: RunRow): string | null => (typeof params['after'] === 'string' ? params['after'] : null);
