import {
  createModel,
  explainScore,
  getDraft,
  ModelDefinition,
  ruleReach,
  scoreDistribution,
  seenValues,
  tryDefinition,
  updateScore,
} from '@heatline/contracts';
import { twoWorkspaces } from '@heatline/testing';
import { anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
const opened = { name: 'Opened', points: 5, when: { event: ['email_opened'] } };
const pricing = {
  name: 'Pricing',
  points: 7,
  when: { event: ['page_viewed'], where: { property: 'path', op: 'starts_with', value: '/pricing' } },
  limit: { first: 1, per: 'lifetime' as const },
};
const definition = (...rules: object[]) => ModelDefinition.parse({ rules });

let known: string;

beforeAll(async () => {
  scoring = await startScoring();
  known = await anActiveModel(scoring, ours, definition(opened), 'Known');
});
afterAll(() => scoring?.stop());

const ask: ScoringUnderTest['service']['bus']['ask'] = (call, request, context) =>
  scoring.service.bus.ask(call, request, context);

async function aLead(events: { type: string; properties?: Record<string, unknown>; campaign?: string }[]) {
  const leadId = await scoring.leads.addLead(ours.id);
  const at = (index: number) => hoursAgo(index + 1);
  await scoring.leads.addEvents(
    ours.id,
    events.map((event, index) => ({ leadId, at: at(index), ...event })),
  );
  // Reads the lead's facts.
  await ask(updateScore, { leadId, modelId: known }, ours.context);
  return leadId;
}

describe('while a model is built', () => {
  it('says what leads would have by a definition that nobody has stored, beside what they have', async () => {
    const leadId = await aLead([
      { type: 'email_opened' },
      { type: 'page_viewed', properties: { path: '/pricing' } },
      { type: 'page_viewed', properties: { path: '/pricing/eu' } },
    ]);
    const modelId = await anActiveModel(scoring, ours, definition(opened), 'Tried');
    const draft = await ask(getDraft, { modelId }, ours.context);
    const stranger = '0199aaaa-0000-7000-8000-000000000001';
    const { items } = await ask(
      tryDefinition,
      {
        modelId,
        // The rule about pricing asks for something that no timeline knows yet.
        try: {
          definition: { ...draft.definition, rules: [...draft.definition.rules, pricing] },
          subjectIds: [leadId, leadId, stranger],
        },
      },
      ours.context,
    );
    expect(items).toMatchObject([
      {
        subjectId: leadId,
        now: { score: 5, level: { key: 'cold' } },
        draft: {
          score: 12,
          rules: [
            { points: 5, counted: 1 },
            { points: 7, counted: 1 },
          ],
        },
      },
    ]);
    expect(await ask(getDraft, { modelId }, ours.context)).toEqual(draft);
    // What was tried is what everybody is told once it counts.
    await ask(updateScore, { leadId, modelId }, ours.context);
    expect((await ask(explainScore, { leadId, modelId }, ours.context)).score).toBe(5);
  });

  it('tries a model that was never published, and refuses what cannot be a definition at its field', async () => {
    const leadId = await aLead([{ type: 'email_opened' }]);
    const { modelId } = await ask(createModel, { name: 'Fresh', kind: 'engagement' }, ours.context);
    const tried = await ask(
      tryDefinition,
      { modelId, try: { definition: definition(opened), subjectIds: [leadId] } },
      ours.context,
    );
    expect(tried.items[0]).toMatchObject({ now: null, draft: { score: 5 } });
    await expect(
      ask(
        tryDefinition,
        {
          modelId,
          try: { definition: { ...definition(opened), decay: { kind: 'halfLife', days: 0 } }, subjectIds: [leadId] },
        },
        ours.context,
      ),
    ).rejects.toMatchObject({
      issues: [{ path: 'try.definition.decay.days', message: expect.stringMatching('more than 0') }],
    });
  });

  it('counts stored scores in buckets and by bounds that are only being thought of', async () => {
    const modelId = await anActiveModel(scoring, ours, definition(opened), 'Spread');
    for (const times of [1, 2, 2, 5])
      await ask(
        updateScore,
        { modelId, leadId: await aLead(Array.from({ length: times }, () => ({ type: 'email_opened' }))) },
        ours.context,
      );
    const spread = await ask(
      scoreDistribution,
      { modelId, query: { from: 0, to: 20, buckets: 4, bounds: [10, 25] } },
      ours.context,
    );
    expect(spread).toEqual({
      ...{ from: 0, to: 20, buckets: [0, 1, 2, 0], below: 0, above: 1, levels: [1, 2, 1] },
      ...{ lowest: 5, highest: 25, scored: 4 },
    });
    expect(await ask(scoreDistribution, { modelId, query: {} }, ours.context)).toMatchObject({
      ...{ from: 5, to: 25.01, below: 0, above: 0, scored: 4, levels: [4] },
    });
  });

  it('draws nothing where nobody has a score', async () => {
    const { modelId } = await ask(createModel, { name: 'Nobody', kind: 'custom' }, ours.context);
    expect(await ask(scoreDistribution, { modelId, query: { buckets: 2, bounds: [5] } }, ours.context)).toMatchObject({
      ...{ buckets: [0, 0], levels: [0, 0], lowest: null, highest: null, scored: 0 },
    });
  });

  it('completes what was really seen, with counts', async () => {
    const leadId = await aLead([
      { type: 'seen_once', campaign: 'spring', properties: { plan: 'pro', seats: 3 } },
      { type: 'seen_once', properties: { plan: 'pro' } },
    ]);
    await scoring.leads.setAttribute(ours.id, leadId, 'industry', 'SaaS', hoursAgo(1));
    const seen = (request: Parameters<typeof ask<typeof seenValues.request, typeof seenValues.reply>>[1]) =>
      ask(seenValues, request, ours.context);
    expect(await seen({ of: 'eventTypes', q: 'SEEN_' })).toMatchObject({
      items: [{ value: 'seen_once', count: 2 }],
      whole: true,
    });
    expect((await seen({ of: 'campaigns' })).items).toEqual([{ value: 'spring', count: 1 }]);
    expect((await seen({ of: 'properties', eventType: 'seen_once' })).items).toEqual([
      { value: 'plan', count: 2 },
      { value: 'seats', count: 1 },
    ]);
    expect((await seen({ of: 'propertyValues', key: 'plan' })).items).toEqual([{ value: 'pro', count: 2 }]);
    expect((await seen({ of: 'attributes' })).items).toContainEqual({ value: 'industry', count: 1 });
    expect((await seen({ of: 'attributeValues', key: 'industry' })).items).toEqual([{ value: 'SaaS', count: 1 }]);
    expect((await seen({ of: 'attributes', account: true })).items).toEqual([]);
  });

  it('counts whom each rule of the draft reaches: for who they are, or for something of the last 90 days', async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    const [fresh, old] = [await scoring.leads.addLead(ours.id), await scoring.leads.addLead(ours.id)];
    await scoring.leads.addEvents(ours.id, [
      { leadId: fresh, at: daysAgo(89), type: 'reached' },
      { leadId: old, at: daysAgo(91), type: 'reached' },
    ]);
    await scoring.leads.setAttribute(ours.id, old, 'industry', 'Reached industry', daysAgo(300));
    const modelId = await anActiveModel(
      scoring,
      ours,
      definition(
        { name: 'Reached', points: 1, when: { event: ['reached'] } },
        { name: 'Industry', points: 1, when: { attribute: 'industry', op: 'equals', value: 'Reached industry' } },
        { name: 'Nobody', points: 1, when: { event: ['never_seen'] } },
      ),
      'Reach',
    );
    const { definition: draft } = await ask(getDraft, { modelId }, ours.context);
    const { rules, exact, total } = await ask(ruleReach, { modelId }, ours.context);
    expect(rules).toEqual(draft.rules.map(({ id }, index) => ({ ruleId: id, reached: [1, 1, 0][index] })));
    expect(exact).toBe(true);
    expect(total).toBeGreaterThanOrEqual(2);
  });

  it('belongs to its workspace', async () => {
    const modelId = await anActiveModel(scoring, ours, definition(opened), 'Ours');
    for (const asked of [
      ask(scoreDistribution, { modelId, query: {} }, theirs.context),
      ask(ruleReach, { modelId }, theirs.context),
      ask(tryDefinition, { modelId, try: { definition: definition(opened), subjectIds: [modelId] } }, theirs.context),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'model_not_found' });
    expect((await ask(seenValues, { of: 'eventTypes' }, theirs.context)).items).toEqual([]);
  });
});
