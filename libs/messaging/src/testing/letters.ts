import { defineAnnouncement } from '@heatline/contracts';
import { inboxTable, outboxTable } from '@heatline/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { z } from 'zod';

/** A service that only sends and receives letters, for this kit's own tests. */
export const letterSent = defineAnnouncement({
  subject: 'evt.post.letter-sent',
  payload: z.object({ letter: z.int() }),
});

export class CreatePost1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(outboxTable() + inboxTable());
    await runner.query('create table delivered (letter int not null, at timestamptz not null default now())');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outbox, inbox, delivered');
  }
}
