import { publishView } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const to = ['leads' as const, 'identity' as const, 'segments' as const];

const views: [name: string, select: string, table: string | { table: string; columns: string[] }, more?: string][] = [
  [
    'published_score',
    `SELECT workspace_id, model_id, lead_id, score, level, published_version, calculated_at, owner_id, last_active_day,
            change7, change30, peak FROM score`,
    'score',
  ],
  ['published_trend', 'SELECT workspace_id, model_id, lead_id, change7, change30, peak FROM score', 'score'],
  [
    'published_timeline',
    'SELECT workspace_id, lead_id, event_count, last_activity_at, revision FROM timeline',
    { table: 'timeline', columns: ['workspace_id', 'lead_id', 'event_count', 'last_activity_at', 'revision'] },
  ],
  [
    'published_model',
    `SELECT m.workspace_id, m.model_id, m.name, m.kind, m.active, m.is_primary, m.published_version,
            v.definition->'levels' AS levels, m.last_run_at, m.last_run_version
       FROM model m LEFT JOIN published_version v USING (workspace_id, model_id, published_version)
      WHERE m.archived_at IS NULL`,
    'model',
    'published_version',
  ],
  [
    'published_score_change',
    `SELECT workspace_id, lead_id, model_id, change_id, at, from_score, to_score, from_level, to_level, published_version,
            cause, run_id FROM score_change`,
    'score_change',
  ],
];

/** What other services read. */
export class Views1763800000006 implements MigrationInterface {
  name = 'Views1763800000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, select, table, more] of views) {
      await runner.query(publishView(name, select, { to, reads: more ? [table, more] : [table] }));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of views) await runner.query(`DROP VIEW ${name}`);
  }
}
