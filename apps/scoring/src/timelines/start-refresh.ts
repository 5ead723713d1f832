import type { RunBy } from '@heatline/contracts';
import { type RunFacts, RunStore, type Tx } from '@heatline/database';
import { Runs } from '@heatline/service';
import { Injectable } from '@nestjs/common';

const kind = 'refreshTimelines';

/** Opens the run that reads all facts of a workspace anew: for new criteria, or as a repair. */
@Injectable()
export class StartRefresh {
  constructor(private readonly runs: Runs) {}

  /**
   * One that is under way has read leads without what is new now, and goes on all the same: were it begun anew for everything that
   * anybody asks, nobody would see its end. `next` follows it. The caller holds the rules, or has changed them.
   */
  async open(tx: Tx, by: RunBy, cause: string, params: RunFacts = {}): Promise<{ runId: string }> {
    const open = await new RunStore(tx).openOn(kind, tx.workspaceId!);
    // One that waits for a person is begun anew: it goes on by that.
    if (open && open.state !== 'parked') return { runId: open.runId };
    const about = { kind: 'workspace' as const, id: tx.workspaceId!, name: null };
    const { run } = await this.runs.open(tx, { kind, about, by, cause, params, ifOpen: 'restart' });
    return { runId: run.runId };
  }

  /**
   * When one has ended: the run for what was asked for after it was planned; null = nothing. The caller holds the rules.
   * @param everybodyReadBy a run over everybody, of which only what it has not read for this is left to do
   */
  async next(tx: Tx, newestKnown: number, everybodyReadBy: string | null): Promise<string | null> {
    const asked = await tx.one(
      'SELECT FROM criterion WHERE workspace_id = $1 AND criterion_id > $2 AND ready_at IS NULL LIMIT 1',
      [tx.workspaceId, newestKnown],
    );
    if (!asked) return null;
    const cause = 'What was newly looked for while events were being read';
    const params: RunFacts = everybodyReadBy === null ? {} : { after: everybodyReadBy };
    return (await this.open(tx, { kind: 'system', id: null }, cause, params)).runId;
  }
}
