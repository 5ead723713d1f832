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
import { RunStore, SliceStore } from '@heatline/database';
import { Runs } from '@heatline/service';
import { type Breaker, driveRun, eventually, readRun, twoWorkspaces } from '@heatline/testing';
import { stringify } from 'uuid';
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
/** Whom a list that filters by this finds, by ids. */
const leadsWith = async (condition: Condition): Promise<string[]> => {
  const { packed, next } = await ask(matchEverybody, { condition }, ours.context);
  expect(next).toBeNull();
  const ids = Buffer.from(packed, 'base64');
  return Array.from({ length: ids.length / 16 }, (_, i) => stringify(ids.subarray(16 * i, 16 * i + 16)));
};
const drive = (runId: string, ...more: [] | [Breaker]) => driveRun(scoring, ours.id, runId, ...more);
/** Plans it and kills it in the middle of this slice, before anything of it is committed. */
const begin = async (runId: string, slice = 1) => {
  const stopped = new Error('stopped');
  await expect(
    drive(runId, (batches) => {
      if (batches === slice) throw stopped;
    }),
  ).rejects.toBe(stopped);
};
const openRefresh = () =>
  scoring.database.inWorkspace(ours.id, (tx) => new RunStore(tx).openOn('refreshTimelines', ours.id));

async function aModel(): Promise<string> {
  [ours] = twoWorkspaces();
  const modelId = await anActiveModel(scoring, ours, looksFor('home'));
  await aLead('home');
  await eventually(async () => (await runFor(viewed('home'))) === 'ready');
  return modelId;
}
/** Somebody who was at these places, as far as timelines know of it. */
async function aLead(...seen: string[]): Promise<string> {
  const leadId = await scoring.leads.addLead(ours.id);
  const at = new Date(Date.now() - 5_000);
  await scoring.leads.addEvents(
    ours.id,
    seen.map((place) => ({ leadId, type: 'viewed', at, properties: { place } })),
  );
  await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: new Date(0).toISOString(), attributes: true }]);
  await eventually(async () => {
    const { rows } = await scoring.leads.query('SELECT event_count FROM scoring.timeline WHERE lead_id = $1', [leadId]);
    expect(rows).toEqual([{ event_count: seen.length }]);
  });
  return leadId;
}
/** Plans the run in one slice a lead, as with many more of them. */
async function planByLead(runId: string): Promise<void> {
  await scoring.database.inWorkspace(ours.id, async (tx) => {
    const run = (await new RunStore(tx).lock(runId))!;
    const { ranges, facts } = await scoring.service.get(Runs).workOf('refreshTimelines')!.plan(run, tx);
    const { rows } = await scoring.leads.query(
      'SELECT lead_id FROM leads.published_lead WHERE workspace_id = $1 ORDER BY lead_id',
      [ours.id],
    );
    const ids = rows.map(({ lead_id }) => lead_id as string);
    expect(ranges).toEqual([{ lo: null, hi: ids.at(-1), total: ids.length }]);
    const single = ids.map((hi, i) => ({ lo: ids[i - 1] ?? null, hi, total: 1 }));
    await new SliceStore(tx).plan(run, 0, single, facts ?? {});
  });
}
/** A version that looks for something new, and the run that it waits for. */
async function publishNew(modelId: string, place = newPlace()): Promise<string> {
  const { version } = await draftOf(modelId);
  await ask(putDraft, { modelId, version, ...looksFor(place) }, ours.context);
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

  it('is read only from leads that the run under way had passed, or had begun to pass, and from new ones', async () => {
    const modelId = await aModel();
    const [first, second] = [newPlace(), newPlace()];
    const leadIds: string[] = [];
    for (let i = 0; i < 4; i++) leadIds.push(await aLead(first, second));
    const runId = await runFor(viewed(newPlace()));
    await planByLead(runId);
    // Of five leads one is passed, the next one begun.
    await begin(runId, 2);
    expect(await publishNew(modelId, first)).toBe(runId);
    await begin(runId, 2);
    // Two publishes: the later one tells what is left.
    expect(await publishNew(await anActiveModel(scoring, ours, looksFor('home'), 'Another'), second)).toBe(runId);
    leadIds.push(await aLead(first, second));
    await drive(runId);

    const next = (await openRefresh())!;
    await begin(next.runId, 2);
    // Killed in its middle, it goes on; asked of it in the meantime is read from everybody.
    const late = viewed(newPlace());
    expect(await runFor(late)).toBe(next.runId);
    expect(await drive(next.runId)).toMatchObject({ total: 4, done: 4 });
    for (const place of [first, second]) expect(await leadsWith(viewed(place))).toEqual(leadIds);
    expect(await pendingOf(modelId)).toBeNull();

    const last = (await openRefresh())!;
    expect(await runFor(late)).toBe(last.runId);
    expect(await drive(last.runId)).toMatchObject({ total: 6, done: 6 });
    expect([await runFor(late), await openRefresh()]).toEqual(['ready', undefined]);
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
