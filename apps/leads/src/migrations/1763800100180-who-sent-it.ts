import { publishView } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const event = ['workspace_id', 'lead_id', 'event_id', 'occurred_at', 'type', 'campaign', 'properties', 'received_at'];
const engagement = ['workspace_id', 'lead_id', 'occurred_at', 'type'];
const byMember = `CASE WHEN by_kind = 'member' THEN by_id END AS by_member`;

/** Which member a fact came from, for whoever notices it: nobody is told of what they did themself. */
export class WhoSentIt1763800100180 implements MigrationInterface {
  name = 'WhoSentIt1763800100180';

  async up(runner: QueryRunner): Promise<void> {
    // NULL costs nothing: most events come from programs.
    await runner.query('ALTER TABLE leads.event ADD COLUMN by_member uuid');
    const events = { table: 'leads.event', columns: ['by_member'] };
    await runner.query(
      publishView('leads.published_event', `SELECT ${event.join(', ')}, by_member FROM leads.event`, {
        to: ['scoring'],
        reads: [events],
      }),
    );
    await runner.query(
      publishView('leads.published_engagement', `SELECT ${engagement.join(', ')}, by_member FROM leads.event`, {
        to: ['identity'],
        reads: [events],
      }),
    );
    for (const [of, id] of [
      ['attribute_change', 'lead_id'],
      ['account_attribute_change', 'account_id'],
    ]) {
      const columns = ['workspace_id', id, 'change_id', 'key', 'value', 'at', 'received_at'];
      await runner.query(
        publishView(`leads.published_${of}`, `SELECT ${columns.join(', ')}, ${byMember} FROM leads.${of}`, {
          to: ['scoring'],
          reads: [{ table: `leads.${of}`, columns: ['by_kind', 'by_id'] }],
        }),
      );
    }
  }

  /** The views keep their column, which then says nothing: whoever reads it need not know. */
  async down(runner: QueryRunner): Promise<void> {
    for (const [view, columns] of [
      ['published_event', event],
      ['published_engagement', engagement],
    ] as const)
      await runner.query(
        `CREATE OR REPLACE VIEW leads.${view} WITH (security_invoker = true) AS SELECT ${columns.join(', ')}, NULL::uuid AS by_member FROM leads.event`,
      );
    await runner.query('ALTER TABLE leads.event DROP COLUMN by_member');
  }
}
