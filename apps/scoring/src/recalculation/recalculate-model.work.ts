import type { ClaimedSlice, RunRow, Tx } from '@heatline/database';
import type { RunStepAtOnce, RunTotals, SliceHands, SlicePlan, SliceWork } from '@heatline/service';
import { Injectable } from '@nestjs/common';
import { Announcer } from '../announcer';
import { BulkThreads } from '../threads/bulk-threads';
import { activeModel } from '../threads/recalculate-slice';
import { accountRanges, leadRanges } from '../timelines/lead-ranges';
import { RulebookStore } from '../timelines/rulebook-store';
import { SweepScores } from './sweep-scores';

/** Some seconds of work: cheap to repeat, few enough to count. */
const leadsPerSlice = 25_000;
/** Each has some dozens of leads. */
const accountsPerSlice = 1_000;

/** Scores everybody anew with the version in force, all of them as of one instant. */
@Injectable()
export class RecalculateModelWork implements SliceWork {
  readonly kind = 'recalculateModel';

  constructor(
    private readonly rulebooks: RulebookStore,
    private readonly threads: BulkThreads,
    private readonly sweeper: SweepScores,
    private readonly announcer: Announcer,
  ) {}

  async holdFirst(run: RunRow, step: RunStepAtOnce, tx: Tx): Promise<void> {
    if (step === 'plan') await this.rulebooks.awaitTurn(tx);
    // As whoever changes the model holds it before its run; `complete` writes on it.
    else
      await tx.execute('SELECT FROM model WHERE workspace_id = $1 AND model_id = $2 FOR NO KEY UPDATE', [
        run.workspaceId,
        run.about.id,
      ]);
  }

  async plan(run: RunRow, tx: Tx): Promise<SlicePlan> {
    const rulebook = await this.rulebooks.holdAlone(tx);
    const model = activeModel(rulebook, run.about.id);
    const asOf = (await tx.scoringTime()) / 1_000;
    return {
      ranges: await (model.kind === 'account' ? accountRanges(tx, accountsPerSlice) : leadRanges(tx, leadsPerSlice)),
      facts: { asOf, publishedVersion: model.publishedVersion },
      step: run.about.name ?? `Version ${model.publishedVersion}`,
    };
  }

  slice(run: RunRow, slice: ClaimedSlice, hands: SliceHands): Promise<void> {
    const { workspaceId, runId, about, facts } = run;
    const asOf = Number(facts['asOf']);
    return this.threads.run(
      { kind: 'recalculate', workspaceId, runId, modelId: about.id, asOf, quiet: isQuiet(run), slice },
      hands,
    );
  }

  /** Whoever has never been evaluated. */
  sweep(run: RunRow, signal: AbortSignal): Promise<void> {
    return this.sweeper.run(run.workspaceId, run.about.id, { runId: run.runId, quiet: isQuiet(run) }, signal);
  }

  /** The run's T becomes the model's: rows that did not differ need no write to say that they are as of now. */
  async complete(run: RunRow, { changed, unchanged }: RunTotals, tx: Tx): Promise<void> {
    // With a slice skipped, not everybody was looked at: the rows that were written speak for themselves.
    if (run.slices.skipped > 0) return;
    // A version that came into force while the last slice ended has a run of its own behind this one.
    const { asOf, publishedVersion } = run.facts;
    await tx.execute(
      `UPDATE model SET last_run_at = to_timestamp($3), last_run_id = $4, last_run_version = $7,
              last_run_changed = $5, last_run_unchanged = $6
        WHERE workspace_id = $1 AND model_id = $2`,
      [run.workspaceId, run.about.id, asOf, run.runId, changed, unchanged, publishedVersion],
    );
    this.announcer.modelChanged(tx, run.about.id);
  }
}

/** Whoever published wanted no notifications and webhooks from this run. */
const isQuiet = ({ params }: RunRow): boolean => params['quiet'] === true;
