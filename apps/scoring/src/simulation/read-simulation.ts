import type { Simulation } from '@heatline/contracts';
import { Database, RunStore, type Tx } from '@heatline/database';
import { definitionChanges } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { ModelStore } from '../models/model-store';
import type { SimulationRow } from './simulation-row';
import { keptDays, SimulationStore } from './simulation-store';

/** A simulation as it is shown: how far it is, what it says, and whether that is still of today's question. */
@Injectable()
export class ReadSimulation {
  constructor(private readonly database: Database) {}

  one(workspaceId: string, simulationId: string): Promise<Simulation> {
    return this.database.inWorkspace(workspaceId, async (tx) =>
      toSimulation(tx, await new SimulationStore(tx).byId(simulationId)),
    );
  }

  latest(workspaceId: string, modelId: string): Promise<Simulation | null> {
    return this.database.inWorkspace(workspaceId, async (tx) => {
      await new ModelStore(tx).byId(modelId);
      const row = await new SimulationStore(tx).newestOf(modelId);
      return row ? toSimulation(tx, row) : null;
    });
  }
}

async function toSimulation(tx: Tx, row: SimulationRow): Promise<Simulation> {
  const models = new ModelStore(tx);
  const [newest] = await models.versions(row.modelId);
  const draft = await models.draft(row.modelId);
  const published = row.publishedVersion === null ? undefined : await models.version(row.modelId, row.publishedVersion);
  const following = row.runId ?? row.waitsForRunId;
  const run = following === null ? undefined : await new RunStore(tx).byId(following);
  return {
    simulationId: row.simulationId,
    modelId: row.modelId,
    subject: row.subject,
    state: row.state,
    runId: row.runId,
    waitsForRunId: row.waitsForRunId,
    done: run?.done ?? 0,
    total: run?.total ?? null,
    draftVersion: row.draftVersion,
    publishedVersion: row.publishedVersion,
    changes: definitionChanges(published?.definition, row.definition),
    asOf: row.asOf.toISOString(),
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    computeSeconds: row.computeMs === null ? null : row.computeMs / 1_000,
    by: row.startedBy,
    result: row.result,
    stale: {
      draft: draft.definitionHash !== row.definitionHash,
      published: (newest?.publishedVersion ?? null) !== row.publishedVersion,
      facts: row.factsMovedAt !== null,
    },
    problem: row.problem ?? (run?.state === 'parked' ? (run.error?.message ?? null) : null),
    expiresAt: new Date(row.startedAt.getTime() + keptDays * 86_400_000).toISOString(),
  };
}
