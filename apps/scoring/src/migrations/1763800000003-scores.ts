import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scores, their history, and what people add to a score by hand. */
export class Scores1763800000003 implements MigrationInterface {
  name = 'Scores1763800000003';

  async up(runner: QueryRunner): Promise<void> {
    // One narrow row per (model, lead), with the trend beside the score: both are rewritten by the same pass, and a
    // second table would double the cost of a bulk run. Points are whole hundredths; score NULL = never evaluated.
    await runner.query(`
      CREATE TABLE score (
        workspace_id uuid NOT NULL,
        model_id uuid NOT NULL,
        lead_id uuid NOT NULL,
        score int,
        published_version int,
        timeline_revision bigint NOT NULL DEFAULT 0,
        calculated_at timestamptz,
        until timestamptz,
        owner_id uuid,
        last_active_day date,
        change7 int NOT NULL DEFAULT 0,
        change30 int NOT NULL DEFAULT 0,
        peak int,
        recorded int,
        level text,
        PRIMARY KEY (workspace_id, model_id, lead_id),
        CHECK ((score IS NULL) = (level IS NULL))
      ) WITH (fillfactor = 85)`);
    // The order of every list by score. Range, level (a range of scores) and the last page of NULLs come from it as well.
    await runner.query(`CREATE INDEX score_order ON score (workspace_id, model_id, score, lead_id)`);
    await runner.query(
      `CREATE INDEX score_of_owner ON score (workspace_id, model_id, owner_id, score, lead_id) WHERE owner_id IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX score_due ON score (workspace_id, model_id, until) WHERE until IS NOT NULL`);
    await runner.query(`
      CREATE TABLE score_change (
        workspace_id uuid NOT NULL,
        lead_id uuid NOT NULL,
        model_id uuid NOT NULL,
        change_id uuid NOT NULL,
        at timestamptz NOT NULL,
        from_score int,
        to_score int NOT NULL,
        published_version int NOT NULL,
        from_level text,
        to_level text NOT NULL,
        cause text NOT NULL,
        run_id uuid,
        -- Ids carry their time: one index gives a lead's history in order, and a slice's rows by its range of leads.
        PRIMARY KEY (workspace_id, lead_id, model_id, change_id)
      )`);
    await runner.query(`
      CREATE TABLE adjustment (
        workspace_id uuid NOT NULL,
        adjustment_id uuid NOT NULL,
        model_id uuid NOT NULL,
        -- The root that it counts for now, and the lead that it was made for.
        lead_id uuid NOT NULL,
        original_lead_id uuid NOT NULL,
        points int NOT NULL,
        reason text NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid,
        expires_at timestamptz,
        removed_at timestamptz,
        removed_by uuid,
        PRIMARY KEY (workspace_id, adjustment_id)
      )`);
    await runner.query(`CREATE INDEX adjustment_of_lead ON adjustment (workspace_id, lead_id, model_id)`);
    await runner.query(`
      CREATE TABLE reset (
        workspace_id uuid NOT NULL,
        reset_id uuid NOT NULL,
        model_id uuid NOT NULL,
        lead_id uuid NOT NULL,
        original_lead_id uuid NOT NULL,
        reset_at timestamptz NOT NULL,
        created_by uuid,
        undone_at timestamptz,
        undone_by uuid,
        PRIMARY KEY (workspace_id, reset_id)
      )`);
    await runner.query(`CREATE INDEX reset_of_lead ON reset (workspace_id, lead_id, model_id)`);
    // Which models may have something due: ids only, no policy, so that the decay job can look across workspaces.
    await runner.query(`
      CREATE TABLE due_model (workspace_id uuid NOT NULL, model_id uuid NOT NULL, PRIMARY KEY (workspace_id, model_id))`);
    for (const table of ['score', 'score_change', 'adjustment', 'reset']) await runner.query(workspaceTable(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE due_model, reset, adjustment, score_change, score`);
  }
}
