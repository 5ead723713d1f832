import type { ClaimedSlice, RunRow, SliceRange, Tx } from '@heatline/database';
import type { SliceHands, SlicePlan, SliceWork } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { BulkThreads } from '../bulk/bulk-threads';
import { ActivateVersions } from '../models/activate-versions';
import { StartSimulationRun } from '../simulation/start-simulation-run';
import { rangesBetween } from './lead-ranges';
import { RulebookStore } from './rulebook-store';

const leadsPerSlice = 10_000;

/** Reads every lead's facts anew and packs them by all criteria that there are now. */
@Injectable()
export class RefreshTimelinesWork implements SliceWork {
  readonly kind = 'refreshTimelines';

  constructor(
    private readonly rulebooks: RulebookStore,
    private readonly threads: BulkThreads,
    private readonly activate: ActivateVersions,
    private readonly simulations: StartSimulationRun,
  ) {}

  async plan(_run: RunRow, tx: Tx): Promise<SlicePlan> {
    // Held, so that live batches from now on know every criterion up to this one.
    await this.rulebooks.hold(tx);
    const row = await tx.one<{ newest: number }>(
      'SELECT coalesce(max(criterion_id), 0) AS newest FROM criterion WHERE workspace_id = $1',
      [tx.workspaceId],
    );
    return { ranges: await rootRanges(tx, leadsPerSlice), facts: { newestCriterion: row!.newest } };
  }

  slice(run: RunRow, slice: ClaimedSlice, hands: SliceHands): Promise<void> {
    return this.threads.run({ kind: 'refresh', workspaceId: run.workspaceId, runId: run.runId, slice }, hands);
  }

  /** What was new is known now: versions that waited for it come into force, simulations go on to everybody. */
  async complete(run: RunRow, { changed }: { changed: number }, tx: Tx): Promise<void> {
    await this.rulebooks.change(tx);
    await tx.execute(
      'UPDATE criterion SET ready_at = now() WHERE workspace_id = $1 AND criterion_id <= $2 AND ready_at IS NULL',
      [run.workspaceId, run.facts['newestCriterion']],
    );
    await this.activate.run(tx, changed > 0 && run.params['repair'] === true);
    await this.simulations.afterRefresh(tx);
  }

  giveUp(_run: RunRow, state: 'failed' | 'cancelled', tx: Tx): Promise<void> {
    return this.simulations.refreshGivenUp(tx, state);
  }
}

/** All leads that answer for themselves, from what the leads service publishes: some may have no timeline yet. */
async function rootRanges(tx: Tx, size: number): Promise<SliceRange[]> {
  const ends = await tx.query<{ lead_id: string; n: string }>(
    `SELECT lead_id, n FROM (
       SELECT lead_id, row_number() OVER (ORDER BY lead_id) AS n, lead(lead_id) OVER (ORDER BY lead_id) IS NULL AS is_last
         FROM leads.published_lead WHERE workspace_id = $1 AND root_id = lead_id
     ) AS numbered WHERE n % $2 = 0 OR is_last ORDER BY lead_id`,
    [tx.workspaceId, size],
  );
  return rangesBetween(ends.map(({ lead_id, n }) => ({ end: lead_id, upTo: Number(n) })));
}
