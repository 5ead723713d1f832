import { publishView } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const engagement = ['workspace_id', 'lead_id', 'occurred_at', 'type'];
const alias = ['workspace_id', 'lead_id', 'type', 'value', 'matching', 'is_primary'];

/** What identity needs to notice that a watched lead does something, and to say who it is. */
export class WhatNotificationsRead1763800100131 implements MigrationInterface {
  name = 'WhatNotificationsRead1763800100131';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      publishView('leads.published_engagement', `SELECT ${engagement.join(', ')} FROM leads.event`, {
        to: ['identity'],
        reads: [{ table: 'leads.event', columns: engagement }],
      }),
    );
    await runner.query(
      publishView(
        'leads.published_alias',
        `SELECT a.workspace_id, l.root_id AS lead_id, a.type, a.value, a.matching, a.is_primary
         FROM leads.alias a JOIN leads.lead l ON l.workspace_id = a.workspace_id AND l.lead_id = a.lead_id`,
        { to: ['identity'], reads: [{ table: 'leads.alias', columns: alias }] },
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW leads.published_engagement');
  }
}
