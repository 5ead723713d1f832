import { Fault } from '@heatline/contracts';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { CopiedRow } from './copy/copied-row';
import { CopyWriter } from './copy/copy-writer';
import { connect, type Database } from './database';
import { CreateThings1700000000001, ThingRow } from './testing/things';
import { testDatabase, type TestDatabase } from './testing/test-database';
import type { Tx } from './tx';

let server: TestDatabase;
let database: Database;
const [here, there] = [uuidv7(), uuidv7()];

beforeAll(async () => {
  server = await testDatabase('leads', [CreateThings1700000000001]);
  database = await connect(server.url, { applicationName: 'test', entities: [ThingRow], poolSize: 4 });
});

afterAll(async () => {
  await database.close();
  await server.drop();
});

afterEach(() => asSuperuser('truncate leads.thing'));

async function asSuperuser(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: server.adminUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const addThing = (workspaceId: string, name: string, into = workspaceId) =>
  database.inWorkspace(workspaceId, (tx) =>
    tx.execute('insert into thing (workspace_id, id, name) values ($1, $2, $3)', [into, uuidv7(), name]),
  );
const namesIn = (workspaceId: string) =>
  database.inWorkspace(workspaceId, async (tx) =>
    (await tx.query<{ name: string }>('select name from thing')).map(({ name }) => name),
  );

describe('a workspace', () => {
  it('sees its own rows and no others', async () => {
    await addThing(here, 'ours');
    await addThing(there, 'theirs');
    expect(await namesIn(here)).toEqual(['ours']);
    expect(await namesIn(there)).toEqual(['theirs']);
    // Both are there: it is the policy that hides one, not its absence.
    expect(await asSuperuser('select name from leads.thing order by name')).toEqual([
      { name: 'ours' },
      { name: 'theirs' },
    ]);
  });

  it('cannot write into another, by insert or by moving a row', async () => {
    await expect(addThing(here, 'smuggled', there)).rejects.toThrow(/row-level security/);
    await addThing(here, 'ours');
    const move = database.inWorkspace(here, (tx) => tx.execute('update thing set workspace_id = $1', [there]));
    await expect(move).rejects.toThrow(/row-level security/);
  });

  it('changes and deletes nothing of another', async () => {
    await addThing(there, 'theirs');
    const touched = await database.inWorkspace(here, async (tx) => [
      await tx.execute(`update thing set name = 'changed'`),
      await tx.execute('delete from thing'),
    ]);
    expect(touched).toEqual([0, 0]);
    expect(await namesIn(there)).toEqual(['theirs']);
  });

  it('does not stay set on the connection', async () => {
    await addThing(here, 'ours');
    const seen = await database.inSystem((tx) => tx.query('select name from thing'));
    expect(seen).toEqual([]);
  });

  it('holds for entities too, in the same transaction as SQL', async () => {
    await addThing(there, 'theirs');
    const seen = await database.inWorkspace(here, async (tx) => {
      await tx.entities.save(ThingRow, { workspaceId: here, id: uuidv7(), name: 'by entity', secret: null });
      return tx.query<{ name: string }>('select name from thing');
    });
    expect(seen).toEqual([{ name: 'by entity' }]);
    const found = await database.inWorkspace(here, (tx) => tx.entities.find(ThingRow));
    expect(found.map(({ name }) => name)).toEqual(['by entity']);
  });
});

describe('a transaction', () => {
  it('leaves nothing behind when it fails, by SQL or by entity', async () => {
    const failing = database.inWorkspace(here, async (tx) => {
      await tx.entities.save(ThingRow, { workspaceId: here, id: uuidv7(), name: 'never', secret: null });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await namesIn(here)).toEqual([]);
  });

  it('tells about its commit only when there was one', async () => {
    const told: string[] = [];
    await database.inWorkspace(here, async (tx) => tx.afterCommit(() => told.push('committed')));
    await database
      .inWorkspace(here, async (tx) => {
        tx.afterCommit(() => told.push('rolled back'));
        throw new Error('no');
      })
      .catch(() => {});
    expect(told).toEqual(['committed']);
  });

  it('runs again after a deadlock', async () => {
    const [a, b] = [uuidv7(), uuidv7()];
    await database.inWorkspace(here, (tx) =>
      tx.execute('insert into thing values ($1, $2, $4), ($1, $3, $4)', [here, a, b, 'start']),
    );
    let attempts = 0;
    const met = Promise.withResolvers<void>();
    const lockBoth = (first: string, second: string) =>
      database.inWorkspace(here, async (tx) => {
        await tx.execute('update thing set name = name where id = $1', [first]);
        if (++attempts === 2) met.resolve();
        await met.promise;
        await tx.execute('update thing set name = name where id = $1', [second]);
      });
    await Promise.all([lockBoth(a, b), lockBoth(b, a)]);
    expect(attempts).toBe(3);
  });

  it('ends a statement that takes too long, and says so', async () => {
    const slow = database.inSystem((tx) => tx.query('select pg_sleep(10)'), { statementTimeoutMs: 50 });
    await expect(slow).rejects.toThrow(/statement timeout/);
  });

  it('says of a refused statement who asked for it', async () => {
    const asksInVain = async (tx: Tx) => await tx.query('select nothing_of_this_name');
    const refused = database.inWorkspace(here, asksInVain);
    await expect(refused).rejects.toMatchObject({ code: '42703', stack: expect.stringContaining('asksInVain') });
  });

  it('counts time by whole seconds, rounded up', async () => {
    const before = Date.now();
    const t = await database.inSystem((tx) => tx.scoringTime());
    expect(t % 1_000).toBe(0);
    expect(t).toBeGreaterThanOrEqual(before - 1_000);
    expect(t).toBeLessThanOrEqual(Date.now() + 2_000);
  });

  it('becomes a fault that may be retried when the connection is lost, and the pool recovers', async () => {
    const lost = database.inSystem(async (tx) => {
      const row = await tx.one<{ pid: number }>('select pg_backend_pid() as pid');
      await asSuperuser(`select pg_terminate_backend(${row!.pid})`);
      await tx.query('select 1');
    });
    const error = await lost.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Fault);
    expect(error).toMatchObject({ code: 'database_unavailable', retryable: true });
    // Idle connections die as well when a server restarts.
    await asSuperuser(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test' and datname = current_database()`,
    );
    expect(await database.inSystem((tx) => tx.one('select 1 as one'))).toEqual({ one: 1 });
  });
});

describe('COPY', () => {
  const rows = 20_000;

  function* chunks() {
    const writer = new CopyWriter();
    for (let i = 0; i < rows; i++) {
      writer
        .row(3)
        .int4(i)
        .text(`thing ${i} – ü`)
        .timestamptz(1_700_000_000_000 + i);
      if (i % 1_000 === 0) yield* writer.take();
    }
    yield* writer.finish();
  }

  it('carries rows in and out unchanged, whole', async () => {
    const seen = await database.inWorkspace(here, async (tx) => {
      await tx.query('create temporary table staged (n int4, name text, at timestamptz) on commit drop');
      expect(await tx.copyIn('copy staged from stdin (format binary)', chunks())).toBe(rows);
      const read: [number | null, string | null, number | null][] = [];
      await tx.copyRows('copy (select n, name, at from staged order by n) to stdout (format binary)', (row) =>
        read.push([row.int4(), row.text(), row.timestamptz()]),
      );
      return read;
    });
    expect(seen).toHaveLength(rows);
    expect(seen[12_345]).toEqual([12_345, 'thing 12345 – ü', 1_700_000_012_345]);
  });

  it('leaves what was read before as it was, though the socket reads into the same memory', async () => {
    const wide = 'select n, repeat(chr(65 + n % 26), 50000) as name from generate_series(1, 40) n';
    const expected = Array.from({ length: 40 }, (_, i) => String.fromCharCode(65 + ((i + 1) % 26)).repeat(50_000));
    await database.inSystem(async (tx) => {
      const before = await tx.query<{ name: string }>(wide);
      const kept: CopiedRow[] = [];
      await tx.copyRows(`copy (${wide}) to stdout (format binary)`, (row) => kept.push(row.copy()));
      const after = await tx.query<{ name: string }>(wide);
      expect(before.map((row) => row.name)).toEqual(expected);
      expect(kept.map((row) => [row.int4(), row.text()])).toEqual(expected.map((name, i) => [i + 1, name]));
      expect(after.map((row) => row.name)).toEqual(expected);
    });
  });

  it('is refused on a table with a policy', async () => {
    const copy = database.inWorkspace(here, (tx) =>
      tx.copyIn('copy thing from stdin (format binary)', new CopyWriter().finish()),
    );
    await expect(copy).rejects.toThrow(/COPY FROM not supported with row-level security/);
  });

  it('whose rows somebody cannot read fails as they said, and the connection goes on', async () => {
    await database.inSystem(async (tx) => {
      const { pid } = (await tx.one<{ pid: number }>('select pg_backend_pid() as pid'))!;
      const failing = tx.copyRows('copy (select generate_series(1, 100000)) to stdout (format binary)', (row) => {
        if (row.int4() === 3) throw new RangeError('3 is too many');
      });
      await expect(failing).rejects.toThrow('3 is too many');
      expect(await tx.one('select pg_backend_pid() as pid')).toEqual({ pid });
    });
  });

  it('that the server refuses, at once or in the middle, fails as it says', async () => {
    const copy = (sql: string) =>
      database.inSystem((tx) => tx.copyRows(`copy (${sql}) to stdout (format binary)`, () => {}));
    await expect(copy('select missing')).rejects.toThrow('column "missing" does not exist');
    await expect(copy('select 1 / (50000 - n) from generate_series(1, 100000) n')).rejects.toThrow('division by zero');
    expect(await copy('select generate_series(1, 100000)')).toBe(100_000);
  });

  it('that is cut off with its connection may be retried', async () => {
    const copy = database.inSystem(async (tx) => {
      const { pid } = (await tx.one<{ pid: number }>('select pg_backend_pid() as pid'))!;
      // Wide enough that rows are sent long before the end.
      const wide = `copy (select repeat('x', 10000) from generate_series(1, 100000)) to stdout (format binary)`;
      let cut: Promise<unknown> | undefined;
      const copying = tx.copyRows(wide, () => (cut ??= asSuperuser(`select pg_terminate_backend(${pid})`)));
      await copying.finally(() => cut);
    });
    await expect(copy).rejects.toMatchObject({ code: 'database_unavailable' });
    expect(await database.inSystem((tx) => tx.one('select 1 as one'))).toEqual({ one: 1 });
  });

  it('whose source fails copies nothing', async () => {
    function* breaking() {
      yield new CopyWriter().row(1).int4(1).take()[0]!;
      throw new Error('the file ended');
    }
    const failing = database.inSystem(async (tx) => {
      await tx.query('create temporary table staged (n int4) on commit drop');
      await tx.copyIn('copy staged from stdin (format binary)', breaking());
    });
    await expect(failing).rejects.toThrow('the file ended');
    expect(await database.inSystem((tx) => tx.one('select 1 as one'))).toEqual({ one: 1 });
  });
});
