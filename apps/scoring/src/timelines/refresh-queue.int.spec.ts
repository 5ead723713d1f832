import {
  getModel,
  latestSimulation,
  matchEverybody,
  publishModel,
  putDraft,
  runCalls,
  simulateModelCall,
  type Condition,
} from '@heatline/contracts';
import { RunStore } from '@heatline/database';
import { Runs } from '@heatline/service';
import { eventually, twoWorkspaces } from '@heatline/testing';
import { driveRun, readRun } from '../testing/drive-run';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
let [ours] = twoWorkspaces();

beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

const ask: ScoringUnderTest['service']['bus']['ask'] = (...args) => scoring.service.bus.ask(...args);
const viewed = (place: string) => ({
  event: ['viewed'],
  where: { property: 'place', op: 'equals' as const, value: place },
});
const looksFor = (place: string) => ({ rules: [{ name: 'Viewed', enabled: true, points: 5, when: viewed(place) }] });
let places = 0;
/** Looked for by nobody yet. */
const newPlace = () => `place ${++places}`;

/** The run that a list is to wait for when it filters by this. */
const runFor = (condition: Condition): Promise<string> =>
  ask(matchEverybody, { condition }, ours.context).then(
    () => 'ready',
    ({ code, details }) => (code === 'condition_not_ready' ? details.runId : Promise.reject(new Error(code))),
  );
const drive = (runId: string, ...more: [] | [() => void]) => driveRun(scoring, ours.id, runId, ...more);
/** Plans it and leaves it in the middle of its first slice. */
const begin = async (runId: string) => {
  const stopped = new Error('stopped');
  await expect(
    drive(runId, () => {
      throw stopped;
    }),
  ).rejects.toBe(stopped);
};
const openRefresh = () =>
  scoring.database.inWorkspace(ours.id, (tx) => new RunStore(tx).openOn('refreshTimelines', ours.id));

async function aModel(): Promise<string> {
  [ours] = twoWorkspaces();
  const modelId = await anActiveModel(scoring, ours, looksFor('home'));
  const leadId = await scoring.leads.addLead(ours.id);
  await scoring.leads.addEvents(ours.id, [
    { leadId, type: 'viewed', at: new Date(Date.now() - 5_000), properties: { place: 'home' } },
  ]);
  await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: new Date(0).toISOString(), attributes: true }]);
  await eventually(async () => (await runFor(viewed('home'))) === 'ready');
  return modelId;
}
/** A version that looks for something new, and the run that it waits for. */
async function publishNew(modelId: string): Promise<string> {
  const { version } = await draftOf(modelId);
  await ask(putDraft, { modelId, version, ...looksFor(newPlace()) }, ours.context);
  const published = await ask(publishModel, { modelId, publish: {} }, ours.context);
  expect(published.state).toBe('pending');
  return published.runId!;
}
const draftOf = async (modelId: string): Promise<{ version: number }> => {
  const { rows } = await scoring.leads.query('SELECT version FROM scoring.draft WHERE model_id = $1', [modelId]);
  return rows[0];
};
const pendingOf = async (modelId: string) => (await ask(getModel, { modelId }, ours.context)).pendingVersion;

describe('what is newly looked for while events are being read', () => {
  it('does not hold up a version that waits, and is read by the run that follows', async () => {
    const modelId = await aModel();
    const runId = await publishNew(modelId);
    await begin(runId);
    const asked = Array.from({ length: 5 }, () => viewed(newPlace()));
    for (const condition of asked) expect(await runFor(condition)).toBe(runId);
    const underWay = await readRun(scoring, ours.id, runId);
    expect(underWay).toMatchObject({ requested: null, planNo: 0, cause: expect.stringMatching(/^New criteria of/) });

    await drive(runId);
    const { pendingVersion, openRunId } = await ask(getModel, { modelId }, ours.context);
    expect(pendingVersion).toBeNull();
    // Whoever published is who has everybody recalculated, though the refresh began it.
    expect(await readRun(scoring, ours.id, openRunId!)).toMatchObject({
      kind: 'recalculateModel',
      by: { kind: 'member', id: ours.context.actor!.id },
    });
    const next = (await openRefresh())!;
    expect(next.runId).not.toBe(runId);
    for (const condition of asked) expect(await runFor(condition)).toBe(next.runId);
    await drive(next.runId);
    for (const condition of asked) expect(await runFor(condition)).toBe('ready');
    expect(await openRefresh()).toBeUndefined();
  });

  it('is read along by a run that has not been planned yet', async () => {
    const modelId = await aModel();
    const condition = viewed(newPlace());
    const runId = await runFor(condition);
    expect(await publishNew(modelId)).toBe(runId);
    await drive(runId);
    expect([await pendingOf(modelId), await runFor(condition), await openRefresh()]).toEqual([
      null,
      'ready',
      undefined,
    ]);
  });

  it('by a draft that is simulated, waits for the run that follows', async () => {
    const modelId = await aModel();
    const runId = await runFor(viewed(newPlace()));
    await begin(runId);
    const { version } = await draftOf(modelId);
    await ask(putDraft, { modelId, version, ...looksFor(newPlace()) }, ours.context);
    expect(await ask(simulateModelCall, { modelId }, ours.context)).toMatchObject({
      state: 'waiting',
      waitsForRunId: runId,
    });
    await drive(runId);
    const next = (await openRefresh())!;
    const simulation = async () => (await ask(latestSimulation, { modelId }, ours.context)).simulation;
    expect(await simulation()).toMatchObject({ state: 'waiting', waitsForRunId: next.runId });
    await drive(next.runId);
    expect(await simulation()).toMatchObject({ state: 'running', waitsForRunId: null });
  });

  it('is read also when the run under way is given up: who asked later did not', async () => {
    const modelId = await aModel();
    const condition = viewed(newPlace());
    const runId = await runFor(condition);
    await begin(runId);
    expect(await publishNew(modelId)).toBe(runId);
    await scoring.database.inWorkspace(ours.id, async (tx) => {
      const store = new RunStore(tx);
      const run = (await store.lock(runId))!;
      await store.close(run, 'cancelled');
      await scoring.service.get(Runs).workOf('refreshTimelines')!.giveUp!(run, 'cancelled', tx);
    });
    const next = (await openRefresh())!;
    expect(next.runId).not.toBe(runId);
    await drive(next.runId);
    expect([await pendingOf(modelId), await runFor(condition)]).toEqual([null, 'ready']);
  });

  it('begins a run anew that waits for a person', async () => {
    await aModel();
    const runId = await runFor(viewed(newPlace()));
    await begin(runId);
    await scoring.leads.query(`UPDATE scoring.run SET state = 'parked' WHERE run_id = $1`, [runId]);
    expect(await runFor(viewed(newPlace()))).toBe(runId);
    expect(await readRun(scoring, ours.id, runId)).toMatchObject({ requested: 'restart' });
    await ask(runCalls.scoring.command, { runId, command: 'cancel' }, ours.context);
  });
});
