import { type CallContext, Refusal, type ScoringSettings, type Simulation } from '@heatline/contracts';
import { Database, RunStore, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Announcer } from '../announcer';
import { callerOf } from '../caller';
import { canonicalJson } from '../canonical-json';
import type { DraftRow } from '../models/draft-row';
import { modelArchived, refuseStaleDraft } from '../models/model-change';
import { ModelStore } from '../models/model-store';
import { SettingsToPublish } from '../models/settings-to-publish';
import { runBy } from '../models/start-recalculation';
import { knows } from '../scores/model-subject';
import { RulebookStore } from '../timelines/rulebook-store';
import { StartRefresh } from '../timelines/start-refresh';
import { ReadSimulation } from './read-simulation';
import { SampleLeads } from './sample-leads';
import type { SimulationRow } from './simulation-row';
import { askedFor, sidesOf } from './simulation-sides';
import { SimulationStore } from './simulation-store';
import { StartSimulationRun } from './start-simulation-run';

/** What publishing the draft would do: answered from a sample at once, then from everybody. */
@Injectable()
export class SimulateModel {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsToPublish,
    private readonly rulebooks: RulebookStore,
    private readonly refresh: StartRefresh,
    private readonly starts: StartSimulationRun,
    private readonly sample: SampleLeads,
    private readonly reads: ReadSimulation,
    private readonly announcer: Announcer,
  ) {}

  async run(
    context: CallContext,
    modelId: string,
    asked: { version?: number | undefined; key?: string | undefined },
  ): Promise<Simulation> {
    const { workspaceId } = context;
    const zone = await this.settings.zoneOf(context);
    const simulation = await this.database.inWorkspace(workspaceId, async (tx) => {
      const models = new ModelStore(tx);
      const settings = await this.settings.with(tx, zone);
      if (await this.looksForNew(tx, modelId, settings)) await this.rulebooks.awaitTurn(tx);
      const model = await models.lock(modelId);
      const store = new SimulationStore(tx);
      const repeated = asked.key === undefined ? undefined : await store.byRequest(modelId, asked.key);
      if (repeated) return repeated;
      if (model.archivedAt !== null) throw modelArchived(modelId);
      const draft = await models.draft(modelId);
      if (asked.version !== undefined) refuseStaleDraft(draft, asked.version);
      if (draft.definition.rules.length === 0)
        throw new Refusal(
          'definition_empty',
          { modelId, to: 'simulate' },
          'The draft has no rule yet: add one before simulating',
        );
      return this.open(tx, context, draft, settings, asked.key ?? null);
    });
    await this.sample.run(workspaceId, simulation);
    return this.reads.one(workspaceId, simulation.simulationId);
  }

  /** Then rules change: their turn comes before models and simulations are held. Changed meanwhile, the draft is looked at once more. */
  private async looksForNew(tx: Tx, modelId: string, settings: ScoringSettings): Promise<boolean> {
    const models = new ModelStore(tx);
    const { definition } = await models.draft(modelId);
    const [newest] = await models.versions(modelId);
    const publishedVersion = newest?.publishedVersion ?? null;
    const { keys } = askedFor(await sidesOf(tx, { modelId, publishedVersion, definition, settings }));
    return !(await knows(tx, keys));
  }

  /** The one that asks the same and is under way, or a new one in its place. */
  private async open(
    tx: Tx,
    context: CallContext,
    draft: DraftRow,
    settings: ScoringSettings,
    requestKey: string | null,
  ): Promise<SimulationRow> {
    const { modelId, definition, definitionHash } = draft;
    const store = new SimulationStore(tx);
    const [newest] = await new ModelStore(tx).versions(modelId);
    const publishedVersion = newest?.publishedVersion ?? null;
    const open = await store.openOf(modelId);
    if (open) {
      const same =
        (await this.goesOn(tx, open)) &&
        open.definitionHash === definitionHash &&
        open.publishedVersion === publishedVersion &&
        open.factsMovedAt === null &&
        canonicalJson(open.settings) === canonicalJson(settings);
      if (same) return open;
      await store.end(open.simulationId, 'superseded');
    }
    await store.forget(modelId);
    const simulationId = uuidv7();
    await store.add({
      simulationId,
      modelId,
      draftVersion: draft.version,
      definition,
      definitionHash,
      settings,
      publishedVersion,
      startedBy: callerOf(context),
      state: 'waiting',
      asOf: (await tx.scoringTime()) / 1_000,
      requestKey,
    });
    await this.follow(tx, context, await store.byId(simulationId));
    this.announcer.modelChanged(tx, modelId);
    return store.byId(simulationId);
  }

  /** One that waits for a person is begun anew by whoever asks again. */
  private async goesOn(tx: Tx, { runId, waitsForRunId }: SimulationRow): Promise<boolean> {
    const run = await new RunStore(tx).byId(runId ?? waitsForRunId ?? '');
    return run?.state === 'queued' || run?.state === 'running';
  }

  /** Everybody at once when timelines know all that is asked; else when the events have been read for it. */
  private async follow(tx: Tx, context: CallContext, simulation: SimulationRow): Promise<void> {
    const { criteria, datedKeys, keys } = askedFor(await sidesOf(tx, simulation));
    if (!(await knows(tx, keys))) {
      await this.rulebooks.change(tx);
      if (await this.rulebooks.addCriteria(tx, criteria, datedKeys)) {
        const { name } = await new ModelStore(tx).byId(simulation.modelId);
        const { runId } = await this.refresh.open(tx, runBy(context), `New criteria in the draft of "${name}"`);
        await new SimulationStore(tx).follow(simulation.simulationId, { waitsForRunId: runId });
        return;
      }
    }
    await this.starts.open(tx, simulation, runBy(context));
  }
}
