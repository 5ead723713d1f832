import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a draft would do to everybody, and what publishing was asked to let follow. */
export class Simulations1763800000060 implements MigrationInterface {
  name = 'Simulations1763800000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Both definitions are copies: the draft goes on being edited.
      CREATE TABLE simulation (
        workspace_id uuid NOT NULL,
        simulation_id uuid NOT NULL,
        model_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'completed', 'failed', 'cancelled', 'superseded')),
        request_key text,
        run_id uuid,
        waits_for_run_id uuid,
        draft_version int NOT NULL,
        definition jsonb NOT NULL,
        definition_hash text NOT NULL,
        settings jsonb NOT NULL,
        published_version int,
        as_of timestamptz NOT NULL,
        -- The first new fact since; null = everything is as it was.
        facts_moved_at timestamptz,
        result jsonb,
        compute_ms double precision,
        problem text,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ended_at timestamptz,
        started_by uuid,
        PRIMARY KEY (workspace_id, simulation_id),
        FOREIGN KEY (workspace_id, model_id) REFERENCES model
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX simulation_one_open ON simulation (workspace_id, model_id) WHERE state IN ('waiting', 'running')`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX simulation_request ON simulation (workspace_id, model_id, request_key) WHERE request_key IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX simulation_newest ON simulation (workspace_id, model_id, started_at DESC)`);
    // Asked by every batch of new facts: nearly always empty.
    await runner.query(
      `CREATE INDEX simulation_current ON simulation (workspace_id) WHERE facts_moved_at IS NULL AND state <> 'superseded'`,
    );
    await runner.query(`
      -- What the slices counted, until all of them are there.
      CREATE TABLE simulation_part (
        workspace_id uuid NOT NULL,
        simulation_id uuid NOT NULL,
        slice_no int NOT NULL,
        part jsonb NOT NULL,
        PRIMARY KEY (workspace_id, simulation_id, slice_no),
        FOREIGN KEY (workspace_id, simulation_id) REFERENCES simulation ON DELETE CASCADE
      )`);
    await runner.query(`
      -- Whom it moves most, and who crosses the top level. Hundredths; levels by key.
      CREATE TABLE simulated_lead (
        workspace_id uuid NOT NULL,
        simulation_id uuid NOT NULL,
        way text NOT NULL CHECK (way IN ('up', 'down', 'enters', 'leaves')),
        place int NOT NULL,
        lead_id uuid NOT NULL,
        before int,
        after int NOT NULL,
        before_level text,
        after_level text NOT NULL,
        PRIMARY KEY (workspace_id, simulation_id, way, place),
        FOREIGN KEY (workspace_id, simulation_id) REFERENCES simulation ON DELETE CASCADE
      )`);
    for (const table of ['simulation', 'simulation_part', 'simulated_lead']) await runner.query(workspaceTable(table));
    // A version may wait for its criteria: what was asked for when it was published is kept until then.
    await runner.query(`
      ALTER TABLE published_version
        ADD COLUMN recalculates boolean NOT NULL DEFAULT true,
        ADD COLUMN announces boolean NOT NULL DEFAULT true`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE published_version DROP COLUMN recalculates, DROP COLUMN announces');
    await runner.query('DROP TABLE simulated_lead, simulation_part, simulation');
  }
}
