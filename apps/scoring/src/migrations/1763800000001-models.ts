import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Models, their one draft each, and their immutable versions. */
export class Models1763800000001 implements MigrationInterface {
  name = 'Models1763800000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE model (
        workspace_id uuid NOT NULL,
        model_id uuid NOT NULL,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        kind text NOT NULL CHECK (kind IN ('engagement', 'profile', 'account', 'custom')),
        active boolean NOT NULL DEFAULT false,
        is_primary boolean NOT NULL DEFAULT false,
        schedule_enabled boolean NOT NULL DEFAULT false,
        schedule_minutes int NOT NULL DEFAULT 360,
        -- Counts changes of schedule, active and archived: the schedule in Temporal is brought to the newest.
        schedule_generation int NOT NULL DEFAULT 1,
        version int NOT NULL DEFAULT 1,
        published_version int,
        pending_version int,
        last_run_at timestamptz,
        last_run_id uuid,
        last_run_version int,
        last_run_changed bigint,
        last_run_unchanged bigint,
        archived_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        changed_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (workspace_id, model_id),
        CONSTRAINT active_is_published CHECK (NOT active OR (coalesce(published_version, pending_version) IS NOT NULL AND archived_at IS NULL))
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX model_name_key ON model (workspace_id, lower(name)) WHERE archived_at IS NULL`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX model_primary_key ON model (workspace_id, kind) WHERE is_primary AND archived_at IS NULL`,
    );
    await runner.query(`
      CREATE TABLE draft (
        workspace_id uuid NOT NULL,
        model_id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        definition jsonb NOT NULL,
        definition_hash text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now(),
        changed_by uuid,
        PRIMARY KEY (workspace_id, model_id),
        FOREIGN KEY (workspace_id, model_id) REFERENCES model
      )`);
    await runner.query(`
      CREATE TABLE published_version (
        workspace_id uuid NOT NULL,
        model_id uuid NOT NULL,
        published_version int NOT NULL,
        definition jsonb NOT NULL,
        definition_hash text NOT NULL,
        -- Zone, activity types and burst rule as they were when it was published.
        settings jsonb NOT NULL,
        note text NOT NULL DEFAULT '',
        published_at timestamptz NOT NULL,
        published_by uuid,
        PRIMARY KEY (workspace_id, model_id, published_version),
        FOREIGN KEY (workspace_id, model_id) REFERENCES model
      )`);
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is immutable', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE TRIGGER published_version_is_immutable BEFORE UPDATE OR DELETE ON published_version
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      -- When each version came into force, for "the version in force at T".
      CREATE TABLE version_in_force (
        workspace_id uuid NOT NULL,
        model_id uuid NOT NULL,
        published_version int NOT NULL,
        since timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, model_id, since),
        FOREIGN KEY (workspace_id, model_id, published_version) REFERENCES published_version
      )`);
    for (const table of ['model', 'draft', 'published_version', 'version_in_force'])
      await runner.query(workspaceTable(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE version_in_force, published_version, draft, model`);
    await runner.query(`DROP FUNCTION refuse_change`);
  }
}
