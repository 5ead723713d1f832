import { roleOf } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const readers = ['leads', 'identity', 'segments'] as const;

const columns = (version: string, at: string) => `
  SELECT s.workspace_id, s.model_id, s.lead_id, s.score, s.level, ${version} AS published_version, ${at} AS calculated_at,
         s.owner_id, s.last_active_day, s.change7, s.change30, s.peak FROM score s`;

const ofModel = (column: string) =>
  `(SELECT m.${column} FROM model m WHERE m.workspace_id = s.workspace_id AND m.model_id = s.model_id)`;

/** Rows that a completed run found right were not written: version and time of that run stand on the model. */
export class ShownVersion1763800000007 implements MigrationInterface {
  name = 'ShownVersion1763800000007';

  async up(runner: QueryRunner): Promise<void> {
    const version = `CASE WHEN s.score IS NULL THEN s.published_version ELSE greatest(s.published_version, ${ofModel('last_run_version')}) END`;
    const at = `CASE WHEN s.published_version <= ${ofModel('last_run_version')}
                     THEN greatest(s.calculated_at, ${ofModel('last_run_at')}) ELSE s.calculated_at END`;
    await runner.query(
      `CREATE OR REPLACE VIEW published_score WITH (security_invoker = true) AS ${columns(version, at)}`,
    );
    await runner.query(`GRANT SELECT ON published_score TO ${readers.map(roleOf).join(', ')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE OR REPLACE VIEW published_score WITH (security_invoker = true) AS ${columns('s.published_version', 's.calculated_at')}`,
    );
  }
}
