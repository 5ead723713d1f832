import {
  adjustScore,
  changeModel,
  explainDifference,
  explainScore,
  type HistoryKind,
  type HistoryPlace,
  leadScores,
  publishModel,
  putDraft,
  recalculateModelCall,
  removeAdjustment,
  resetScore,
  scoreChangesByHand,
  scoreHistory,
  updateScore,
  whyScores,
} from '@heatline/contracts';
import { driveRun, eventually, twoWorkspaces } from '@heatline/testing';
import { anActiveModel, announceFacts, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
const dayMs = 86_400_000;
/** Counted from one moment: asked twice, it is the same second. */
const began = Date.now();
const ago = (days: number) => new Date(Math.floor((began - days * dayMs) / 1_000) * 1_000);

beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

const ask: ScoringUnderTest['service']['bus']['ask'] = (...args) => scoring.service.bus.ask(...args);
const cardsOf = async (leadId: string) => (await ask(leadScores, { leadId }, ours.context)).items;

const opened = { name: 'Opened', enabled: true, points: 5, when: { event: ['opened'] }, window: { days: 30 } };
const demo = { name: 'Requested a demo', enabled: true, points: 40, when: { event: ['demo'] } };
const decides = {
  name: 'Decides',
  enabled: true,
  points: 12.5,
  when: { attribute: 'title', op: 'equals' as const, value: 'CTO' },
};

async function aLead(modelId: string) {
  const leadId = await scoring.leads.addLead(ours.id);
  await scoring.leads.addEvents(ours.id, [
    { leadId, type: 'opened', at: ago(41) },
    { leadId, type: 'opened', at: ago(20) },
    { leadId, type: 'demo', at: ago(10) },
  ]);
  await scoring.leads.setAttribute(ours.id, leadId, 'title', 'CTO', ago(5));
  await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: new Date(0).toISOString(), attributes: true }]);
  await eventually(async () => (await cardsOf(leadId)).some((card) => card.modelId === modelId && card.score !== null));
  return leadId;
}

describe('looking back', () => {
  it('tells the difference of two instants by cause and line, to the hundredth', async () => {
    const modelId = await anActiveModel(scoring, ours, { rules: [opened, demo, decides] }, 'Difference');
    const leadId = await aLead(modelId);
    const about = { leadId, modelId, from: ago(15).toISOString() };
    const found = await ask(explainDifference, about, ours.context);
    // 15 days ago both openings were within 30 days; now the older one is not.
    expect(found).toMatchObject({
      from: { score: 10, level: { key: 'cold' }, publishedVersion: 1 },
      to: { score: 57.5, level: { key: 'hot' }, publishedVersion: 1 },
      points: 47.5,
      causes: [
        { cause: 'time', points: -5, lines: [{ name: 'Opened', points: -5, before: 10, after: 5, countedAfter: 1 }] },
        {
          cause: 'facts',
          points: 52.5,
          lines: [
            { name: 'Requested a demo', points: 40, before: 0 },
            { kind: 'attribute', name: 'Decides', points: 12.5 },
          ],
        },
        { cause: 'version', points: 0, lines: [] },
      ],
    });
    const then = await ask(explainScore, { leadId, modelId, asOf: about.from }, ours.context);
    expect(then.score).toBe(found.from.score);

    const refused = async (query: object, code: string, context = ours.context) =>
      expect(ask(explainDifference, { ...about, ...query }, context)).rejects.toMatchObject({ code });
    await refused({ to: ago(16).toISOString() }, 'range_invalid');
    await refused({ from: new Date(Date.now() + dayMs).toISOString() }, 'as_of_in_future');
    await refused({}, 'model_not_found', theirs.context);
  });

  it('puts what another version did down to the version', async () => {
    const modelId = await anActiveModel(scoring, ours, { rules: [opened, demo] }, 'Versions');
    const leadId = await aLead(modelId);
    const from = ago(1).toISOString();
    await ask(putDraft, { modelId, version: 2, rules: [opened, { ...demo, points: 30 }] }, ours.context);
    await ask(publishModel, { modelId, publish: {} }, ours.context);
    await ask(updateScore, { leadId, modelId }, ours.context);
    const found = await ask(explainDifference, { leadId, modelId, from }, ours.context);
    expect(found).toMatchObject({ from: { publishedVersion: 1 }, to: { publishedVersion: 2 }, points: -10 });
    expect(found.causes[2]).toMatchObject({
      cause: 'version',
      points: -10,
      lines: [{ name: 'Requested a demo', before: 40, after: 30 }],
    });
  });

  it('draws what would have been before the history begins, and names the jumps', async () => {
    const modelId = await anActiveModel(scoring, ours, { rules: [opened, demo, decides] }, 'Course');
    const leadId = await aLead(modelId);
    const history = await ask(scoreHistory, { leadId, modelId, from: ago(35).toISOString() }, ours.context);
    expect(history.points.filter(({ source }) => source === 'replayed').length).toBeGreaterThan(30);
    expect(history.spikes.map(({ name, from, to, cause }) => [name, from, to, cause])).toEqual([
      ['Requested a demo', 5, 45, 'activity'],
      ['Decides', 45, 57.5, 'attributes'],
    ]);
    // The jump stands at the second after the event, not at the next step of the replay.
    expect(history.spikes[0]?.at).toBe(new Date(ago(10).getTime() + 1_000).toISOString());
  });
});

describe('why, in a sentence', () => {
  it('is told for a page of leads from the ledger of each stored score', async () => {
    const modelId = await anActiveModel(scoring, ours, { rules: [opened, demo, decides] }, 'Sentences');
    const [one, other, none] = [await aLead(modelId), await aLead(modelId), await scoring.leads.addLead(ours.id)];
    const leadIds = [one, none, other];
    const why = async () => (await ask(whyScores, { modelId, leadIds }, ours.context)).items;
    const before = await why();
    expect(before.map(({ leadId }) => leadId).sort()).toEqual([one, other].sort());
    expect(new Set(before.map((item) => item.why))).toEqual(new Set(['Decides and requested a demo']));

    // What is kept of a sentence goes with what it was made from.
    await ask(adjustScore, { leadId: one, modelId, adjustment: { points: 99, reason: 'Met at a fair' } }, ours.context);
    await eventually(async () => {
      await ask(updateScore, { leadId: one, modelId }, ours.context);
      return (await why()).some((item) => item.leadId === one && item.why.includes('99 points given by hand'));
    });
    await expect(ask(whyScores, { modelId, leadIds }, theirs.context)).rejects.toMatchObject({
      code: 'model_not_found',
    });
  });
});

describe('points by hand and resets', () => {
  it('are made once for one key, not with an end that has passed, and stay through a recalculation', async () => {
    const modelId = await anActiveModel(scoring, ours, { rules: [opened, demo] }, 'By hand');
    const [adjusted, begunAnew] = [await aLead(modelId), await aLead(modelId)];
    const subject = { leadId: adjusted, modelId };
    const adjustment = { points: 17.5, reason: 'Met at a fair' };
    const made = () => ask(adjustScore, { ...subject, adjustment, idempotencyKey: 'fair' }, ours.context);
    expect((await made()).adjustmentId).toBe((await made()).adjustmentId);
    await expect(
      ask(adjustScore, { ...subject, adjustment: { ...adjustment, expiresAt: ago(1).toISOString() } }, ours.context),
    ).rejects.toMatchObject({ code: 'expiry_in_the_past' });
    await ask(resetScore, { leadId: begunAnew, modelId }, ours.context);

    const scoreOf = async (leadId: string) =>
      (await cardsOf(leadId)).find((card) => card.modelId === modelId)?.score ?? null;
    // T sees what is earlier than T, in whole seconds.
    await eventually(async () => {
      const { runId } = await ask(recalculateModelCall, { modelId }, ours.context);
      await driveRun(scoring, ours.id, runId);
      return (await scoreOf(adjusted)) === 62.5 && (await scoreOf(begunAnew)) === 0;
    });
    const { lines } = await ask(explainScore, subject, ours.context);
    expect(lines.find(({ kind }) => kind === 'adjustment')).toMatchObject({ name: 'Met at a fair', points: 17.5 });
    const anew = await ask(explainScore, { leadId: begunAnew, modelId }, ours.context);
    const told = anew.lines.find(({ kind }) => kind === 'reset');
    expect(told).toMatchObject({ kind: 'reset', points: 0, missing: 45 });
    // The day before it had both events; nothing has happened since but the reset.
    const about = { leadId: begunAnew, modelId, from: ago(1).toISOString() };
    const difference = await ask(explainDifference, about, ours.context);
    expect(difference).toMatchObject({ from: { score: 45 }, to: { score: 0 }, points: -45 });
    expect(difference.causes.map(({ cause, at, points }) => [cause, at, points])).toEqual([
      ['time', null, 0],
      ['facts', null, 0],
      ['reset', told?.firstAt, -45],
      ['version', null, 0],
    ]);

    const announced = await scoring.leads.query(
      `SELECT payload->>'action' AS action FROM scoring.outbox WHERE workspace_id = $1 AND subject = 'evt.scoring.action-taken' ORDER BY created_at`,
      [ours.id],
    );
    expect(announced.rows.map(({ action }) => action).slice(-2)).toEqual(['lead.score_adjusted', 'lead.score_reset']);
  });
});

describe('what people did to scores by hand', () => {
  it('is what the history puts each move down to, and whose it was; a key is nobody', async () => {
    const modelId = await anActiveModel(scoring, ours, { rules: [opened, demo] }, 'Whose');
    const subject = { leadId: await aLead(modelId), modelId };
    const key = { ...ours.context, actor: { ...ours.context.actor!, kind: 'apiKey' as const } };
    const adjustment = { points: 5, reason: 'Met at a fair' };
    const { adjustmentId } = await ask(adjustScore, { ...subject, adjustment }, ours.context);
    await ask(removeAdjustment, { ...subject, adjustmentId }, ours.context);
    await ask(resetScore, subject, ours.context);
    await ask(resetScore, { ...subject, undo: true }, key);
    const moved = await scoring.leads.query(
      'SELECT cause, by_member FROM scoring.published_score_change WHERE lead_id = $1 AND model_id = $2 ORDER BY change_id',
      [subject.leadId, modelId],
    );
    const mine = ours.context.actor!.id;
    expect(moved.rows.slice(1)).toEqual([
      { cause: 'adjustment', by_member: mine },
      { cause: 'adjustment', by_member: mine },
      { cause: 'reset', by_member: mine },
      { cause: 'reset', by_member: null },
    ]);
  });

  it('is what the chart names: a reset as a whole, and nothing of one that was undone at once', async () => {
    const modelId = await anActiveModel(scoring, ours, { rules: [opened, demo] }, 'Named');
    const subject = { leadId: await aLead(modelId), modelId };
    const spikes = async () =>
      (await ask(scoreHistory, { ...subject, from: ago(35).toISOString() }, ours.context)).spikes.map(
        ({ cause, name, from, to, points }) => ({ cause, name, from, to, points }),
      );
    const requested = { cause: 'activity', name: 'Requested a demo', from: 5, to: 45, points: 40 };
    // T sees what is earlier than T, in whole seconds: the chart ends at the next one.
    const eventuallyNamed = (...named: object[]) =>
      eventually(async () => {
        const found = await spikes();
        return JSON.stringify(found) === JSON.stringify(named);
      });
    await ask(resetScore, subject, ours.context);
    await eventuallyNamed({ cause: 'reset', name: 'Reset', from: 45, to: 0, points: -45 }, requested);
    await ask(resetScore, { ...subject, undo: true }, ours.context);
    await eventuallyNamed(requested);
    const adjustment = { points: 20, reason: 'Met at a fair' };
    await ask(adjustScore, { ...subject, adjustment }, ours.context);
    const met = { cause: 'adjustment', name: 'Met at a fair', from: 45, to: 65, points: 20 };
    await eventuallyNamed(requested, met);
  });

  it('is listed with what was taken back again, newest first, by kind and by pages', async () => {
    const modelId = await anActiveModel(scoring, ours, { rules: [opened, demo] }, 'Hand-made');
    const leadId = await aLead(modelId);
    const subject = { leadId, modelId };
    const adjustment = { points: 5, reason: 'Met at a fair' };
    const { adjustmentId } = await ask(adjustScore, { ...subject, adjustment }, ours.context);
    await ask(removeAdjustment, { ...subject, adjustmentId }, ours.context);
    await ask(resetScore, subject, ours.context);
    const changes = async (more: { kinds?: HistoryKind[]; before?: HistoryPlace; limit?: number } = {}) =>
      (await ask(scoreChangesByHand, { leadId, kinds: ['adjustment', 'reset'], limit: 10, ...more }, ours.context))
        .items;
    const [reset, removed, made] = await changes();
    const by = { kind: 'memberOrKey', id: ours.context.actor?.id };
    expect(reset).toMatchObject({ kind: 'reset', action: 'made', modelId, leadId, by });
    expect(removed).toMatchObject({ kind: 'adjustment', action: 'removed', points: 5, by });
    expect(made).toMatchObject({ kind: 'adjustment', action: 'made', reason: 'Met at a fair', expiresAt: null });
    expect(await changes({ kinds: ['reset'] })).toEqual([reset]);
    const before = { at: removed!.at, changeId: removed!.changeId };
    expect([await changes({ limit: 2 }), await changes({ before })]).toEqual([[reset, removed], [made]]);
    await expect(
      ask(scoreChangesByHand, { leadId, kinds: ['reset'], limit: 10 }, theirs.context),
    ).rejects.toMatchObject({ code: 'lead_not_found' });
  });
});

describe('updating one score', () => {
  it('moves the calculated time of that row alone', async () => {
    const [one, other] = [
      await anActiveModel(scoring, ours, { rules: [opened] }, 'One'),
      await anActiveModel(scoring, ours, { rules: [demo] }, 'Other'),
    ];
    const [leadId, second] = [await aLead(one), await aLead(one)];
    const times = async () => {
      const all = await Promise.all([leadId, second].map((id) => cardsOf(id)));
      return new Map(
        all.flatMap((cards, at) => cards.map(({ modelId, calculatedAt }) => [`${at} ${modelId}`, calculatedAt])),
      );
    };
    await ask(changeModel, { modelId: other, change: { active: true } }, ours.context);
    const before = await times();
    await eventually(async () => {
      await ask(updateScore, { leadId, modelId: one }, ours.context);
      return (await times()).get(`0 ${one}`) !== before.get(`0 ${one}`);
    });
    const after = await times();
    expect([...after.keys()].filter((key) => after.get(key) !== before.get(key))).toEqual([`0 ${one}`]);
  });
});
