import {
  adjustScore,
  leadScores,
  matchLeads,
  removeAdjustment,
  resetScore,
  scoreHistory,
  eventContributions,
} from '@heatline/contracts';
import { eventually, twoWorkspaces } from '@heatline/testing';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';
import { DecayScores } from './decay-scores.activities';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();

beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

const cardOf = async (leadId: string, modelId: string) =>
  (await scoring.service.bus.ask(leadScores, { leadId, modelId }, ours.context)).items.find(
    (card) => card.modelId === modelId,
  )!;

async function aLeadWith(modelId: string, events: { type: string; at: Date }[]) {
  const leadId = await scoring.leads.addLead(ours.id);
  const eventIds = await scoring.leads.addEvents(
    ours.id,
    events.map((event) => ({ leadId, ...event })),
  );
  await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: new Date(0).toISOString(), attributes: true }]);
  await eventually(async () => (await cardOf(leadId, modelId)).score !== null);
  return { leadId, eventIds };
}

describe('a score', () => {
  it('falls when a window closes, without any new fact, within moments of the second that was foretold', async () => {
    const modelId = await anActiveModel(
      scoring,
      ours,
      {
        rules: [{ name: 'Just now', enabled: true, points: 30, when: { event: ['clicked'] }, window: { seconds: 4 } }],
      },
      'Short window',
    );
    const { leadId } = await aLeadWith(modelId, [{ type: 'clicked', at: new Date() }]);
    expect(await cardOf(leadId, modelId)).toMatchObject({ score: 30, level: { key: 'warm' } });
    const decay = scoring.service.get(DecayScores);
    expect((await decay.findDueWorkspaces({ limit: 10 })).workspaceIds).not.toContain(theirs.id);
    await eventually(async () => {
      const { workspaceIds } = await decay.findDueWorkspaces({ limit: 10 });
      for (const workspaceId of workspaceIds) await decay.decayWorkspace({ workspaceId, maxSeconds: 5 });
      return (await cardOf(leadId, modelId)).score === 0;
    });
    const { rows } = await scoring.leads.query(
      `SELECT cause, to_level, extract(epoch FROM at - (SELECT max(at) FROM scoring.score_change b WHERE b.lead_id = a.lead_id AND b.change_id < a.change_id))::int AS after
         FROM scoring.score_change a WHERE lead_id = $1 ORDER BY change_id DESC LIMIT 1`,
      [leadId],
    );
    expect(rows[0]).toMatchObject({ cause: 'decay', to_level: 'cold' });
    expect(rows[0].after).toBeLessThan(10);
  });

  it('takes points by hand, forgets them again, and begins anew at a reset that can be undone', async () => {
    const modelId = await anActiveModel(
      scoring,
      ours,
      { rules: [{ name: 'Opened', enabled: true, points: 5, when: { event: ['opened'] } }] },
      'By hand',
    );
    const yesterday = new Date(Date.now() - 86_400_000);
    const { leadId, eventIds } = await aLeadWith(modelId, [
      { type: 'opened', at: yesterday },
      { type: 'other', at: yesterday },
      { type: 'opened', at: yesterday },
    ]);
    const subject = { leadId, modelId };
    const adjustment = { points: 17.5, reason: 'Met at a fair' };
    const { adjustmentId } = await scoring.service.bus.ask(adjustScore, { ...subject, adjustment }, ours.context);
    // T sees what is earlier than T, in whole seconds.
    await eventually(async () => {
      await scoring.service.get(DecayScores).decayWorkspace({ workspaceId: ours.id, maxSeconds: 5 });
      return (await cardOf(leadId, modelId)).score === 27.5;
    });
    await scoring.service.bus.ask(removeAdjustment, { ...subject, adjustmentId }, ours.context);
    expect((await cardOf(leadId, modelId)).score).toBe(10);
    await scoring.service.bus.ask(resetScore, subject, ours.context);
    await eventually(async () => {
      await scoring.service.get(DecayScores).decayWorkspace({ workspaceId: ours.id, maxSeconds: 5 });
      return (await cardOf(leadId, modelId)).score === 0;
    });
    await scoring.service.bus.ask(resetScore, { ...subject, undo: true }, ours.context);
    expect((await cardOf(leadId, modelId)).score).toBe(10);

    const { items } = await scoring.service.bus.ask(
      eventContributions,
      { leadId, modelIds: [modelId], eventIds },
      ours.context,
    );
    expect(items.map(({ eventId, points }) => [eventId, points]).sort()).toEqual(
      [
        [eventIds[0], 5],
        [eventIds[2], 5],
      ].sort(),
    );
    await expect(
      scoring.service.bus.ask(adjustScore, { ...subject, adjustment }, theirs.context),
    ).rejects.toMatchObject({ code: 'model_not_found' });
  });

  it('has a history that is replayed before it begins, and is found by what the lead did', async () => {
    const modelId = await anActiveModel(
      scoring,
      ours,
      { rules: [{ name: 'Opened', enabled: true, points: 5, when: { event: ['opened'] } }] },
      'History',
    );
    const { leadId } = await aLeadWith(modelId, [{ type: 'opened', at: new Date(Date.now() - 10 * 86_400_000) }]);
    const history = await scoring.service.bus.ask(scoreHistory, { leadId, modelId }, ours.context);
    const replayed = history.points.filter(({ source }) => source === 'replayed');
    expect(replayed[0]).toMatchObject({ score: 0 });
    expect(replayed.at(-1)).toMatchObject({ score: 5 });
    expect(history.points.at(-1)).toMatchObject({ score: 5, source: 'recorded' });
    expect(history.direction).toBe('rising');
    expect(history.changes[0]).toMatchObject({ from: null, to: 5 });

    const known = { event: ['opened'], window: { days: 30 } };
    const unknown = { event: ['opened'], where: { property: 'x', op: 'not_exists' as const } };
    const never = { event: ['opened'], count: { max: 0 } };
    for (const [condition, matches] of [
      [known, true],
      [unknown, true],
      [never, false],
    ] as const) {
      const { leadIds } = await scoring.service.bus.ask(matchLeads, { condition, leadIds: [leadId] }, ours.context);
      expect(leadIds).toEqual(matches ? [leadId] : []);
    }
    expect(
      (await scoring.service.bus.ask(matchLeads, { condition: known, leadIds: [leadId] }, theirs.context)).leadIds,
    ).toEqual([]);
  });
});
