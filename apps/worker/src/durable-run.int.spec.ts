import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LiveMessage, runCalls, type RunDetail } from '@heatline/contracts';
import { Database, type RunRow, RunStore } from '@heatline/database';
import { LiveSubscriber } from '@heatline/messaging';
import { Runs, Temporal, WorkRefused } from '@heatline/service';
import {
  aWorkspace,
  eventually,
  type ServiceUnderTest,
  startInProcess,
  testDatabase,
  type TestDatabase,
  testNats,
  type TestNats,
  type TestWorkspace,
} from '@heatline/testing';
import { Client } from 'pg';
import { workerService } from './service';
import { Detour } from './testing/detour';
import { calm, countingMigrations, countingService, mood, taking } from './testing/counting-service';

const patience = { timeoutMs: 30_000 };

describe('a durable run, from the row to Temporal and back', () => {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    TEMPORAL_NAMESPACE: `test-${randomUUID()}`,
    TEMPORAL_UI_URL: 'http://temporal.example',
    PUBLIC_URL: 'http://console.example',
  };
  let database: TestDatabase;
  let nats: TestNats;
  let service: ServiceUnderTest;
  let worker: ServiceUnderTest;
  let admin: Client;

  beforeAll(async () => {
    const code = await bundleWorkflowCode({
      workflowsPath: resolve(import.meta.dirname, '../../../workflows/src/index.ts'),
      logger: new DefaultLogger('WARN'),
    });
    [database, nats] = await Promise.all([testDatabase('scoring', countingMigrations), testNats()]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    worker = await startInProcess(workerService(code, environment), { nats });
    service = await startInProcess(countingService(environment), { nats, database });
    await eventually(
      async () =>
        (await Promise.all([service.kit.readiness.report(), worker.kit.readiness.report()])).every(
          ({ ready }) => ready,
        ),
      patience,
    );
  });

  afterAll(async () => {
    await service?.stop();
    await worker?.stop();
    await admin?.end();
    await nats?.drop();
    await database?.drop();
  });

  const open = (workspace: TestWorkspace, modelId: string = randomUUID(), more: object = {}) =>
    service.get(Database).inWorkspace(workspace.id, (tx) =>
      service.get(Runs).open(tx, {
        kind: 'recalculateModel',
        about: { kind: 'model', id: modelId, name: 'B2B engagement' },
        by: { kind: 'member', id: workspace.context.actor?.id ?? null },
        cause: 'Recalculate all contacts',
        ...more,
      }),
    );
  const get = (workspace: TestWorkspace, { runId }: Pick<RunRow, 'runId'>): Promise<RunDetail> =>
    service.bus.ask(runCalls.scoring.get, { runId }, workspace.context);
  const command = (
    workspace: TestWorkspace,
    { runId }: Pick<RunRow, 'runId'>,
    command: 'pause' | 'resume' | 'cancel' | 'retry' | 'skipSlice' | 'abort',
    sliceNo?: number,
  ) =>
    service.bus.ask(runCalls.scoring.command, { runId, command, ...(sliceNo ? { sliceNo } : {}) }, workspace.context);
  const reaches = (workspace: TestWorkspace, run: Pick<RunRow, 'runId'>, state: RunDetail['state']) =>
    eventually(async () => {
      const now = await get(workspace, run);
      return now.state === state && now;
    }, patience) as Promise<RunDetail>;
  const timesCounted = async (workspace: TestWorkspace) =>
    (
      await admin.query(
        'select count(*)::int as numbers, max(times)::int as most from scoring.counted where workspace_id = $1',
        [workspace.id],
      )
    ).rows[0];

  it('does every piece of work exactly once and tells everything about it', async () => {
    const workspace = aWorkspace();
    calm(2_000, 8, 50);
    const { opened, run } = await open(workspace);
    expect(opened).toBe(true);
    const done = await reaches(workspace, run, 'completed');
    expect(done).toMatchObject({
      done: 2_000,
      total: 2_000,
      changed: 2_000,
      unchanged: 0,
      failed: 0,
      error: null,
      etaSeconds: null,
    });
    expect(done.slices).toEqual({ total: 8, done: 8, running: 0, waiting: 0, parked: 0, skipped: 0 });
    expect(done.temporalUrl).toContain(
      `http://temporal.example/namespaces/${environment['TEMPORAL_NAMESPACE']}/workflows/recalc%3A`,
    );
    expect(done.facts).toHaveProperty('t');
    expect(done.samples.length).toBeGreaterThan(0);
    expect(done.steps.map(({ text }) => text).reverse()).toEqual([
      'Recalculate all contacts',
      'Counted the numbers',
      'Planned 8 slices',
      'Completed: 2,000 changed, 0 unchanged',
    ]);
    expect(await timesCounted(workspace)).toEqual({ numbers: 2_000, most: 1 });
    expect(mood.completed).toEqual([{ done: 2_000, changed: 2_000, unchanged: 0, failed: 0 }]);
  });

  it('is open once per model, and again when it has ended', async () => {
    const workspace = aWorkspace();
    calm(10, 2, 5);
    let go = false;
    mood.beforeBatch = () => eventually(() => go).then(() => {});
    const modelId = randomUUID();
    const first = await open(workspace, modelId);
    const second = await open(workspace, modelId);
    expect(second).toMatchObject({ opened: false, run: { runId: first.run.runId } });
    go = true;
    await reaches(workspace, first.run, 'completed');
    const third = await open(workspace, modelId);
    expect(third.opened).toBe(true);
    await reaches(workspace, third.run, 'completed');
  });

  it('is the same run for the same idempotency key', async () => {
    const workspace = aWorkspace();
    calm(10, 1, 10);
    const first = await open(workspace, randomUUID(), { idempotencyKey: 'click-1' });
    await reaches(workspace, first.run, 'completed');
    const again = await open(workspace, randomUUID(), { idempotencyKey: 'click-1' });
    expect(again).toMatchObject({ opened: false, run: { runId: first.run.runId } });
  });

  it('rests and goes on by command, and loses and repeats nothing', async () => {
    const workspace = aWorkspace();
    calm(400, 4, 10);
    mood.beforeBatch = taking(30);
    const { run } = await open(workspace);
    await eventually(async () => (await get(workspace, run)).done > 20, patience);
    expect(await command(workspace, run, 'pause')).toMatchObject({ requested: 'pause' });
    const paused = await reaches(workspace, run, 'paused');
    expect(paused).toMatchObject({ requested: null, etaSeconds: null });
    expect(paused.done).toBeLessThan(400);
    expect(paused.slices.running).toBe(0);
    await expect(command(workspace, run, 'pause')).rejects.toMatchObject({
      code: 'command_impossible',
      details: { state: 'paused' },
    });
    await command(workspace, run, 'resume');
    await reaches(workspace, run, 'completed');
    expect(await timesCounted(workspace)).toEqual({ numbers: 400, most: 1 });
  });

  it('parks what fails for good, tells what to do, and goes on by command', async () => {
    const workspace = aWorkspace();
    calm(80, 8, 10);
    let locked = true;
    mood.beforeBatch = async ({ sliceNo }) => {
      if (sliceNo === 2 && locked) throw new WorkRefused('lead_locked', 'A lead is locked', 'Unlock it.');
    };
    const { run } = await open(workspace);
    const parked = await reaches(workspace, run, 'parked');
    expect(parked).toMatchObject({
      done: 70,
      slices: { done: 7, parked: 1 },
      error: { code: 'lead_locked', hint: 'Unlock it.', sliceNo: 3 },
    });
    expect(parked.sliceList[2]).toMatchObject({ no: 3, state: 'parked', message: 'A lead is locked' });
    await expect(command(workspace, run, 'skipSlice', 1)).rejects.toMatchObject({ code: 'slice_not_parked' });
    locked = false;
    await command(workspace, run, 'retry');
    const done = await reaches(workspace, run, 'completed');
    expect(done).toMatchObject({ done: 80, error: null });
    expect(await timesCounted(workspace)).toEqual({ numbers: 80, most: 1 });
  });

  it('is completed without a slice that was skipped', async () => {
    const workspace = aWorkspace();
    calm(80, 8, 10);
    mood.beforeBatch = async ({ sliceNo }) => {
      if (sliceNo === 2) throw new WorkRefused('lead_locked', 'A lead is locked', 'Unlock it.');
    };
    const { run } = await open(workspace);
    await reaches(workspace, run, 'parked');
    await command(workspace, run, 'skipSlice', 3);
    expect(await reaches(workspace, run, 'completed')).toMatchObject({ done: 70, slices: { done: 7, skipped: 1 } });
  });

  it('is cancelled by command, and keeps what is written', async () => {
    const workspace = aWorkspace();
    calm(800, 1, 10);
    mood.beforeBatch = taking(100);
    const { run } = await open(workspace);
    await eventually(async () => (await get(workspace, run)).done > 0, patience);
    await command(workspace, run, 'cancel');
    const cancelled = await reaches(workspace, run, 'cancelled');
    expect(cancelled.done).toBeLessThan(800);
    expect((await timesCounted(workspace)).numbers).toBe(cancelled.done);
    await expect(command(workspace, run, 'resume')).rejects.toMatchObject({ code: 'command_impossible' });
  });

  describe('whose model is switched off', () => {
    const why = 'The model was switched off: it scores nobody any more';
    const switchOff = (workspace: TestWorkspace, modelId: string) =>
      service
        .get(Database)
        .inWorkspace(workspace.id, (tx) => service.get(Runs).cancelOpen(tx, 'recalculateModel', modelId, why));
    const detailsOf = async ({ workflowId }: RunRow) =>
      JSON.stringify(
        await service
          .get(Temporal)
          .within((client) => client.workflow.getHandle(workflowId).query('__temporal_workflow_metadata')),
      );
    const listedState = async ({ workflowId }: RunRow) =>
      service.get(Temporal).within(async (client) => {
        const { status, searchAttributes } = await client.workflow.getHandle(workflowId).describe();
        return { status: status.name, state: searchAttributes['RunState']?.[0] };
      });

    it('ends as cancelled and says why, on its row and in Temporal, while it works', async () => {
      const workspace = aWorkspace();
      calm(800, 1, 10);
      mood.beforeBatch = taking(50);
      const modelId = randomUUID();
      const { run } = await open(workspace, modelId);
      await eventually(async () => (await get(workspace, run)).done > 0, patience);
      await switchOff(workspace, modelId);
      expect(await reaches(workspace, run, 'cancelled')).toMatchObject({ reason: why, error: null });
      await eventually(async () => (await detailsOf(run)).includes(`Why: ${why}`), patience);
      expect(await listedState(run)).toEqual({ status: 'CANCELLED', state: 'cancelled' });
    });

    it('ends so when it finds nothing to do before it hears that it is cancelled', async () => {
      const workspace = aWorkspace();
      calm(40, 2, 10);
      mood.beforeBatch = (_slice, hands) => eventually(() => hands.signal.aborted, patience).then(() => {});
      const modelId = randomUUID();
      const { run } = await open(workspace, modelId);
      await eventually(async () => (await get(workspace, run)).slices.running > 0, patience);
      // Word of the cancellation is lost, and a new plan would be refused: the model is off.
      await admin.query(`update scoring.run set requested = 'cancel', reason = $2 where run_id = $1`, [run.runId, why]);
      mood.numbers = -1;
      const temporal = service.get(Temporal);
      await temporal.within((client) => client.workflow.getHandle(run.workflowId).signal('restart'));
      expect(await reaches(workspace, run, 'cancelled')).toMatchObject({ reason: why, error: null });
      await eventually(async () => (await listedState(run)).status === 'COMPLETED', patience);
      expect(await listedState(run)).toEqual({ status: 'COMPLETED', state: 'cancelled' });
      expect(await detailsOf(run)).toContain(`Why: ${why}`);
    });

    it('says nothing of it when all was done before', async () => {
      const workspace = aWorkspace();
      calm(40, 2, 10);
      const modelId = randomUUID();
      mood.beforeEnd = () => switchOff(workspace, modelId);
      const { run } = await open(workspace, modelId);
      expect(await reaches(workspace, run, 'completed')).toMatchObject({ reason: null, requested: null, done: 40 });
    });

    it('keeps the reason that a person gives, too', async () => {
      const workspace = aWorkspace();
      calm(800, 1, 10);
      mood.beforeBatch = taking(50);
      const { run } = await open(workspace);
      await reaches(workspace, run, 'running');
      const reason = 'Wrong draft';
      await service.bus.ask(
        runCalls.scoring.command,
        { runId: run.runId, command: 'cancel', reason },
        workspace.context,
      );
      expect(await reaches(workspace, run, 'cancelled')).toMatchObject({ reason });
    });
  });

  it('loses no command that follows close on another', async () => {
    const workspace = aWorkspace();
    calm(2_000, 1, 10);
    mood.beforeBatch = taking(20);
    const runs = await Promise.all(Array.from({ length: 6 }, () => open(workspace)));
    await Promise.all(
      runs.map(async ({ run }) => {
        await reaches(workspace, run, 'running');
        await command(workspace, run, 'pause');
        await command(workspace, run, 'cancel');
        await reaches(workspace, run, 'cancelled');
      }),
    );
  });

  it('is ended as failed when its plan is refused, in the words of the work', async () => {
    const workspace = aWorkspace();
    calm(-1, 1, 1);
    const { run } = await open(workspace);
    expect(await reaches(workspace, run, 'failed')).toMatchObject({
      error: { code: 'model_not_found', message: 'The model is gone', hint: 'Choose another one.' },
    });
  });

  it('begins anew when what it is for has changed', async () => {
    const workspace = aWorkspace();
    calm(40, 2, 10);
    let go = false;
    mood.beforeBatch = (_slice, hands) => eventually(() => go || hands.signal.aborted, patience).then(() => {});
    const modelId = randomUUID();
    const { run } = await open(workspace, modelId);
    await eventually(() => mood.plans === 1, patience);
    await open(workspace, modelId, {
      ifOpen: 'restart',
      about: { kind: 'model', id: modelId, name: 'B2B engagement v2' },
      cause: 'Published version 2',
    });
    await eventually(() => mood.plans === 2, patience);
    go = true;
    expect(await reaches(workspace, run, 'completed')).toMatchObject({
      done: 40,
      requested: null,
      about: { name: 'B2B engagement v2' },
      cause: 'Published version 2',
    });
  });

  it('is opened once more when it ends in the moment in which it is asked to begin anew', async () => {
    const workspace = aWorkspace();
    calm(40, 2, 10);
    let go = false;
    mood.beforeBatch = (_slice, hands) => eventually(() => go || hands.signal.aborted, patience).then(() => {});
    const modelId = randomUUID();
    const { run } = await open(workspace, modelId);
    await eventually(() => mood.plans === 1, patience);
    let asked: ReturnType<typeof open> | undefined;
    await service.get(Database).inWorkspace(workspace.id, async (tx) => {
      const store = new RunStore(tx);
      const held = await store.lock(run.runId);
      if (!held) throw new Error('The run is gone');
      await store.close(held, 'completed');
      asked = open(workspace, modelId, { ifOpen: 'restart' });
      // Progress that is written beside the work may wait for the row, too.
      const waiting = `select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into run (%'`;
      await eventually(async () => (await admin.query(waiting)).rowCount === 1, patience);
    });
    go = true;
    const again = await asked;
    expect(again?.opened).toBe(true);
    expect(again?.run.runId).not.toBe(run.runId);
    if (again) await reaches(workspace, again.run, 'completed');
  });

  it('is followed by another one when it was asked to begin anew while it was ending', async () => {
    const workspace = aWorkspace();
    calm(40, 2, 10);
    const modelId = randomUUID();
    let asked: Awaited<ReturnType<typeof open>> | undefined;
    mood.beforeEnd = async () => {
      // The workflow has done its last slice: it does not hear this any more.
      asked ??= await open(workspace, modelId, {
        ifOpen: 'restart',
        about: { kind: 'model', id: modelId, name: 'B2B engagement v2' },
        cause: 'Published version 2',
        params: { quiet: true },
      });
    };
    const { run } = await open(workspace, modelId);
    // Two runs are right, and each says what it did: the first knew nothing of the second version.
    expect(await reaches(workspace, run, 'completed')).toMatchObject({
      about: run.about,
      cause: run.cause,
      steps: expect.arrayContaining([
        expect.objectContaining({ text: 'Asked to begin anew when all was done: another run follows' }),
      ]),
    });
    expect(asked).toMatchObject({ opened: false, run: { runId: run.runId } });
    const next = await eventually(async () => {
      const { rows } = await admin.query(
        'select run_id, params, about_name, cause from scoring.run where workspace_id = $1 and about_id = $2 and run_id <> $3',
        [workspace.id, modelId, run.runId],
      );
      return rows.length === 1 && rows[0];
    }, patience);
    expect(next).toMatchObject({
      params: { quiet: true },
      about_name: 'B2B engagement v2',
      cause: 'Published version 2',
    });
    await reaches(workspace, { runId: next.run_id }, 'completed');
  });

  it('tells open consoles while it works', async () => {
    const workspace = aWorkspace();
    calm(100, 4, 10);
    const heard: LiveMessage[] = [];
    const stop = new LiveSubscriber(nats.nats).subscribe(workspace.id, (message) => heard.push(message));
    const { run } = await open(workspace);
    await reaches(workspace, run, 'completed');
    await eventually(() => heard.some((message) => message.topic === 'runs.changed' && message.runId === run.runId));
    stop();
  });

  it('starts a run that was left queued, and ends the row of a workflow that was terminated', async () => {
    const workspace = aWorkspace();
    calm(40, 2, 10);
    mood.beforeBatch = (_slice, hands) => eventually(() => hands.signal.aborted, patience).then(() => {});
    const { run } = await open(workspace);
    await reaches(workspace, run, 'running');
    const temporal = service.get(Temporal);
    await temporal.within((client) => client.workflow.getHandle(run.workflowId).terminate('by hand'));
    const age = (seconds: number) =>
      admin.query(`update scoring.run set changed_at = changed_at - make_interval(secs => $2) where run_id = $1`, [
        run.runId,
        seconds,
      ]);
    await age(60);
    await reconcile(temporal);
    expect(await get(workspace, run)).toMatchObject({ state: 'failed', error: { code: 'workflow_terminated' } });

    mood.beforeBatch = async () => {};
    await admin.query(
      `update scoring.run set state = 'queued', ended_at = null, error = null, plan_no = null where run_id = $1`,
      [run.runId],
    );
    await admin.query(`insert into scoring.run_open (workspace_id, run_id) values ($1, $2)`, [workspace.id, run.runId]);
    await age(60);
    await reconcile(temporal);
    await reaches(workspace, run, 'completed');
  });

  it('goes on from its rows when Temporal has forgotten it, and keeps resting if it rested', async () => {
    const workspace = aWorkspace();
    calm(400, 4, 10);
    mood.beforeBatch = taking(30);
    const { run } = await open(workspace);
    await eventually(async () => (await get(workspace, run)).done > 20, patience);
    await command(workspace, run, 'pause');
    await reaches(workspace, run, 'paused');
    const temporal = service.get(Temporal);
    await temporal.within((client) => client.workflow.getHandle(run.workflowId).terminate('by hand'));
    // An id that Temporal does not know, as after the loss of its database.
    await admin.query(`update scoring.run set workflow_id = workflow_id || ':again' where run_id = $1`, [run.runId]);
    await eventually(async () => {
      // Progress that is written late makes the row young again.
      await admin.query(`update scoring.run set changed_at = changed_at - interval '1 minute' where run_id = $1`, [
        run.runId,
      ]);
      await reconcile(temporal);
      return (await get(workspace, run)).steps.some(({ text }) => text === 'Taken up again');
    }, patience);
    expect(await get(workspace, run)).toMatchObject({ state: 'paused' });
    await command(workspace, run, 'resume');
    await reaches(workspace, run, 'completed');
    expect(await timesCounted(workspace)).toEqual({ numbers: 400, most: 1 });
  });

  it('has tidied what its owner wants tidied, each minute, also when one thing cannot be', async () => {
    const tidied: string[] = [];
    const tidying =
      (name: string, work = async () => {}) =>
      async () => {
        tidied.push(name);
        await work();
      };
    const runs = service.get(Runs);
    const before = runs.tidying.length;
    runs.tidies(tidying('first', () => Promise.reject(new Error('NATS is away')))).tidies(tidying('second'));
    try {
      await reconcile(service.get(Temporal));
      expect(tidied.slice(0, 2)).toEqual(['first', 'second']);
    } finally {
      runs.tidying.length = before;
    }
  });

  /** As the schedule does each minute. */
  const reconcile = (temporal: Temporal) =>
    temporal.within(
      (client) =>
        client.workflow.execute('reconcileRuns', {
          taskQueue: 'orchestration',
          workflowId: `reconcile-${randomUUID()}`,
          args: [{ service: 'scoring' }],
        }),
      30_000,
    );

  describe('by the clock', () => {
    const slot = (workspace: TestWorkspace, modelId: string) =>
      service.get(Temporal).within(
        (client) =>
          client.workflow.execute('scheduledRecalculation', {
            taskQueue: 'orchestration',
            workflowId: `slot-${randomUUID()}`,
            args: [{ workspaceId: workspace.id, modelId, generation: 1 }],
          }),
        30_000,
      );

    it('is started once for two slots at the same time, and says what started it', async () => {
      const workspace = aWorkspace();
      calm(400, 4, 10);
      mood.beforeBatch = taking(20);
      const modelId = randomUUID();
      const slots = await Promise.all([slot(workspace, modelId), slot(workspace, modelId)]);
      expect(slots).toContainEqual({ started: true, runId: expect.any(String), state: 'completed' });
      expect(slots).toContainEqual({ started: false, skipped: 'already-running' });
      const { rows } = await admin.query('select run_id from scoring.run where workspace_id = $1', [workspace.id]);
      expect(rows).toHaveLength(1);
      expect(await get(workspace, { runId: rows[0].run_id })).toMatchObject({
        state: 'completed',
        by: { kind: 'schedule' },
        cause: 'Every 6 hours',
      });
      expect(await timesCounted(workspace)).toEqual({ numbers: 400, most: 1 });
    });

    it('is not started for a model that is not active', async () => {
      const workspace = aWorkspace();
      mood.slot = { skipped: 'not-active' };
      expect(await slot(workspace, randomUUID())).toEqual({ started: false, skipped: 'not-active' });
    });
  });

  it('is opened while Temporal is away, and starts by itself when it is back', async () => {
    const workspace = aWorkspace();
    calm(40, 2, 10);
    const detour = await Detour.to(environment['TEMPORAL_ADDRESS'] ?? '');
    await service.stop();
    const cutOff = { ...environment, TEMPORAL_ADDRESS: `127.0.0.1:${detour.port}` };
    service = await startInProcess(countingService(cutOff), { nats, database });
    const { run } = await open(workspace);
    expect(await get(workspace, run)).toMatchObject({ state: 'queued' });
    expect((await service.kit.readiness.report()).checks.find(({ name }) => name === 'temporal')).toMatchObject({
      ready: false,
    });
    await detour.open();
    await reaches(workspace, run, 'completed');

    await detour.close();
    await service.stop();
    service = await startInProcess(countingService(environment), { nats, database });
  });

  it('goes on by itself after its service was away in the middle', async () => {
    const workspace = aWorkspace();
    calm(300, 3, 10);
    mood.beforeBatch = taking(30);
    const { run } = await open(workspace);
    await eventually(async () => (await get(workspace, run)).done > 30, patience);
    await service.stop();
    service = await startInProcess(countingService(environment), { nats, database });
    await reaches(workspace, run, 'completed');
    expect(await timesCounted(workspace)).toEqual({ numbers: 300, most: 1 });
  });
});
