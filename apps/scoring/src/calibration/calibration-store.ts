import type { Calibration, ModelDefinition, ScoringSettings } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { type SavedTally, Tally } from './tally';

/** Tallies of runs under way, and the newest calibration of each model. */
export class CalibrationStore {
  constructor(private readonly tx: Tx) {}

  async addTally(runId: string, tally: Tally): Promise<void> {
    await this.tx.execute('INSERT INTO calibration_tally (workspace_id, run_id, tally) VALUES ($1, $2, $3)', [
      this.tx.workspaceId,
      runId,
      JSON.stringify(tally.save()),
    ]);
  }

  /** All that a run has counted. Sampled leads in the order of their ids, whichever slice was faster. */
  async tallyOf(runId: string): Promise<Tally> {
    const whole = new Tally();
    const rows = await this.tx.query<{ tally: SavedTally }>(
      'SELECT tally FROM calibration_tally WHERE workspace_id = $1 AND run_id = $2',
      [this.tx.workspaceId, runId],
    );
    for (const { tally } of rows) whole.add(tally);
    whole.sampled.sort((a, b) => (a.leadId < b.leadId ? -1 : 1));
    return whole;
  }

  async forgetTallies(runId: string): Promise<void> {
    await this.tx.execute('DELETE FROM calibration_tally WHERE workspace_id = $1 AND run_id = $2', [
      this.tx.workspaceId,
      runId,
    ]);
  }

  async save(calibration: Calibration): Promise<void> {
    await this.tx.execute(
      `INSERT INTO calibration (workspace_id, model_id, run_id, calibration) VALUES ($1, $2, $3, $4)
       ON CONFLICT (workspace_id, model_id) DO UPDATE SET run_id = $3, calibration = $4`,
      [this.tx.workspaceId, calibration.modelId, calibration.runId, JSON.stringify(calibration)],
    );
  }

  async ofModel(modelId: string): Promise<Calibration | null> {
    const row = await this.tx.one<{ calibration: Calibration }>(
      'SELECT calibration FROM calibration WHERE workspace_id = $1 AND model_id = $2',
      [this.tx.workspaceId, modelId],
    );
    return row?.calibration ?? null;
  }

  /** A version by plain SQL: a bulk thread knows no entities. */
  async version(modelId: string, publishedVersion: number): Promise<ModelDefinition & { settings: ScoringSettings }> {
    const row = await this.tx.one<{ definition: ModelDefinition; settings: ScoringSettings }>(
      'SELECT definition, settings FROM published_version WHERE workspace_id = $1 AND model_id = $2 AND published_version = $3',
      [this.tx.workspaceId, modelId, publishedVersion],
    );
    return { ...row!.definition, settings: row!.settings };
  }

  async draftFloor(modelId: string): Promise<number | null> {
    const row = await this.tx.one<{ floor: number | null }>(
      `SELECT (definition->>'floor')::float8 AS floor FROM draft WHERE workspace_id = $1 AND model_id = $2`,
      [this.tx.workspaceId, modelId],
    );
    return row?.floor ?? null;
  }
}
