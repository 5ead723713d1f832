import {
  changeModel,
  adjustScore,
  createModel,
  followMerges,
  getModel,
  personalDataCalls,
  publishModel,
  putDraft,
  recalculateModelCall,
  removeAdjustment,
  type Rule,
  simulateModelCall,
  updateScore,
} from '@heatline/contracts';
import { Database, RunStore, SliceStore, sqlStateOf, type Tx } from '@heatline/database';
import { lockFor, Runs } from '@heatline/service';
import { aWorkspace, driveRun, eventually } from '@heatline/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from './testing/scoring-under-test';

let scoring: ScoringUnderTest;
beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

const ask: ScoringUnderTest['service']['bus']['ask'] = (...args) => scoring.service.bus.ask(...args);
const opened: Rule = { name: 'Opened', enabled: true, points: 5, when: { event: ['email_opened'] } };
/** Looked for by nobody else. */
let looked = 0;
const fresh = (): Rule => ({ ...opened, name: 'New', when: { event: [`never_seen_${++looked}`] } });

/** Whoever waits in this test's database; statements of the service, not of the test. */
const waiting = async (n: number) => {
  const { rows } = await scoring.leads.query(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0].n >= n;
};

/** Others begin while this holds what it holds, and wait; then it lets go. */
async function whileHeld(workspaceId: string, hold: (tx: Tx) => Promise<unknown>, others: (() => Promise<unknown>)[]) {
  const ends: Promise<unknown>[] = [];
  await scoring.database.inWorkspace(workspaceId, async (tx) => {
    await hold(tx);
    for (const other of others) {
      ends.push(other());
      await eventually(() => waiting(ends.length));
    }
  });
  await Promise.all(ends);
}

const holdRules = (tx: Tx) =>
  tx.execute(`SELECT pg_advisory_xact_lock_shared(hashtextextended('rulebook ' || $1::text, 0))`, [tx.workspaceId]);

describe('those who write scores, rules and runs hold rows in one order', () => {
  // A deadlock is mended by running the transaction again: only the attempts tell of it.
  let attempts: jest.SpiedFunction<() => Promise<unknown>>;
  beforeEach(() => {
    attempts = jest.spyOn(Database.prototype as unknown as { attempt: () => Promise<unknown> }, 'attempt');
  });
  afterEach(async () => {
    const ends = await Promise.allSettled(attempts.mock.results.map(({ value }) => value));
    attempts.mockRestore();
    const states = ends.map((end) => (end.status === 'rejected' ? sqlStateOf(end.reason) : undefined));
    expect(states.filter((state) => state === '40P01')).toEqual([]);
  });

  const runsOf = () => scoring.service.get(Runs);
  const openOn = (workspaceId: string, kind: Parameters<RunStore['openOn']>[0], aboutId: string) =>
    scoring.database.inWorkspace(workspaceId, async (tx) => (await new RunStore(tx).openOn(kind, aboutId))!);
  /** As the activity does it. */
  const plan = (workspaceId: string, runId: string) =>
    scoring.database.inWorkspace(workspaceId, async (tx) => {
      const run = (await lockFor(tx, runId, 'plan', (kind) => runsOf().workOf(kind)))!;
      const { ranges, facts = {} } = await runsOf().workOf(run.kind)!.plan(run, tx);
      await new SliceStore(tx).plan(run, (run.planNo ?? -1) + 1, ranges, facts);
    });
  const complete = (workspaceId: string, runId: string) =>
    scoring.database.inWorkspace(workspaceId, async (tx) => {
      const store = new RunStore(tx);
      const run = (await lockFor(tx, runId, 'end', (kind) => runsOf().workOf(kind)))!;
      await store.close(run, 'completed');
      const closed = (await store.byId(runId))!;
      await runsOf().workOf(run.kind)!.complete?.(closed, closed, tx);
    });

  async function aModelWithRun() {
    const workspace = aWorkspace();
    const modelId = await anActiveModel(scoring, workspace, { rules: [opened] });
    const { runId } = await ask(recalculateModelCall, { modelId }, workspace.context);
    return { workspace, modelId, runId };
  }
  async function publish({ context }: ReturnType<typeof aWorkspace>, modelId: string, rules: Rule[], version: number) {
    await ask(putDraft, { modelId, version, rules }, context);
    return () => ask(publishModel, { modelId, publish: {} }, context);
  }

  it('a model is published while its recalculation is planned', async () => {
    const { workspace, modelId, runId } = await aModelWithRun();
    await plan(workspace.id, runId);
    const publishing = await publish(workspace, modelId, [{ ...opened, points: 6 }], 2);
    await whileHeld(workspace.id, holdRules, [publishing, () => plan(workspace.id, runId)]);
  });

  it('a model is switched off while its recalculation is planned, which then ends as cancelled', async () => {
    const { workspace, modelId, runId } = await aModelWithRun();
    await plan(workspace.id, runId);
    const off = () => ask(changeModel, { modelId, change: { active: false } }, workspace.context);
    const planning = () =>
      plan(workspace.id, runId).catch((error: unknown) => expect(error).toHaveProperty('code', 'model_not_active'));
    await whileHeld(workspace.id, holdRules, [off, planning]);
    const run = await openOn(workspace.id, 'recalculateModel', modelId);
    expect(run).toMatchObject({ requested: 'cancel', reason: 'The model was switched off: it scores nobody any more' });
  });

  it('a model is published while its recalculation ends', async () => {
    const { workspace, modelId, runId } = await aModelWithRun();
    await plan(workspace.id, runId);
    const publishing = await publish(workspace, modelId, [{ ...opened, points: 7 }], 2);
    const holdModel = (tx: Tx) => tx.execute('SELECT FROM model WHERE model_id = $1 FOR UPDATE', [modelId]);
    await whileHeld(workspace.id, holdModel, [publishing, () => complete(workspace.id, runId)]);
    const [run] = (await scoring.leads.query('SELECT state FROM scoring.run WHERE run_id = $1', [runId])).rows;
    expect(run).toEqual({ state: 'completed' });
  });

  it('a model is published while events have been read for another', async () => {
    const workspace = aWorkspace();
    const leadId = await scoring.leads.addLead(workspace.id);
    await scoring.leads.addEvents(workspace.id, [{ leadId, type: 'email_opened', at: new Date(0) }]);
    const modelId = await anActiveModel(scoring, workspace, { rules: [opened] });
    await ask(updateScore, { leadId, modelId }, workspace.context);
    const { modelId: other } = await ask(createModel, { name: 'Other', kind: 'engagement' }, workspace.context);
    const first = await publish(workspace, other, [fresh()], 1);
    const { runId } = await first();
    await plan(workspace.id, runId!);
    const publishing = await publish(workspace, modelId, [{ ...opened, points: 8 }], 2);
    await whileHeld(workspace.id, holdRules, [() => complete(workspace.id, runId!), publishing]);
  });

  it('a draft is simulated anew while facts come in, and while its run is planned', async () => {
    const workspace = aWorkspace();
    const leadId = await scoring.leads.addLead(workspace.id);
    await scoring.leads.addEvents(workspace.id, [{ leadId, type: 'email_opened', at: new Date(0) }]);
    const modelId = await anActiveModel(scoring, workspace, { rules: [opened] });
    await ask(updateScore, { leadId, modelId }, workspace.context);
    const edit = (rules: Rule[], version: number) => ask(putDraft, { modelId, version, rules }, workspace.context);
    const simulate = () => ask(simulateModelCall, { modelId }, workspace.context);
    await edit([{ ...opened, points: 9 }], 2);
    await simulate();
    const { runId } = await openOn(workspace.id, 'simulateModel', modelId);

    // It looks for something new, so rules change; whoever scores marks simulations as stale.
    await edit([fresh()], 3);
    const [later] = await scoring.leads.addEvents(workspace.id, [{ leadId, type: 'email_opened', at: new Date() }]);
    const facts = async () => {
      await announceFacts(scoring, workspace.id, [{ leadId, eventsFrom: new Date(0).toISOString() }]);
      await eventually(() => waiting(1));
    };
    const holdTimeline = (tx: Tx) => tx.execute('SELECT FROM timeline WHERE lead_id = $1 FOR UPDATE', [leadId]);
    await whileHeld(workspace.id, holdTimeline, [facts, simulate]);
    expect(later).toBeDefined();

    await edit([{ ...opened, points: 3 }], 4);
    const holdSimulation = (tx: Tx) => tx.execute('SELECT FROM simulation WHERE model_id = $1 FOR UPDATE', [modelId]);
    await simulate();
    await edit([{ ...opened, points: 4 }], 5);
    await whileHeld(workspace.id, holdSimulation, [
      () =>
        plan(workspace.id, runId).catch((error: unknown) => expect(error).toHaveProperty('code', 'simulation_over')),
      simulate,
    ]);
  });

  it('people are erased while they do something', async () => {
    const workspace = aWorkspace();
    const accountId = await scoring.leads.addAccount(workspace.id);
    const modelId = await anActiveModel(scoring, workspace, { rules: [opened] });
    // They lie in the table in another order than that of their ids.
    const leadIds = [uuidv7(), uuidv7()];
    for (const leadId of leadIds.toReversed()) {
      await scoring.leads.addLead(workspace.id, { leadId, accountId });
      await scoring.leads.addEvents(workspace.id, [{ leadId, type: 'email_opened', at: new Date(0) }]);
      await ask(updateScore, { leadId, modelId }, workspace.context);
    }
    await scoring.leads.addEvents(
      workspace.id,
      leadIds.map((leadId) => ({ leadId, type: 'email_opened', at: new Date() })),
    );
    const erase = () => ask(personalDataCalls.scoring.erase, { leadIds: [...leadIds, accountId] }, workspace.context);
    const holdFirst = (tx: Tx) => tx.execute('SELECT FROM timeline WHERE lead_id = $1 FOR UPDATE', [leadIds[0]]);
    const update = () => ask(updateScore, { leadId: leadIds[0]!, modelId }, workspace.context);
    await whileHeld(workspace.id, holdFirst, [update, erase]);
    const { rows } = await scoring.leads.query('SELECT FROM scoring.score WHERE lead_id = ANY ($1)', [leadIds]);
    expect(rows).toEqual([]);
  });

  describe('leads are merged', () => {
    /** Two with something to score, in an account; `goes` has the smaller id and lies behind the other one in the table. */
    async function twoLeads() {
      const workspace = aWorkspace();
      const accountId = await scoring.leads.addAccount(workspace.id);
      const modelId = await anActiveModel(scoring, workspace, { rules: [opened] });
      const [goes, stays] = [uuidv7(), uuidv7()];
      for (const leadId of [stays, goes]) {
        await scoring.leads.addLead(workspace.id, { leadId, accountId });
        await scoring.leads.addEvents(workspace.id, [{ leadId, type: 'email_opened', at: new Date(0) }]);
        await ask(updateScore, { leadId, modelId }, workspace.context);
      }
      const merge = async () => {
        await scoring.leads.answerBy(workspace.id, stays, [goes]);
        await ask(followMerges, { leadIds: [stays, goes], cause: 'merge' }, workspace.context);
      };
      return { workspace, accountId, modelId, stays, goes, merge };
    }
    const kept = async (leadId: string) =>
      (
        await scoring.leads.query(
          `SELECT score FROM scoring.timeline LEFT JOIN scoring.score USING (workspace_id, lead_id) WHERE lead_id = $1
           UNION ALL SELECT score FROM scoring.score WHERE lead_id = $1 AND lead_id NOT IN (SELECT lead_id FROM scoring.timeline)`,
          [leadId],
        )
      ).rows.map(({ score }) => score);
    const hold = (table: 'timeline' | 'score', leadId: string) => (tx: Tx) =>
      tx.execute(`SELECT FROM ${table} WHERE lead_id = $1 FOR UPDATE`, [leadId]);

    it('while they are scored', async () => {
      const { workspace, modelId, stays, goes, merge } = await twoLeads();
      const update = (leadId: string) => () => ask(updateScore, { leadId, modelId }, workspace.context);
      await whileHeld(workspace.id, hold('timeline', stays), [update(stays), merge, update(goes)]);
      expect([await kept(stays), await kept(goes)]).toEqual([[1000], []]);
    });

    it('before somebody scores one of them who has looked who answers for it', async () => {
      const { workspace, modelId, stays, goes, merge } = await twoLeads();
      let updated: Promise<unknown> | undefined;
      // As whoever merges does it.
      await scoring.database.inWorkspace(workspace.id, async (tx) => {
        await hold('timeline', goes)(tx);
        updated = ask(updateScore, { leadId: goes, modelId }, workspace.context);
        await eventually(() => waiting(1));
        await scoring.leads.answerBy(workspace.id, stays, [goes]);
        await tx.execute('DELETE FROM score WHERE lead_id = $1', [goes]);
        await tx.execute('DELETE FROM timeline WHERE lead_id = $1', [goes]);
      });
      expect(await updated).toMatchObject({ score: 10 });
      expect([await kept(stays), await kept(goes)]).toEqual([[1000], []]);
      await merge();
      expect([await kept(stays), await kept(goes)]).toEqual([[1000], []]);
    });

    it('while somebody makes the timeline of one of them', async () => {
      const { workspace, modelId, stays, goes } = await twoLeads();
      await scoring.leads.query('DELETE FROM scoring.score WHERE lead_id = $1', [goes]);
      await scoring.leads.query('DELETE FROM scoring.timeline WHERE lead_id = $1', [goes]);
      let followed: Promise<unknown> | undefined;
      // As whoever scores does it, who has looked who answers for it.
      await scoring.database.inWorkspace(workspace.id, async (tx) => {
        const row = [workspace.id, goes];
        await tx.execute(
          `INSERT INTO timeline (workspace_id, lead_id, revision, created_at, event_count, tail) VALUES ($1, $2, 1, now(), 0, '')`,
          row,
        );
        await scoring.leads.answerBy(workspace.id, stays, [goes]);
        followed = ask(followMerges, { leadIds: [stays, goes], cause: 'merge' }, workspace.context);
        await eventually(() => waiting(1));
        await tx.execute('INSERT INTO score (workspace_id, lead_id, model_id) VALUES ($1, $2, $3)', [...row, modelId]);
      });
      await followed;
      expect([await kept(stays), await kept(goes)]).toEqual([[1000], []]);
    });

    it('while all are recalculated', async () => {
      const { workspace, modelId, stays, goes, merge } = await twoLeads();
      await scoring.leads.query(
        `UPDATE scoring.score SET score = 1, calculated_at = calculated_at - interval '1 day' WHERE model_id = $1`,
        [modelId],
      );
      const { runId } = await ask(recalculateModelCall, { modelId }, workspace.context);
      await whileHeld(workspace.id, hold('score', stays), [() => driveRun(scoring, workspace.id, runId), merge]);
      expect([await kept(stays), await kept(goes)]).toEqual([[1000], []]);
    });

    it('while a bulk run has scored one of them for the first time', async () => {
      const { workspace, stays, goes, merge } = await twoLeads();
      const modelId = await anActiveModel(scoring, workspace, { rules: [{ ...opened, points: 7 }] }, 'Second');
      const { openRunId } = await ask(getModel, { modelId }, workspace.context);
      // Only the one that goes has none yet.
      await ask(updateScore, { leadId: stays, modelId }, workspace.context);
      let merged: Promise<unknown> | undefined;
      // Its rows are written, and nobody sees them yet.
      await driveRun(scoring, workspace.id, openRunId!, () => {
        merged = merge();
        return eventually(() => waiting(1));
      });
      await merged;
      expect([await kept(stays), await kept(goes)]).toEqual([expect.arrayContaining([1000, 1400]), []]);
    });

    it('after a bulk run has read them and before it writes', async () => {
      const { workspace, stays, goes, merge } = await twoLeads();
      const modelId = await anActiveModel(scoring, workspace, { rules: [{ ...opened, points: 7 }] }, 'Second');
      const { openRunId } = await ask(getModel, { modelId }, workspace.context);
      let done: Promise<unknown> | undefined;
      // As whoever merges does it, without a score of the one that has gone at the end.
      await scoring.database.inWorkspace(workspace.id, async (tx) => {
        await tx.execute('INSERT INTO score (workspace_id, model_id, lead_id) VALUES ($1, $2, $3)', [
          workspace.id,
          modelId,
          goes,
        ]);
        done = driveRun(scoring, workspace.id, openRunId!);
        await eventually(() => waiting(1));
        await scoring.leads.answerBy(workspace.id, stays, [goes]);
        await tx.execute('DELETE FROM score WHERE lead_id = $1', [goes]);
        await tx.execute('DELETE FROM timeline WHERE lead_id = $1', [goes]);
      });
      await done;
      expect(await kept(goes)).toEqual([]);
      await merge();
      expect(await kept(stays)).toEqual(expect.arrayContaining([1000, 1400]));
    });

    it('while all timelines are read anew', async () => {
      const { workspace, stays, goes, merge } = await twoLeads();
      const refresh = await scoring.database.inWorkspace(workspace.id, (tx) =>
        runsOf().open(tx, {
          kind: 'refreshTimelines',
          about: { kind: 'workspace', id: workspace.id, name: null },
          by: { kind: 'system', id: null },
          cause: 'Repair',
          params: { repair: true },
        }),
      );
      const driven = () => driveRun(scoring, workspace.id, refresh.run.runId);
      await whileHeld(workspace.id, hold('timeline', goes), [driven, merge]);
      expect([await kept(stays), await kept(goes)]).toEqual([[1000], []]);
    });

    it('while they are erased', async () => {
      const { workspace, accountId, stays, goes, merge } = await twoLeads();
      const leadIds = [stays, goes, accountId];
      const erase = () => ask(personalDataCalls.scoring.erase, { leadIds }, workspace.context);
      await whileHeld(workspace.id, hold('timeline', goes), [merge, erase]);
      expect([await kept(stays), await kept(goes)]).toEqual([[], []]);
    });

    it('while points are given to one of them, and taken back', async () => {
      const { workspace, modelId, stays, goes, merge } = await twoLeads();
      const give = (points: number) =>
        ask(adjustScore, { leadId: goes, modelId, adjustment: { points, reason: 'Met' } }, workspace.context);
      const { adjustmentId } = await give(3);
      const takeBack = () => ask(removeAdjustment, { leadId: goes, modelId, adjustmentId }, workspace.context);
      await whileHeld(workspace.id, hold('timeline', goes), [() => give(2), takeBack, merge]);
      expect([await kept(stays), await kept(goes)]).toEqual([[1200], []]);
    });
  });
});

it('a score that a bulk run has just made is found by whoever scores the lead at that moment', async () => {
  const workspace = aWorkspace();
  const leadId = await scoring.leads.addLead(workspace.id);
  await scoring.leads.addEvents(workspace.id, [{ leadId, type: 'email_opened', at: new Date(0) }]);
  const first = await anActiveModel(scoring, workspace, { rules: [opened] }, 'First');
  await ask(updateScore, { leadId, modelId: first }, workspace.context);
  const modelId = await anActiveModel(scoring, workspace, { rules: [opened] }, 'Second');
  const { openRunId } = await ask(getModel, { modelId }, workspace.context);
  let updated: Promise<unknown> | undefined;
  // The run has written the row and has not committed.
  await driveRun(scoring, workspace.id, openRunId!, () => {
    updated = ask(updateScore, { leadId, modelId }, workspace.context);
    return eventually(() => waiting(1));
  });
  expect(await updated).toMatchObject({ score: 5 });
});
