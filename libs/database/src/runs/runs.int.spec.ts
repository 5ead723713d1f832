import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { connect, type Database } from '../database';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { findOpenRuns } from './open-runs';
import { readRunDetail } from './run-detail';
import { writeProgress } from './run-progress';
import { fromPublishedRun, type RawPublishedRun, type RunRow } from './run-row';
import { type NewRun, RunStore } from './run-store';
import { runTables } from './run-tables';
import { type ClaimedSlice, JobFenced, SliceStore } from './slice-store';

class CreateRuns1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(runTables('scoring'));
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table run_sample, run_step, run_slice, run_open, run cascade');
  }
}

describe('runs in Postgres', () => {
  let server: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    server = await testDatabase('scoring', [CreateRuns1700000000001]);
    database = await connect(server.url, { applicationName: 'test' });
  });
  afterAll(async () => {
    await database?.close();
    await server?.drop();
  });

  const draft = (more: Partial<NewRun> = {}): NewRun => {
    const modelId = randomUUID();
    return {
      kind: 'recalculateModel',
      about: { kind: 'model', id: modelId, name: 'B2B engagement' },
      by: { kind: 'member', id: randomUUID() },
      cause: 'Recalculate all contacts',
      workflowId: `recalc:${modelId}`,
      ...more,
    };
  };
  const open = (workspaceId: string, more: Partial<NewRun> = {}) =>
    database.inWorkspace(workspaceId, (tx) => new RunStore(tx).open(draft(more)));
  const planned = async (workspaceId: string, slices = 2): Promise<RunRow> => {
    const { run } = await open(workspaceId);
    const ranges = Array.from({ length: slices }, (_, no) => ({
      lo: String(no * 10),
      hi: String(no * 10 + 10),
      total: 10,
    }));
    return database.inWorkspace(workspaceId, async (tx) => {
      const store = new RunStore(tx);
      await new SliceStore(tx).plan(run, 0, ranges, { t: 1 });
      return (await store.lock(run.runId)) ?? run;
    });
  };
  const claim = (workspaceId: string, runId: string, sliceNo: number): Promise<ClaimedSlice> =>
    database.inWorkspace(workspaceId, async (tx) => {
      const taken = await new SliceStore(tx).claim(runId, sliceNo);
      if (!taken || !('claimed' in taken)) throw new Error('not claimed');
      return taken.claimed;
    });
  const advance = (workspaceId: string, slice: ClaimedSlice, cursor: string, done: number) =>
    database.inWorkspace(workspaceId, (tx) => new SliceStore(tx).advance(slice, { cursor, done, changed: done }));
  const byId = (workspaceId: string, runId: string) =>
    database.inWorkspace(workspaceId, (tx) => new RunStore(tx).byId(runId));

  it('are open once for a kind and a thing, even when two ask at once', async () => {
    const workspaceId = randomUUID();
    const about = { kind: 'model', id: randomUUID(), name: null } as const;
    const both = await Promise.all([open(workspaceId, { about }), open(workspaceId, { about })]);
    expect(both.filter(({ opened }) => opened)).toHaveLength(1);
    expect(both[0]?.run.runId).toBe(both[1]?.run.runId);
    // Another kind, and another workspace, are other runs.
    expect((await open(workspaceId, { about, kind: 'refreshTimelines' })).opened).toBe(true);
    expect((await open(randomUUID(), { about })).opened).toBe(true);
  });

  it('refuses the writes of whoever has lost the slice: a worker that was only thought dead', async () => {
    const workspaceId = randomUUID();
    const { runId } = await planned(workspaceId);
    const zombie = await claim(workspaceId, runId, 0);
    await advance(workspaceId, zombie, '4', 4);
    const second = await claim(workspaceId, runId, 0);
    expect(second).toMatchObject({ cursor: '4', attempts: 2 });

    await expect(advance(workspaceId, zombie, '8', 4)).rejects.toThrow(JobFenced);
    await advance(workspaceId, second, '10', 6);
    await database.inWorkspace(workspaceId, (tx) => new SliceStore(tx).end(second));
    await expect(advance(workspaceId, zombie, '8', 4)).rejects.toThrow(JobFenced);

    const detail = await database.inWorkspace(workspaceId, (tx) => readRunDetail(tx, runId, 'scoring'));
    expect(detail).toMatchObject({ done: 10, changed: 10, slices: { done: 1, waiting: 1 } });
  });

  it('moves the cursor with the work or not at all', async () => {
    const workspaceId = randomUUID();
    const { runId } = await planned(workspaceId);
    const slice = await claim(workspaceId, runId, 0);
    await expect(
      database.inWorkspace(workspaceId, async (tx) => {
        await new SliceStore(tx).advance(slice, { cursor: '4', done: 4 });
        throw new Error('the work fails after all');
      }),
    ).rejects.toThrow('the work fails');
    expect(await claim(workspaceId, runId, 0)).toMatchObject({ cursor: null });
  });

  it('answers a slice that is done with what it counted, and does not give it out again', async () => {
    const workspaceId = randomUUID();
    const { runId } = await planned(workspaceId);
    const slice = await claim(workspaceId, runId, 1);
    await advance(workspaceId, slice, '20', 10);
    await database.inWorkspace(workspaceId, (tx) => new SliceStore(tx).end(slice));
    const again = await database.inWorkspace(workspaceId, (tx) => new SliceStore(tx).claim(runId, 1));
    expect(again).toEqual({ ended: { done: 10, changed: 10, unchanged: 0, failed: 0 } });
  });

  it('fences what is still at work when a run ends or begins anew', async () => {
    const workspaceId = randomUUID();
    const run = await planned(workspaceId);
    const before = await claim(workspaceId, run.runId, 0);
    await database.inWorkspace(workspaceId, (tx) =>
      new SliceStore(tx).plan(run, 1, [{ lo: null, hi: null, total: 5 }], {}),
    );
    await expect(advance(workspaceId, before, '4', 4)).rejects.toThrow(JobFenced);

    const after = await claim(workspaceId, run.runId, 0);
    await advance(workspaceId, after, '2', 2);
    await database.inWorkspace(workspaceId, async (tx) => {
      const store = new RunStore(tx);
      const locked = await store.lock(run.runId);
      if (locked) await store.close(locked, 'cancelled');
    });
    await expect(advance(workspaceId, after, '4', 2)).rejects.toThrow(JobFenced);
    expect(await byId(workspaceId, run.runId)).toMatchObject({ state: 'cancelled', done: 2 });
  });

  it('sums up exactly when they end, whatever progress was written before', async () => {
    const workspaceId = randomUUID();
    const { runId } = await planned(workspaceId);
    for (const sliceNo of [0, 1]) {
      const slice = await claim(workspaceId, runId, sliceNo);
      await advance(workspaceId, slice, 'end', 10);
      await database.inWorkspace(workspaceId, (tx) => writeProgress(tx, runId));
      await database.inWorkspace(workspaceId, (tx) => new SliceStore(tx).end(slice));
    }
    await database.inWorkspace(workspaceId, async (tx) => {
      const store = new RunStore(tx);
      const locked = await store.lock(runId);
      if (locked) await store.close(locked, 'completed');
    });
    const closed = await byId(workspaceId, runId);
    expect(closed).toMatchObject({
      state: 'completed',
      done: 20,
      changed: 20,
      slices: { done: 2, running: 0, waiting: 0 },
    });
    expect(closed?.ratePerSecond).toBeGreaterThan(0);
  });

  it('count what is true when their row is free, not what was true when somebody began to wait for it', async () => {
    const workspaceId = randomUUID();
    const { runId } = await planned(workspaceId);
    let late: Promise<void> | undefined;
    await database.inWorkspace(workspaceId, async (tx) => {
      await new RunStore(tx).lock(runId);
      late = database.inWorkspace(workspaceId, (other) => writeProgress(other, runId));
      const waiting =
        'select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)) limit 1';
      while (!(await tx.one(waiting))) await tx.query('select pg_sleep(0.01)');
      await new SliceStore(tx).park(runId, 1, 'A lead is locked');
      await writeProgress(tx, runId);
    });
    await late;
    expect(await byId(workspaceId, runId)).toMatchObject({ slices: { parked: 1, waiting: 1 } });
  });

  it('cannot leave an end', async () => {
    const workspaceId = randomUUID();
    const run = await planned(workspaceId);
    const close = () =>
      database.inWorkspace(workspaceId, async (tx) => {
        const store = new RunStore(tx);
        const locked = await store.lock(run.runId);
        if (locked) await store.close(locked, 'failed', { code: 'x', message: 'y', hint: 'z' });
      });
    await close();
    const cancel = database.inWorkspace(workspaceId, async (tx) => {
      const store = new RunStore(tx);
      const locked = await store.lock(run.runId);
      if (locked) await store.close(locked, 'cancelled');
    });
    await expect(cancel).rejects.toThrow('cannot become cancelled');
    expect(await byId(workspaceId, run.runId)).toMatchObject({ state: 'failed', error: { code: 'x', sliceNo: null } });
  });

  it('of another workspace do not exist; their ids are known to the reconciler until they end', async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    const run = await planned(mine);
    expect(await byId(theirs, run.runId)).toBeUndefined();
    expect(await database.inWorkspace(theirs, (tx) => readRunDetail(tx, run.runId, 'scoring'))).toBeUndefined();
    expect(await database.inWorkspace(theirs, (tx) => new SliceStore(tx).claim(run.runId, 0))).toBeUndefined();
    const isOpen = async () =>
      (await database.inSystem((tx) => findOpenRuns(tx))).some(({ runId }) => runId === run.runId);
    expect(await isOpen()).toBe(true);
    await database.inWorkspace(mine, (tx) => new RunStore(tx).close(run, 'cancelled'));
    expect(await isOpen()).toBe(false);
  });

  it('are published row by row as contracts know them', async () => {
    const workspaceId = randomUUID();
    const { runId } = await planned(workspaceId);
    const [raw] = await database.inWorkspace(workspaceId, (tx) =>
      tx.query<RawPublishedRun>('select * from scoring.published_run'),
    );
    if (!raw) throw new Error('nothing published');
    expect(fromPublishedRun(raw)).toMatchObject({
      runId,
      service: 'scoring',
      state: 'running',
      total: 20,
      slices: { total: 2, waiting: 2 },
      unit: 'leads',
    });
  });

  it('count what their kind does, unless they say otherwise', async () => {
    const workspaceId = randomUUID();
    const units = await database.inWorkspace(workspaceId, async (tx) => {
      await new RunStore(tx).open(draft());
      await new RunStore(tx).open(draft({ unit: 'accounts' }));
      return (await tx.query<RawPublishedRun>('select * from scoring.published_run order by created_at')).map(
        (raw) => fromPublishedRun(raw).unit,
      );
    });
    expect(units).toEqual(['leads', 'accounts']);
  });

  it('are forgotten with all that belongs to them, once they ended long ago', async () => {
    const workspaceId = randomUUID();
    const run = await planned(workspaceId);
    const forget = (before: Date) => database.inWorkspace(workspaceId, (tx) => new RunStore(tx).forget(before));
    const tomorrow = new Date(Date.now() + 86_400_000);
    expect(await forget(tomorrow)).toBe(0);
    await database.inWorkspace(workspaceId, (tx) => new RunStore(tx).close(run, 'completed'));
    expect(await forget(new Date(0))).toBe(0);
    expect(await forget(tomorrow)).toBe(1);
    const left = await database.inWorkspace(workspaceId, (tx) =>
      tx.query('select 1 from run_slice union all select 1 from run_step'),
    );
    expect(left).toEqual([]);
  });
});
