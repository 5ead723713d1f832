import {
  changeModel,
  getDraft,
  getModel,
  levelChanged,
  publishModel,
  putDraft,
  recalculateModelCall,
  type Rule,
  scoresChanged,
} from '@heatline/contracts';
import { driveRun, eventually, twoWorkspaces } from '@heatline/testing';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from './testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
const clicked: Rule = {
  id: '0e000000-0000-4000-8000-000000000001',
  name: 'Clicked',
  enabled: true,
  points: 30,
  when: { event: ['link_clicked'] },
};
let modelId: string;
let leadIds: string[];

/** What was announced since, oldest first. */
async function announced(subject: string, since: Date) {
  const { rows } = await scoring.leads.query(
    `SELECT workspace_id, payload FROM scoring.outbox WHERE subject LIKE '%' || $1 AND created_at > $2 ORDER BY created_at, id`,
    [subject.replace(/^evt\./, ''), since],
  );
  return rows as { workspace_id: string; payload: Record<string, unknown> }[];
}
const instant = async (): Promise<Date> => (await scoring.leads.query('SELECT clock_timestamp() AS at')).rows[0].at;

async function publish(points: number, more: { announce?: boolean } = {}) {
  const { version } = await scoring.service.bus.ask(getDraft, { modelId }, ours.context);
  await scoring.service.bus.ask(putDraft, { modelId, version, rules: [{ ...clicked, points }] }, ours.context);
  const { runId } = await scoring.service.bus.ask(publishModel, { modelId, publish: more }, ours.context);
  return runId!;
}

beforeAll(async () => {
  scoring = await startScoring();
  modelId = await anActiveModel(scoring, ours, { rules: [clicked] });
  leadIds = [];
  for (let i = 0; i < 5; i++) leadIds.push(await scoring.leads.addLead(ours.id, { name: `Lead ${i}` }));
}, 60_000);
afterAll(() => scoring?.stop());

describe('what scoring announces', () => {
  it('of a live batch: one message with the ids of leads, and one with the history rows that crossed a level', async () => {
    const since = await instant();
    await scoring.leads.addEvents(
      ours.id,
      leadIds.map((leadId) => ({ leadId, type: 'link_clicked', at: new Date(Date.now() - 60_000) })),
    );
    const leads = leadIds.map((leadId) => ({ leadId, eventsFrom: new Date(0).toISOString() }));
    await announceFacts(scoring, ours.id, leads);
    const scores = await eventually(async () => {
      const found = await announced(scoresChanged.subject, since);
      return found.length > 0 && found;
    });
    expect(scores).toEqual([
      { workspace_id: ours.id, payload: { modelIds: [modelId], leadIds: expect.arrayContaining(leadIds) } },
    ]);
    const levels = await announced(levelChanged.subject, since);
    expect(levels).toHaveLength(1);
    const changeIds = levels[0]!.payload['changeIds'] as string[];
    const { rows } = await scoring.leads.query(
      'SELECT change_id, lead_id, from_level, to_level FROM scoring.score_change WHERE workspace_id = $1 AND change_id = ANY ($2)',
      [ours.id, changeIds],
    );
    expect(new Set(rows.map(({ lead_id }) => lead_id))).toEqual(new Set(leadIds));
    const leadOf = new Map(rows.map(({ change_id, lead_id }) => [change_id, lead_id]));
    expect(levels[0]!.payload['subjectIds']).toEqual(changeIds.map((changeId) => leadOf.get(changeId)));
    expect(rows.every(({ from_level, to_level }) => from_level !== to_level)).toBe(true);
    expect(
      await scoring.leads.query('SELECT 1 FROM scoring.outbox WHERE workspace_id = $1', [theirs.id]),
    ).toMatchObject({
      rowCount: 0,
    });
  }, 60_000);

  it('of a bulk run: its slices, which the history can be joined with', async () => {
    const since = await instant();
    const runId = await publish(60);
    await driveRun(scoring, ours.id, runId);
    const payload = { runId, sliceNo: 0, range: { after: null, to: expect.any(String) } };
    expect((await announced(scoresChanged.subject, since)).map((one) => one.payload)).toEqual([
      { modelIds: [modelId], ...payload },
    ]);
    expect((await announced(levelChanged.subject, since)).map((one) => one.payload)).toEqual([payload]);
  }, 60_000);

  it('of a run that was published quietly: scores, so that memberships follow, but no levels', async () => {
    const since = await instant();
    const runId = await publish(5, { announce: false });
    const run = await driveRun(scoring, ours.id, runId);
    expect(run).toMatchObject({ changed: leadIds.length, params: { quiet: true } });
    expect((await announced(scoresChanged.subject, since)).map((one) => one.payload)).toEqual([
      { modelIds: [modelId], runId, sliceNo: 0, range: { after: null, to: expect.any(String) }, quiet: true },
    ]);
    expect(await announced(levelChanged.subject, since)).toEqual([]);
    // The next one is as loud as ever.
    await driveRun(
      scoring,
      ours.id,
      (await scoring.service.bus.ask(recalculateModelCall, { modelId }, ours.context)).runId,
    );
    const loud = await publish(70);
    await driveRun(scoring, ours.id, loud);
    expect((await announced(levelChanged.subject, since)).map((one) => one.payload)).toEqual([
      { runId: loud, sliceNo: 0, range: { after: null, to: expect.any(String) } },
    ]);
  }, 60_000);

  it('of a run that another publish made begin anew: what the newest one asked for', async () => {
    const first = await publish(5);
    const second = await publish(80, { announce: false });
    expect(second).toBe(first);
    const since = await instant();
    expect(await driveRun(scoring, ours.id, second)).toMatchObject({ params: { quiet: true } });
    expect(await announced(levelChanged.subject, since)).toEqual([]);
  }, 60_000);
});

describe('a version that waits for its criteria', () => {
  it('keeps what it was published with until it comes into force', async () => {
    await scoring.service.bus.ask(changeModel, { modelId, change: { active: true } }, ours.context);
    const { version } = await scoring.service.bus.ask(getDraft, { modelId }, ours.context);
    const when: Rule['when'] = { event: ['link_clicked'], where: { property: 'to', op: 'equals', value: 'demo' } };
    await scoring.service.bus.ask(putDraft, { modelId, version, rules: [{ ...clicked, when }] }, ours.context);
    const published = await scoring.service.bus.ask(
      publishModel,
      { modelId, publish: { recalculate: false, announce: false } },
      ours.context,
    );
    expect(published.state).toBe('pending');
    await driveRun(scoring, ours.id, published.runId!);
    const model = await scoring.service.bus.ask(getModel, { modelId }, ours.context);
    expect(model).toMatchObject({ publishedVersion: published.publishedVersion, openRunId: null });
  }, 60_000);
});
