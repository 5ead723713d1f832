import { workspaceTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Views of the leads list that members keep. A deleted one stays for a while, so that it can be restored. */
export class SavedViews1763830000150 implements MigrationInterface {
  name = 'SavedViews1763830000150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_view (
        workspace_id uuid not null references workspace,
        view_id uuid not null,
        owner_id uuid not null,
        name text not null,
        shared boolean not null,
        q text not null,
        filter jsonb,
        sort text not null,
        version int not null default 1,
        changed_at timestamptz not null default now(),
        deleted_at timestamptz,
        primary key (workspace_id, view_id),
        foreign key (workspace_id, owner_id) references member
      );
      create unique index saved_view_name_once on saved_view (workspace_id, owner_id, lower(name)) where deleted_at is null;
    `);
    await runner.query(workspaceTable('saved_view'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table saved_view');
  }
}
