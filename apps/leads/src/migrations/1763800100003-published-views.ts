import { publishView } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What others may read: `publishedLeadViews` in the contracts says what the columns mean. */
export class PublishedViews1763800100003 implements MigrationInterface {
  name = 'PublishedViews1763800100003';

  async up(runner: QueryRunner): Promise<void> {
    const leadColumns = ['workspace_id', 'lead_id', 'root_id', 'name', 'account_id', 'owner_id', 'created_at'];
    await this.publish(runner, 'published_lead', `SELECT ${leadColumns.join(', ')} FROM leads.lead`, [
      { table: 'leads.lead', columns: leadColumns },
    ]);
    await this.publish(
      runner,
      'published_alias',
      `SELECT a.workspace_id, l.root_id AS lead_id, a.type, a.value, a.matching, a.is_primary
       FROM leads.alias a JOIN leads.lead l ON l.workspace_id = a.workspace_id AND l.lead_id = a.lead_id`,
      [{ table: 'leads.alias', columns: ['workspace_id', 'lead_id', 'type', 'value', 'matching', 'is_primary'] }],
    );
    const eventColumns = [
      'workspace_id',
      'lead_id',
      'event_id',
      'occurred_at',
      'type',
      'campaign',
      'properties',
      'received_at',
    ];
    await this.publish(runner, 'published_event', `SELECT ${eventColumns.join(', ')} FROM leads.event`, [
      { table: 'leads.event', columns: eventColumns },
    ]);
    const changeColumns = ['key', 'value', 'at', 'received_at'];
    for (const [view, table, id] of [
      ['published_attribute_change', 'leads.attribute_change', 'lead_id'],
      ['published_account_attribute_change', 'leads.account_attribute_change', 'account_id'],
    ] as const) {
      const columns = ['workspace_id', id, 'change_id', ...changeColumns];
      await this.publish(runner, view, `SELECT ${columns.join(', ')} FROM ${table}`, [{ table, columns }]);
    }
    const accountColumns = ['workspace_id', 'account_id', 'name', 'domain', 'external_id', 'created_at'];
    await this.publish(runner, 'published_account', `SELECT ${accountColumns.join(', ')} FROM leads.account`, [
      { table: 'leads.account', columns: accountColumns },
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP VIEW leads.published_lead, leads.published_alias, leads.published_event, leads.published_attribute_change,
         leads.published_account_attribute_change, leads.published_account`,
    );
  }

  private async publish(
    runner: QueryRunner,
    view: string,
    select: string,
    reads: { table: string; columns: string[] }[],
  ): Promise<void> {
    await runner.query(publishView(`leads.${view}`, select, { to: ['scoring'], reads }));
  }
}
