import { Refusal, type SimulationResult, type SimulationState, type SimulationWay } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { type SimulatedLeadRow, simulationColumns, type SimulationRow } from './simulation-row';
import type { TallyPart } from './simulation-tally';

/** Simulations of a model that are kept, and for how long. */
const keptPerModel = 20;
export const keptDays = 7;

export type NewSimulation = Pick<
  SimulationRow,
  | 'simulationId'
  | 'modelId'
  | 'draftVersion'
  | 'definition'
  | 'definitionHash'
  | 'settings'
  | 'publishedVersion'
  | 'startedBy'
> & { state: 'waiting' | 'running'; asOf: number; requestKey: string | null };

/** The only place with the SQL of simulations. Bound to one transaction in one workspace. */
export class SimulationStore {
  constructor(private readonly tx: Tx) {}

  async add(simulation: NewSimulation): Promise<void> {
    await this.tx.execute(
      `INSERT INTO simulation (workspace_id, simulation_id, model_id, state, request_key, draft_version, definition, definition_hash,
                               settings, published_version, as_of, started_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_timestamp($11), $12)`,
      [
        this.tx.workspaceId,
        simulation.simulationId,
        simulation.modelId,
        simulation.state,
        simulation.requestKey,
        simulation.draftVersion,
        JSON.stringify(simulation.definition),
        simulation.definitionHash,
        JSON.stringify(simulation.settings),
        simulation.publishedVersion,
        simulation.asOf,
        simulation.startedBy,
      ],
    );
  }

  /** @throws Refusal `simulation_not_found` */
  async byId(simulationId: string): Promise<SimulationRow> {
    const row = await this.one('simulation_id = $2', [simulationId]);
    if (!row)
      throw new Refusal('simulation_not_found', { simulationId }, 'There is no such simulation: simulate again');
    return row;
  }

  byRequest(modelId: string, key: string): Promise<SimulationRow | undefined> {
    return this.one('model_id = $2 AND request_key = $3', [modelId, key]);
  }

  /** Held until the transaction ends: whoever ends it and whoever takes its place come one after the other. */
  openOf(modelId: string): Promise<SimulationRow | undefined> {
    return this.one(`model_id = $2 AND state IN ('waiting', 'running') FOR UPDATE`, [modelId]);
  }

  newestOf(modelId: string): Promise<SimulationRow | undefined> {
    return this.one('model_id = $2 ORDER BY started_at DESC LIMIT 1', [modelId]);
  }

  waiting(): Promise<SimulationRow[]> {
    return this.many(`state = 'waiting' FOR UPDATE`, []);
  }

  /** From now on a run looks at everybody, or a refresh reads what is not known yet. */
  async follow(
    simulationId: string,
    { runId = null, waitsForRunId = null }: { runId?: string | null; waitsForRunId?: string | null },
  ) {
    await this.tx.execute(
      `UPDATE simulation SET run_id = $3, waits_for_run_id = $4, state = CASE WHEN $3::uuid IS NULL THEN 'waiting' ELSE 'running' END
        WHERE workspace_id = $1 AND simulation_id = $2`,
      [this.tx.workspaceId, simulationId, runId, waitsForRunId],
    );
  }

  /** T of the exact numbers. Facts that moved before it are part of them. */
  async begin(simulationId: string, asOf: number): Promise<void> {
    await this.tx.execute(
      `UPDATE simulation SET as_of = to_timestamp($3), facts_moved_at = NULL WHERE workspace_id = $1 AND simulation_id = $2`,
      [this.tx.workspaceId, simulationId, asOf],
    );
    await this.forgetParts(simulationId);
  }

  async end(simulationId: string, state: SimulationState, problem: string | null = null): Promise<void> {
    await this.tx.execute(
      `UPDATE simulation SET state = $3, problem = $4, ended_at = clock_timestamp()
        WHERE workspace_id = $1 AND simulation_id = $2 AND state IN ('waiting', 'running')`,
      [this.tx.workspaceId, simulationId, state, problem],
    );
    await this.forgetParts(simulationId);
  }

  /** An answer and the heads of its lists. From a sample it never takes the place of everybody's. */
  async answer(
    { simulationId, definition }: SimulationRow,
    levelsBefore: readonly { key: string }[],
    result: SimulationResult,
    lists: TallyPart['foremost'],
    computeMs: number | null,
  ): Promise<void> {
    const written = await this.tx.execute(
      `UPDATE simulation SET result = $3, compute_ms = coalesce($4, compute_ms)
        WHERE workspace_id = $1 AND simulation_id = $2 AND state IN ('waiting', 'running') AND ($4::float8 IS NOT NULL OR result IS NULL)`,
      [this.tx.workspaceId, simulationId, JSON.stringify(result), computeMs],
    );
    if (written === 0) return;
    await this.tx.execute('DELETE FROM simulated_lead WHERE workspace_id = $1 AND simulation_id = $2', [
      this.tx.workspaceId,
      simulationId,
    ]);
    const rows = Object.entries(lists).flatMap(([way, movers]) =>
      movers.map(([leadId, before, after, was, is], place) => ({
        way,
        place,
        lead_id: leadId,
        before,
        after,
        before_level: levelsBefore[was]?.key ?? null,
        after_level: definition.levels[is]!.key,
      })),
    );
    await this.tx.execute(
      `INSERT INTO simulated_lead (workspace_id, simulation_id, way, place, lead_id, before, after, before_level, after_level)
       SELECT $1, $2, way, place, lead_id, before, after, before_level, after_level
         FROM jsonb_to_recordset($3::jsonb)
              AS n (way text, place int, lead_id uuid, before int, after int, before_level text, after_level text)`,
      [this.tx.workspaceId, simulationId, JSON.stringify(rows)],
    );
  }

  async savePart(simulationId: string, sliceNo: number, part: TallyPart): Promise<void> {
    await this.tx.execute(
      `INSERT INTO simulation_part (workspace_id, simulation_id, slice_no, part) VALUES ($1, $2, $3, $4)
       ON CONFLICT (workspace_id, simulation_id, slice_no) DO UPDATE SET part = excluded.part`,
      [this.tx.workspaceId, simulationId, sliceNo, JSON.stringify(part)],
    );
  }

  async parts(simulationId: string): Promise<TallyPart[]> {
    const rows = await this.tx.query<{ part: TallyPart }>(
      'SELECT part FROM simulation_part WHERE workspace_id = $1 AND simulation_id = $2 ORDER BY slice_no',
      [this.tx.workspaceId, simulationId],
    );
    return rows.map(({ part }) => part);
  }

  /** From `after` on, in the order of their places. */
  leads(simulationId: string, way: SimulationWay, after: number, limit: number): Promise<SimulatedLeadRow[]> {
    return this.tx.query<SimulatedLeadRow>(
      `SELECT place, lead_id AS "leadId", before, after, before_level AS "beforeLevel", after_level AS "afterLevel"
         FROM simulated_lead WHERE workspace_id = $1 AND simulation_id = $2 AND way = $3 AND place > $4 ORDER BY place LIMIT $5`,
      [this.tx.workspaceId, simulationId, way, after, limit],
    );
  }

  /** What is too old, or too many, of a model. */
  async forget(modelId: string): Promise<void> {
    await this.tx.execute(
      `DELETE FROM simulation WHERE workspace_id = $1 AND model_id = $2 AND state NOT IN ('waiting', 'running')
          AND (started_at < clock_timestamp() - make_interval(days => ${keptDays})
               OR simulation_id NOT IN (SELECT simulation_id FROM simulation WHERE workspace_id = $1 AND model_id = $2
                                         ORDER BY started_at DESC LIMIT ${keptPerModel}))`,
      [this.tx.workspaceId, modelId],
    );
  }

  private async forgetParts(simulationId: string): Promise<void> {
    await this.tx.execute('DELETE FROM simulation_part WHERE workspace_id = $1 AND simulation_id = $2', [
      this.tx.workspaceId,
      simulationId,
    ]);
  }

  private async one(where: string, params: unknown[]): Promise<SimulationRow | undefined> {
    return (await this.many(where, params))[0];
  }

  private many(where: string, params: unknown[]): Promise<SimulationRow[]> {
    return this.tx.query<SimulationRow>(
      `SELECT ${simulationColumns} FROM simulation WHERE workspace_id = $1 AND ${where}`,
      [this.tx.workspaceId, ...params],
    );
  }
}
