import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';
import { inboxTable, openToOwner, outboxTable, publishView, workspaceTable } from '../migration/pieces';

/** A small service's schema, for the kits' own tests. */
export class CreateThings1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table thing (
      workspace_id uuid not null,
      id uuid not null,
      name text not null,
      secret text,
      primary key (workspace_id, id)
    )`);
    await runner.query(workspaceTable('thing'));
    await runner.query(openToOwner('thing'));
    await runner.query(outboxTable());
    await runner.query(inboxTable());
    const reads = [{ table: 'thing', columns: ['workspace_id', 'id', 'name'] }];
    await runner.query(
      publishView('published_thing', 'select workspace_id, id, name from thing', { to: ['scoring'], reads }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view published_thing; drop table thing, outbox, inbox');
  }
}

@Entity({ name: 'thing' })
export class ThingRow {
  @PrimaryColumn({ name: 'workspace_id', type: 'uuid' })
  workspaceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  secret: string | null;
}
