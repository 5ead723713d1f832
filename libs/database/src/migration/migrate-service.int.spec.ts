import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { connect } from '../database';
import { CreateThings1700000000001 } from '../testing/things';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { migrateService } from './migrate-service';
import { pendingMigrations } from './pending-migrations';
import { ownerRole, roleOf, services } from './roles';

class AddColour1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table thing add column colour text`);
    await runner.query(`update thing set colour = 'red'`);
  }
  async down(): Promise<void> {}
}

class Breaks1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table half_done (id int)');
    await runner.query('select no_such_function()');
  }
  async down(): Promise<void> {}
}

const empty: TestDatabase[] = [];
afterAll(() => Promise.all(empty.map((database) => database.drop())));

/** A database with roles and schemas, and no table yet. */
async function emptyDatabase(): Promise<TestDatabase> {
  const database = await testDatabase('leads', []);
  empty.push(database);
  return database;
}

const migrate = ({ adminUrl, url }: TestDatabase, migrations = [CreateThings1700000000001]) =>
  migrateService({ service: 'leads', adminUrl, ownUrl: url, migrations });

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it('applies what is missing, once', async () => {
  const database = await emptyDatabase();
  expect(await migrate(database)).toEqual(['CreateThings1700000000001']);
  expect(await migrate(database)).toEqual([]);
  expect(await migrate(database, [CreateThings1700000000001, AddColour1700000000002])).toEqual([
    'AddColour1700000000002',
  ]);
});

it('waits for another that has started already', async () => {
  const database = await emptyDatabase();
  const applied = await Promise.all([migrate(database), migrate(database), migrate(database)]);
  expect(applied.flat()).toEqual(['CreateThings1700000000001']);
});

it('runs in several databases of one cluster at once', async () => {
  const databases = await Promise.all([emptyDatabase(), emptyDatabase(), emptyDatabase()]);
  const name = `heatline_test_login_${randomBytes(4).toString('hex')}`;
  const withNewLogin = databases.map((database) => {
    const url = new URL(database.url);
    [url.username, url.password] = [name, 'same'];
    return { ...database, url: url.href };
  });
  try {
    const applied = await Promise.all(withNewLogin.map((database) => migrate(database)));
    expect(applied.flat()).toHaveLength(3);
    for (const { url } of withNewLogin)
      expect(await query(url, 'select count(*)::int as n from thing')).toEqual([{ n: 0 }]);
  } finally {
    await Promise.all(databases.map(({ adminUrl }) => query(adminUrl, `drop owned by ${name}`)));
    await query(databases[0]!.adminUrl, `drop role ${name}`);
  }
});

it('leaves nothing of a migration that fails', async () => {
  const database = await emptyDatabase();
  await expect(migrate(database, [CreateThings1700000000001, Breaks1700000000003])).rejects.toThrow(/no_such_function/);
  expect(await query(database.adminUrl, `select to_regclass('leads.half_done') as half_done`)).toEqual([
    { half_done: null },
  ]);
});

it('tells which migrations are missing', async () => {
  const server = await emptyDatabase();
  const database = await connect(server.url, { applicationName: 'test' });
  const all = [CreateThings1700000000001, AddColour1700000000002];
  try {
    expect(await pendingMigrations(database, all)).toEqual(all.map(({ name }) => name));
    await migrate(server);
    expect(await pendingMigrations(database, all)).toEqual(['AddColour1700000000002']);
    await migrate(server, all);
    expect(await pendingMigrations(database, all)).toEqual([]);
  } finally {
    await database.close();
  }
});

it('lets a migration rewrite the rows of every workspace', async () => {
  const database = await emptyDatabase();
  await migrate(database);
  for (const workspace of [uuidv7(), uuidv7()]) {
    await query(
      database.adminUrl,
      `insert into leads.thing (workspace_id, id, name) values ('${workspace}', '${uuidv7()}', 'a thing')`,
    );
  }
  await migrate(database, [CreateThings1700000000001, AddColour1700000000002]);
  expect(await query(database.adminUrl, 'select colour from leads.thing')).toEqual([
    { colour: 'red' },
    { colour: 'red' },
  ]);
});

describe('the role of a service', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await emptyDatabase();
    await migrate(database);
  });

  it('cannot change its tables, its policies or its migrations', async () => {
    await expect(query(database.url, 'alter table thing disable row level security')).rejects.toThrow(/must be owner/);
    await expect(query(database.url, 'drop policy workspace on thing')).rejects.toThrow(/must be owner/);
    await expect(query(database.url, 'create table own (id int)')).rejects.toThrow(/permission denied/);
    await expect(query(database.url, 'delete from migration')).rejects.toThrow(/permission denied/);
    await expect(query(database.url, 'truncate thing')).rejects.toThrow(/permission denied/);
  });

  it('of another service reads what is published, in its workspace, and nothing else', async () => {
    const url = new URL(database.url);
    url.username = 'heatline_test_scoring';
    await migrateService({ service: 'scoring', adminUrl: database.adminUrl, ownUrl: url.href, migrations: [] });
    const [mine, other] = [uuidv7(), uuidv7()];
    for (const workspace of [mine, other]) {
      await query(
        database.adminUrl,
        `insert into leads.thing (workspace_id, id, name, secret) values ('${workspace}', '${uuidv7()}', '${workspace}', 'x')`,
      );
    }
    const scoring = await connect(url.href, { applicationName: 'test' });
    try {
      const seen = await scoring.inWorkspace(mine, (tx) => tx.query('select name from leads.published_thing'));
      expect(seen).toEqual([{ name: mine }]);
      const ask = (sql: string) => scoring.inWorkspace(mine, (tx) => tx.query(sql));
      await expect(ask('select secret from leads.thing')).rejects.toThrow(/permission denied/);
      await expect(ask(`update leads.thing set name = 'x'`)).rejects.toThrow(/permission denied/);
      await expect(ask('select * from leads.outbox')).rejects.toThrow(/permission denied/);
    } finally {
      await scoring.close();
    }
  });

  it('may not be one that row-level security does not bind', async () => {
    await expect(migrate({ ...database, url: database.adminUrl })).rejects.toThrow(
      /workspaces would not be kept apart/,
    );
  });
});

it('needs no superuser, only one who may make roles and owns the database', async () => {
  const database = await emptyDatabase();
  const name = `heatline_test_admin_${randomBytes(4).toString('hex')}`;
  const [admin, own] = [new URL(database.adminUrl), new URL(database.url)];
  [admin.username, admin.password] = [name, 'test'];
  [own.username, own.password] = [`${name}_leads`, 'test'];
  const [databaseName, groups] = [admin.pathname.slice(1), [ownerRole, ...services.map(roleOf)].join(', ')];
  try {
    // As it would be had it made the roles itself.
    await query(
      database.adminUrl,
      `create role ${name} login createrole password 'test'; grant ${groups} to ${name} with admin option;
       alter database ${databaseName} owner to ${name}; grant all on schema public to ${name}`,
    );
    const applied = await migrateService({
      service: 'leads',
      adminUrl: admin.href,
      ownUrl: own.href,
      migrations: [CreateThings1700000000001],
      extensions: ['pg_trgm'],
    });
    expect(applied).toHaveLength(1);
    expect(await query(own.href, 'select count(*)::int as n from thing')).toEqual([{ n: 0 }]);
  } finally {
    await query(
      database.adminUrl,
      `alter database ${databaseName} owner to current_user; reassign owned by ${name} to current_user; drop owned by ${name}, ${name}_leads`,
    );
    await query(database.adminUrl, `drop role if exists ${name}_leads; drop role ${name}`);
  }
});
