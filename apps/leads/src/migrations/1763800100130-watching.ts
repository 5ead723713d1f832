import { publishView, workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const published = ['workspace_id', 'member_id', 'lead_id'];
const entry = [...published, 'watch_id', 'since', 'alert_on_engagement'];
const threshold = [
  'workspace_id',
  'threshold_id',
  'watch_id',
  'model_id',
  'direction',
  'score',
  'set_at',
  'score_then',
  'after_change_id',
];

/** Whom a member watches, and what they want to be told of. */
export class Watching1763800100130 implements MigrationInterface {
  name = 'Watching1763800100130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE leads.watch (
        workspace_id uuid NOT NULL,
        member_id uuid NOT NULL,
        -- The lead that was starred; a merge does not change it.
        original_lead_id uuid NOT NULL,
        -- The root that answers for it.
        lead_id uuid NOT NULL,
        watch_id uuid NOT NULL,
        since timestamptz NOT NULL,
        -- Scores when it was starred, by model, in hundredths.
        scores jsonb NOT NULL DEFAULT '{}',
        alert_on_engagement boolean NOT NULL DEFAULT true,
        PRIMARY KEY (workspace_id, member_id, original_lead_id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX watch_key ON leads.watch (workspace_id, watch_id)`);
    await runner.query(`CREATE INDEX watch_of_lead ON leads.watch (workspace_id, lead_id, member_id)`);
    await runner.query(`CREATE INDEX watch_of_member ON leads.watch (workspace_id, member_id, lead_id)`);
    await runner.query(`
      CREATE TABLE leads.watch_threshold (
        workspace_id uuid NOT NULL,
        -- Another one each time that the threshold is moved: a crossing belongs to the threshold that it crossed.
        threshold_id uuid NOT NULL,
        watch_id uuid NOT NULL,
        model_id uuid NOT NULL,
        direction text NOT NULL CHECK (direction IN ('up', 'down')),
        -- Hundredths.
        score int NOT NULL,
        set_at timestamptz NOT NULL,
        -- What the score was when it was set, and the newest history row then: only later ones can cross it.
        score_then int,
        after_change_id uuid,
        PRIMARY KEY (workspace_id, watch_id, model_id, direction),
        FOREIGN KEY (workspace_id, watch_id) REFERENCES leads.watch (workspace_id, watch_id) ON DELETE CASCADE
      )`);
    for (const table of ['watch', 'watch_threshold']) await runner.query(workspaceTable(`leads.${table}`));
    await runner.query(
      publishView('leads.published_watch', `SELECT ${entry.join(', ')} FROM leads.watch`, {
        to: ['scoring', 'identity'],
        reads: [{ table: 'leads.watch', columns: entry }],
      }),
    );
    await runner.query(
      publishView('leads.published_watch_threshold', `SELECT ${threshold.join(', ')} FROM leads.watch_threshold`, {
        to: ['identity'],
        reads: [{ table: 'leads.watch_threshold', columns: threshold }],
      }),
    );
    // Whose lead it is, and which lead answers for another: what notifications ask.
    const lead = ['workspace_id', 'lead_id', 'root_id', 'name', 'account_id', 'owner_id', 'created_at'];
    await runner.query(
      publishView('leads.published_lead', `SELECT ${lead.join(', ')} FROM leads.lead`, {
        to: ['identity'],
        reads: [{ table: 'leads.lead', columns: lead }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW leads.published_watch_threshold, leads.published_watch`);
    await runner.query(`DROP TABLE leads.watch_threshold, leads.watch`);
  }
}
