import type { ModelDefinition, ScoringSettings, SimulationResult, SimulationState } from '@heatline/contracts';
import type { SubjectKind } from '../announcer';

/** A simulation as it is stored. */
export interface SimulationRow {
  simulationId: string;
  modelId: string;
  /** Whom the model scores: where it is accounts, they stand in the place of leads. */
  subject: SubjectKind;
  state: SimulationState;
  runId: string | null;
  waitsForRunId: string | null;
  draftVersion: number;
  definition: ModelDefinition;
  definitionHash: string;
  settings: ScoringSettings;
  publishedVersion: number | null;
  /** T of both sides. */
  asOf: Date;
  factsMovedAt: Date | null;
  result: SimulationResult | null;
  computeMs: number | null;
  problem: string | null;
  startedAt: Date;
  endedAt: Date | null;
  startedBy: string | null;
}

/** The columns under the names of the row's fields. */
export const simulationColumns = `
  simulation_id AS "simulationId", model_id AS "modelId",
  CASE (SELECT kind FROM model m WHERE m.workspace_id = simulation.workspace_id AND m.model_id = simulation.model_id)
       WHEN 'account' THEN 'account' ELSE 'lead' END AS subject, state, run_id AS "runId", waits_for_run_id AS "waitsForRunId",
  draft_version AS "draftVersion", definition, definition_hash AS "definitionHash", settings, published_version AS "publishedVersion",
  as_of AS "asOf", facts_moved_at AS "factsMovedAt", result, compute_ms AS "computeMs", problem, started_at AS "startedAt",
  ended_at AS "endedAt", started_by AS "startedBy"`;

/** One lead, or account, of a list, as it is stored. Hundredths; levels by key. */
export interface SimulatedLeadRow {
  place: number;
  leadId: string;
  before: number | null;
  after: number;
  beforeLevel: string | null;
  afterLevel: string;
}
