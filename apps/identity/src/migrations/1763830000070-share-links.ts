import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links to the scores of one lead. Found by the hash of their token before any workspace is known: that table has no policy. */
export class ShareLinks1763830000070 implements MigrationInterface {
  name = 'ShareLinks1763830000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table share_link (
        workspace_id uuid not null references workspace,
        share_id uuid not null,
        lead_id uuid not null,
        hide_personal_data boolean not null,
        created_at timestamptz not null,
        created_by uuid,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        opened int not null default 0,
        last_opened_at timestamptz,
        primary key (workspace_id, share_id)
      );
      create index share_link_lead on share_link (workspace_id, lead_id);

      create table share_link_address (
        token_hash text primary key,
        workspace_id uuid not null,
        share_id uuid not null
      );
    `);
    await runner.query(workspaceTable('share_link'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table share_link_address, share_link');
  }
}
