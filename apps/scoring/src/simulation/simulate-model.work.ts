import type { ClaimedSlice, RunRow, Tx } from '@heatline/database';
import {
  type RunStepAtOnce,
  type RunTotals,
  type SliceHands,
  type SlicePlan,
  type SliceWork,
  WorkRefused,
} from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { Announcer } from '../announcer';
import { BulkThreads } from '../threads/bulk-threads';
import { accountRanges, leadRanges } from '../timelines/lead-ranges';
import { levelsOf, sidesOf } from './simulation-sides';
import { SimulationStore } from './simulation-store';
import { SimulationTally } from './simulation-tally';

/** A quarter of a second of work: nothing is written, so a slice is one pass. */
const leadsPerSlice = 125_000;
/** Each has some dozens of leads. */
const accountsPerSlice = 2_000;

/** Looks at everybody under the draft and under the published version, all as of one instant. */
@Injectable()
export class SimulateModelWork implements SliceWork {
  readonly kind = 'simulateModel';

  constructor(
    private readonly threads: BulkThreads,
    private readonly announcer: Announcer,
  ) {}

  async holdFirst(run: RunRow, _step: RunStepAtOnce, tx: Tx): Promise<void> {
    await new SimulationStore(tx).openOf(run.about.id);
  }

  /** Always the newest simulation of the model: one that was asked for meanwhile has taken the older one's place. */
  async plan(run: RunRow, tx: Tx): Promise<SlicePlan> {
    const store = new SimulationStore(tx);
    const simulation = await store.openOf(run.about.id);
    if (!simulation)
      throw new WorkRefused(
        'simulation_over',
        'The simulation is over',
        'Nothing to do: simulate again if you want to.',
      );
    const asOf = (await tx.scoringTime()) / 1_000;
    await store.begin(simulation.simulationId, asOf);
    await store.follow(simulation.simulationId, { runId: run.runId });
    return {
      ranges: await (simulation.subject === 'account'
        ? accountRanges(tx, accountsPerSlice)
        : leadRanges(tx, leadsPerSlice)),
      facts: { simulationId: simulation.simulationId, asOf, draftVersion: simulation.draftVersion },
      step: run.about.name ?? 'Draft compiled',
    };
  }

  slice({ workspaceId, runId, about, facts }: RunRow, slice: ClaimedSlice, hands: SliceHands): Promise<void> {
    const simulationId = String(facts['simulationId']);
    const asOf = Number(facts['asOf']);
    return this.threads.run(
      { kind: 'simulate', workspaceId, runId, modelId: about.id, simulationId, asOf, slice },
      hands,
    );
  }

  async complete(run: RunRow, _totals: RunTotals, tx: Tx): Promise<void> {
    const store = new SimulationStore(tx);
    const simulation = await store.byId(String(run.facts['simulationId']));
    // A newer one has taken its place; whoever reads this one is told so.
    if (simulation.state !== 'running') return;
    const levels = levelsOf(await sidesOf(tx, simulation));
    const tally = new SimulationTally(levels);
    for (const part of await store.parts(simulation.simulationId)) tally.merge(part);
    // With a slice skipped, not everybody was looked at.
    const result = tally.result(run.slices.skipped === 0, run.total ?? 0);
    await store.answer(simulation, levels.before, result, tally.lists(), tally.computeMs);
    await store.end(simulation.simulationId, 'completed');
    this.announcer.modelChanged(tx, run.about.id);
  }

  async giveUp(run: RunRow, state: 'failed' | 'cancelled', tx: Tx): Promise<void> {
    const store = new SimulationStore(tx);
    const simulation = await store.openOf(run.about.id);
    if (!simulation) return;
    const problem = state === 'failed' ? (run.error?.message ?? 'The run failed') : null;
    await store.end(simulation.simulationId, state, problem);
    this.announcer.modelChanged(tx, run.about.id);
  }
}
