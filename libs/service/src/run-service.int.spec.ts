import { Controller, Injectable, Module, type OnModuleDestroy } from '@nestjs/common';
import { type CallContext, defineAnnouncement, defineCall, healthOf, systemContext } from '@heatline/contracts';
import { Database, inboxTable, migrateService, outboxTable, workspaceTable } from '@heatline/database';
import { testDatabase, type TestDatabase } from '@heatline/database/testing';
import { Answers, Bus, Consumers, firstTime, Outbox } from '@heatline/messaging';
import { cuttable, testNats, type TestNats, until } from '@heatline/messaging/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { ServiceDefinition } from './kit';
import { type RunningService, runService } from './start-service';

class CreateNotes1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table note (workspace_id uuid not null, id uuid primary key, text text not null, read_at timestamptz)',
    );
    await runner.query(workspaceTable('note') + outboxTable() + inboxTable());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table note, outbox, inbox');
  }
}

const Note = z.object({ id: z.uuid(), text: z.string(), read: z.boolean() });
const addNote = defineCall({
  subject: 'rpc.notes.add',
  request: z.object({ text: z.string() }),
  reply: z.object({ id: z.uuid() }),
});
const notesOf = defineCall({ subject: 'rpc.notes.list', request: z.object({}), reply: z.array(Note) });
const noteAdded = defineAnnouncement({ subject: 'evt.notes.added', payload: z.object({ noteId: z.uuid() }) });

@Controller()
class NotesController {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  @Answers(addNote)
  add({ text }: { text: string }, { workspaceId }: CallContext) {
    const id = uuidv7();
    return this.database.inWorkspace(workspaceId, async (tx) => {
      await tx.execute('insert into note (workspace_id, id, text) values ($1, $2, $3)', [workspaceId, id, text]);
      await this.outbox.announce(tx, noteAdded, { noteId: id });
      return { id };
    });
  }

  @Answers(notesOf)
  list(_: object, { workspaceId }: CallContext) {
    return this.database.inWorkspace(workspaceId, (tx) =>
      tx.query<z.infer<typeof Note>>('select id, text, read_at is not null as read from note'),
    );
  }
}

@Injectable()
class ReadWhenAdded implements OnModuleDestroy {
  /** Whether the database still answered when the module's own end came. */
  openAtEnd = false;

  constructor(
    consumers: Consumers,
    private readonly database: Database,
  ) {
    consumers.listen({
      durable: 'notes-read',
      to: noteAdded,
      maxBatch: 100,
      handle: (batch, workspaceId) =>
        database.inWorkspace(workspaceId, async (tx) => {
          const fresh = await firstTime(tx, 'notes-read', batch);
          await tx.execute('update note set read_at = now() where id = any($1)', [
            fresh.map(({ payload }) => payload.noteId),
          ]);
        }),
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.database.inSystem((tx) => tx.query('select 1'));
    this.openAtEnd = true;
  }
}

@Module({ controllers: [NotesController], providers: [ReadWhenAdded] })
class NotesModule {}

// The schema of a service that exists, since roles and schemas are a fixed list.
const notes: ServiceDefinition = {
  name: 'notes',
  module: NotesModule,
  database: { migrations: [CreateNotes1700000000001] },
};

let database: TestDatabase;
let nats: TestNats;
let bus: Bus;
const workspace: CallContext = { workspaceId: uuidv7(), requestId: 'r1' };

beforeEach(async () => {
  nats = await testNats();
  bus = new Bus(nats.nats);
});
afterEach(async () => {
  await nats.drop();
  await database.drop();
});

const run = (more: NodeJS.ProcessEnv = {}): Promise<RunningService> =>
  runService(
    notes,
    { NATS_URL: nats.url, NATS_PREFIX: nats.prefix, DATABASE_URL: database.url, LOG_LEVEL: 'silent', ...more },
    AbortSignal.timeout(20_000),
  );

const health = () => bus.ask(healthOf('notes'), {}, systemContext('r1'));
const checkOf = async (name: string) => (await health()).checks.find((check) => check.name === name);

it('answers calls, sends what they announce, hears it, and ends in order', async () => {
  database = await testDatabase('leads', notes.database!.migrations);
  const service = await run();
  try {
    const { id } = await bus.ask(addNote, { text: 'hello' }, workspace);
    await until(async () => (await bus.ask(notesOf, {}, workspace))[0]?.read === true);
    expect(await bus.ask(notesOf, {}, workspace)).toEqual([{ id, text: 'hello', read: true }]);
    expect(await bus.ask(notesOf, {}, { ...workspace, workspaceId: uuidv7() })).toEqual([]);
    expect(await health()).toMatchObject({ service: 'notes', ready: true });
  } finally {
    await service.stop();
  }
  expect(service.get(ReadWhenAdded).openAtEnd).toBe(true);
  await expect(health()).rejects.toMatchObject({ code: 'service_unavailable' });
});

it('waits for its migrations, and says so meanwhile', async () => {
  database = await testDatabase('leads', []);
  const starting = run();
  await until(async () => (await checkOf('migrations'))?.detail === 'Not applied yet: CreateNotes1700000000001');
  expect(await health()).toMatchObject({ ready: false });
  await expect(bus.ask(notesOf, {}, workspace)).rejects.toMatchObject({ code: 'service_unavailable' });
  await migrateService({
    service: 'leads',
    adminUrl: database.adminUrl,
    ownUrl: database.url,
    migrations: notes.database!.migrations,
  });
  const service = await starting;
  expect(await health()).toMatchObject({ ready: true });
  await service.stop();
});

it('waits for PostgreSQL, and is not ready while it is away', async () => {
  database = await testDatabase('leads', notes.database!.migrations);
  const way = await cuttable(database.url);
  way.cut();
  const starting = run({ DATABASE_URL: way.url });
  await until(async () => (await checkOf('database'))?.detail === 'Waiting for PostgreSQL');
  way.mend();
  const service = await starting;
  expect(await health()).toMatchObject({ ready: true });
  way.cut();
  await expect(bus.ask(notesOf, {}, workspace)).rejects.toMatchObject({
    code: 'database_unavailable',
    retryable: true,
  });
  expect(await checkOf('database')).toMatchObject({ ready: false });
  way.mend();
  await until(async () => (await health()).ready);
  expect(await bus.ask(notesOf, {}, workspace)).toEqual([]);
  await service.stop();
  await way.close();
});

it('does not start without its environment', async () => {
  database = await testDatabase('leads', []);
  await expect(run({ DATABASE_URL: '' })).rejects.toThrow('DATABASE_URL is missing.');
});

it('does not start as a role that would see every workspace', async () => {
  database = await testDatabase('leads', notes.database!.migrations);
  await expect(run({ DATABASE_URL: database.adminUrl })).rejects.toThrow('row-level security does not bind');
});
