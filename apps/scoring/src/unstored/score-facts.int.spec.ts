import { createModel, explainScore, putDraft, scoreFacts } from '@heatline/contracts';
import { twoWorkspaces } from '@heatline/testing';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';
import { eventually } from '@heatline/testing';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
const ask: ScoringUnderTest['service']['bus']['ask'] = (...args) => scoring.service.bus.ask(...args);
const at = (n: number) => new Date(Math.floor(Date.now() / 1_000) * 1_000 - n * 3_600_000);
const rules = [
  {
    name: 'Opened',
    enabled: true,
    points: 5.25,
    when: { event: ['opened'] },
    limit: { first: 2, per: 'lifetime' as const },
  },
  {
    name: 'Priced',
    enabled: true,
    points: 10,
    when: { event: ['viewed'], where: { property: 'path', op: 'equals' as const, value: '/pricing' } },
  },
  {
    name: 'Decides',
    enabled: true,
    points: 20,
    when: { attribute: 'jobTitle', op: 'contains' as const, value: 'cto' },
  },
  {
    name: 'Asked',
    enabled: true,
    points: 10,
    when: { event: ['viewed'], where: { property: 'path', op: 'equals' as const, value: '/demo' } },
  },
  { name: 'Bought', enabled: true, points: 10, when: { event: ['bought'] } },
];
let modelId: string;

beforeAll(async () => {
  scoring = await startScoring();
  modelId = await anActiveModel(scoring, ours, { rules });
});
afterAll(() => scoring?.stop());

describe('facts that are not stored', () => {
  const events = [
    { type: 'opened', at: at(9) },
    { type: 'opened', at: at(8) },
    { type: 'opened', at: at(7) },
    { type: 'viewed', at: at(6), properties: { path: '/pricing' } },
  ];
  const facts = {
    attributes: { jobTitle: 'CTO' },
    events: events.map(({ at: occurredAt, ...event }) => ({ ...event, occurredAt: occurredAt.toISOString() })),
  };

  it('get the ledger that the same facts get when they are stored', async () => {
    const asOf = at(1).toISOString();
    const tried = await ask(scoreFacts, { modelId, score: { facts, asOf } }, ours.context);
    expect(tried).toMatchObject({ score: 40.5, publishedVersion: 1, level: { key: 'warm' }, asOf });
    expect(tried.unmatched).toMatchObject([
      { name: 'Asked', has: 'Viewed (1), none where path is "/demo"', wanted: 'such an event' },
      { name: 'Bought', has: 'no Bought', wanted: 'an event' },
    ]);
    const leadId = await scoring.leads.addLead(ours.id);
    await scoring.leads.addEvents(
      ours.id,
      events.map((event) => ({ ...event, leadId })),
    );
    await scoring.leads.setAttribute(ours.id, leadId, 'jobTitle', 'CTO', at(20));
    await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: new Date(0).toISOString(), attributes: true }]);
    await eventually(async () => {
      const stored = await ask(explainScore, { leadId, modelId, asOf }, ours.context);
      expect(stored.lines).toEqual(tried.lines);
      expect(stored.unmatched).toEqual(tried.unmatched);
    });
  });

  it('happened just now when they have no time, and are nobody else afterwards', async () => {
    const before = await scoring.leads.query('SELECT count(*)::int AS rows FROM scoring.score');
    const score = { facts: { events: [{ type: 'opened' }] } };
    expect(await ask(scoreFacts, { modelId, score }, ours.context)).toMatchObject({ score: 5.25 });
    const after = await scoring.leads.query('SELECT count(*)::int AS rows FROM scoring.score');
    expect(after.rows).toEqual(before.rows);
  });

  it('are scored by a draft, and by a definition that nobody has saved', async () => {
    const { modelId: fresh } = await ask(createModel, { name: 'Fresh', kind: 'custom' }, ours.context);
    const request = (more: object) =>
      ask(scoreFacts, { modelId: fresh, score: { facts: { events: [{ type: 'opened' }] }, ...more } }, ours.context);
    await expect(request({})).rejects.toMatchObject({ code: 'model_not_published' });
    await ask(putDraft, { modelId: fresh, version: 1, rules: [rules[0]!] }, ours.context);
    expect(await request({ use: 'draft' })).toMatchObject({ score: 5.25, publishedVersion: null });
    const rule = { name: 'Double', points: 11, when: { event: ['opened'] } };
    expect(await request({ definition: { rules: [rule] } })).toMatchObject({ score: 11, publishedVersion: null });
  });

  it('are not scored by a model of another workspace', async () => {
    await expect(ask(scoreFacts, { modelId, score: { facts: {} } }, theirs.context)).rejects.toMatchObject({
      code: 'model_not_found',
    });
  });
});
