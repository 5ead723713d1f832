import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Criteria, classes of facts, and one packed timeline a root lead. */
export class Timelines1763800000002 implements MigrationInterface {
  name = 'Timelines1763800000002';

  async up(runner: QueryRunner): Promise<void> {
    // What everybody who scores goes by: criteria, versions in force, which models are on. Whoever writes scores holds this
    // row FOR SHARE and knows by its generation that what it has compiled is current; whoever changes the rules updates it.
    await runner.query(`
      CREATE TABLE rulebook (
        workspace_id uuid PRIMARY KEY,
        generation bigint NOT NULL DEFAULT 1,
        -- Zone, activity types and burst rule that last activity goes by.
        settings jsonb NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE criterion (
        workspace_id uuid NOT NULL,
        criterion_id int NOT NULL,
        key uuid NOT NULL,
        definition jsonb NOT NULL,
        -- NULL = older entries of timelines do not know it yet.
        ready_at timestamptz,
        PRIMARY KEY (workspace_id, criterion_id),
        CONSTRAINT criterion_key UNIQUE (workspace_id, key)
      )`);
    await runner.query(`
      -- A class is the set of criteria that an event, or a profile, satisfies. Class 0 is the empty set and has no row.
      CREATE TABLE class (
        workspace_id uuid NOT NULL,
        class_id int NOT NULL,
        criteria int[] NOT NULL,
        PRIMARY KEY (workspace_id, class_id),
        CONSTRAINT class_criteria UNIQUE (workspace_id, criteria)
      )`);
    await runner.query(`
      CREATE TABLE timeline (
        workspace_id uuid NOT NULL,
        lead_id uuid NOT NULL,
        revision bigint NOT NULL,
        last_activity_at timestamptz,
        created_at timestamptz NOT NULL,
        owner_id uuid,
        event_count int NOT NULL,
        -- Values of attributes that conditions compare with T: [{key, account, at, value}].
        dated jsonb,
        tail bytea NOT NULL,
        body bytea,
        PRIMARY KEY (workspace_id, lead_id)
      ) WITH (fillfactor = 80)`);
    // Uncompressed and out of line: an append writes the tail only, and reading a body costs no decompression.
    await runner.query(
      `ALTER TABLE timeline ALTER COLUMN body SET STORAGE EXTERNAL, ALTER COLUMN tail SET STORAGE PLAIN`,
    );
    await runner.query(`CREATE INDEX timeline_activity ON timeline (workspace_id, last_activity_at, lead_id)`);
    await runner.query(`CREATE INDEX timeline_events ON timeline (workspace_id, event_count, lead_id)`);
    for (const table of ['rulebook', 'criterion', 'class', 'timeline']) await runner.query(workspaceTable(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE timeline, class, criterion, rulebook');
  }
}
