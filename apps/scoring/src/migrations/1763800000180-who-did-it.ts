import { publishView } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = [
  'workspace_id',
  'lead_id',
  'model_id',
  'change_id',
  'at',
  'from_score',
  'to_score',
  'from_level',
  'to_level',
  'published_version',
  'cause',
  'run_id',
];

/** The member by whose doing alone a score moved, for whoever tells members of it. */
export class WhoDidIt1763800000180 implements MigrationInterface {
  name = 'WhoDidIt1763800000180';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE score_change ADD COLUMN by_member uuid');
    // A version may come into force long after it was published, and is recalculated in the name of whoever did.
    await runner.query('ALTER TABLE published_version ADD COLUMN published_by_kind text');
    await runner.query(
      publishView('published_score_change', `SELECT ${columns.join(', ')}, by_member FROM score_change`, {
        to: ['leads', 'identity', 'segments'],
        reads: ['score_change'],
      }),
    );
  }

  /** The view keeps its column, which then says nothing: whoever reads it need not know. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE OR REPLACE VIEW published_score_change WITH (security_invoker = true) AS SELECT ${columns.join(', ')}, NULL::uuid AS by_member FROM score_change`,
    );
    await runner.query('ALTER TABLE score_change DROP COLUMN by_member');
    await runner.query('ALTER TABLE published_version DROP COLUMN published_by_kind');
  }
}
