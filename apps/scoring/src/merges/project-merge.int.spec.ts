import {
  adjustScore,
  followMerges,
  type ModelDefinition,
  projectMerge,
  resetScore,
  updateScore,
} from '@heatline/contracts';
import { twoWorkspaces } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
let engagement: string;
let fit: string;
const definition: Partial<ModelDefinition> = {
  rules: [
    { name: 'Opened', enabled: true, points: 1.25, when: { event: ['opened'] }, limit: { first: 2, per: 'day' } },
    {
      name: 'Priced',
      enabled: true,
      points: 7.5,
      when: { event: ['viewed'], where: { property: 'path', op: 'starts_with', value: '/pricing' } },
      cooldownSeconds: 3_600,
      decay: { kind: 'step', percent: 33.33, everyDays: 7 },
    },
    { name: 'Often', enabled: true, points: 11, when: { event: ['viewed'] }, count: { min: 12 }, window: { days: 30 } },
  ],
};
const profile: Partial<ModelDefinition> = {
  rules: [
    { name: 'Decides', enabled: true, points: 30, when: { attribute: 'jobTitle', op: 'contains', value: 'cto' } },
    { name: 'Norway', enabled: true, points: 10, when: { attribute: 'country', op: 'equals', value: 'NO' } },
    {
      name: 'Large',
      enabled: true,
      points: 4,
      when: { attribute: 'employees', account: true, op: 'gte', value: 100 },
    },
    { name: 'Renews', enabled: true, points: 3, when: { attribute: 'renews', op: 'within_last', value: { days: 90 } } },
  ],
};

beforeAll(async () => {
  scoring = await startScoring();
  engagement = await anActiveModel(scoring, ours, definition);
  fit = await anActiveModel(scoring, ours, profile, 'Fit', 'profile');
});
afterAll(() => scoring?.stop());

const ask: ScoringUnderTest['service']['bus']['ask'] = (...args) => scoring.service.bus.ask(...args);
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/** Numbers that look random and are the same every time. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
const roll = dice(11);

async function aLead(accountId?: string) {
  const leadId = await scoring.leads.addLead(ours.id, accountId ? { accountId } : {});
  const events = Array.from({ length: roll(20) }, () => ({
    leadId,
    type: ['opened', 'viewed'][roll(2)]!,
    // Some in the same second.
    at: daysAgo(roll(60) / 2 + 0.1),
    properties: { path: ['/pricing', '/blog', '/pricing/team'][roll(3)] },
  }));
  await scoring.leads.addEvents(ours.id, events);
  for (const [key, values] of Object.entries({
    jobTitle: ['CTO', 'Nurse', null],
    country: ['NO', null],
    renews: ['2026-10-15'],
  }))
    for (let n = roll(3); n > 0; n--)
      await scoring.leads.setAttribute(ours.id, leadId, key, values[roll(values.length)], daysAgo(roll(100) + 1));
  if (roll(2)) {
    const [modelId, points] = [[engagement, fit][roll(2)]!, roll(1_000) / 100];
    await ask(adjustScore, { leadId, modelId, adjustment: { points, reason: 'Met' } }, ours.context);
  }
  if (roll(4) === 0) {
    await ask(resetScore, { leadId, modelId: engagement, undo: false }, ours.context);
    await scoring.leads.query('UPDATE scoring.reset SET reset_at = $2 WHERE lead_id = $1', [leadId, daysAgo(roll(30))]);
  }
  return leadId;
}
const scores = async (leadId: string) => {
  const { rows } = await scoring.leads.query('SELECT model_id, score, level FROM scoring.score WHERE lead_id = $1', [
    leadId,
  ]);
  return new Map(rows.map(({ model_id, score, level }) => [model_id, { score: score / 100, level }]));
};
/** As the leads service does it. */
async function takeOver(targetId: string, leadIds: string[]) {
  const valuesOf = async (leadId: string) =>
    (
      await scoring.leads.query(
        `SELECT DISTINCT ON (key) key, value, at FROM leads.published_attribute_change WHERE lead_id = $1
          ORDER BY key, at DESC, change_id DESC`,
        [leadId],
      )
    ).rows.filter(({ value }) => value !== null) as { key: string; value: unknown; at: Date }[];
  const has = new Set((await valuesOf(targetId)).map(({ key }) => key));
  for (const leadId of leadIds)
    for (const { key, value, at } of await valuesOf(leadId)) {
      if (has.has(key)) continue;
      has.add(key);
      const { rows } = await scoring.leads.query(
        'SELECT max(at) AS latest FROM leads.published_attribute_change WHERE lead_id = $1 AND key = $2',
        [targetId, key],
      );
      await scoring.leads.setAttribute(ours.id, targetId, key, value, rows[0].latest > at ? rows[0].latest : at);
    }
}

describe('what a merge would make of scores', () => {
  it('is what it then makes of them, to the hundredth', async () => {
    const accountId = await scoring.leads.addAccount(ours.id);
    await scoring.leads.setAccountAttribute(ours.id, accountId, 'employees', 250, daysAgo(20));
    let moved = 0;
    for (let round = 0; round < 12; round++) {
      const leadIds: string[] = [];
      for (let n = 2 + roll(3); n > 0; n--) leadIds.push(await aLead(roll(3) ? undefined : accountId));
      const [targetId, ...others] = leadIds as [string, ...string[]];
      // One of them may have others with it already, another has not been scored yet.
      if (roll(2)) {
        const goes = await aLead();
        await scoring.leads.answerBy(ours.id, others[0]!, [goes]);
        await ask(followMerges, { leadIds: [others[0]!, goes], cause: 'merge' }, ours.context);
      }
      await ask(updateScore, { leadId: targetId, modelId: fit }, ours.context);
      const before = await scores(targetId);
      const projection = await ask(projectMerge, { targetId, leadIds: others }, ours.context);
      expect(projection.scores.map(({ modelId, name, kind }) => ({ modelId, name, kind }))).toEqual([
        { modelId: engagement, name: 'Engagement', kind: 'engagement' },
        { modelId: fit, name: 'Fit', kind: 'profile' },
      ]);
      expect(await scores(targetId)).toEqual(before);
      await takeOver(targetId, others);
      const { rows } = await scoring.leads.query(
        'SELECT account_id FROM leads.published_lead WHERE lead_id = ANY ($1) AND account_id IS NOT NULL ORDER BY array_position($1, lead_id)',
        [leadIds],
      );
      await scoring.leads.moveLead(ours.id, targetId, rows[0]?.account_id ?? null);
      await scoring.leads.answerBy(ours.id, targetId, others);
      await ask(followMerges, { leadIds, cause: 'merge' }, ours.context);
      const after = await scores(targetId);
      for (const { modelId, now, level, projected, projectedLevel } of projection.scores) {
        expect({ round, modelId, score: now, level }).toEqual({ round, modelId, ...before.get(modelId) });
        expect({ round, modelId, score: projected, level: projectedLevel }).toEqual({
          round,
          modelId,
          ...after.get(modelId),
        });
        if (now !== projected) moved++;
      }
    }
    // Otherwise nothing was compared with anything.
    expect(moved).toBeGreaterThan(12);
  }, 60_000);

  it('asks whoever answers for a lead, and knows nobody else', async () => {
    const [targetId, goes, other] = [await aLead(), await aLead(), await aLead()];
    await scoring.leads.answerBy(ours.id, targetId, [goes]);
    await ask(followMerges, { leadIds: [targetId, goes], cause: 'merge' }, ours.context);
    const of = async (id: string, ...leadIds: string[]) =>
      (await ask(projectMerge, { targetId: id, leadIds }, ours.context)).scores;
    expect(await of(goes, other)).toEqual(await of(targetId, other));
    // Its own already: nothing would change.
    for (const { now, projected } of await of(targetId, goes)) expect(projected).toBe(now);
    const leadId = uuidv7();
    await expect(of(targetId, leadId)).rejects.toMatchObject({ code: 'lead_not_found', details: { leadId } });
    await expect(ask(projectMerge, { targetId, leadIds: [other] }, theirs.context)).rejects.toMatchObject({
      code: 'lead_not_found',
    });
  });
});
