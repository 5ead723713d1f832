import { type Condition, leadScores, matchEverybody, matchLeads } from '@heatline/contracts';
import { driveRun, eventually, twoWorkspaces } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
const owner = uuidv7();
const accountId = uuidv7();
const day = 86_400_000;
let modelId: string;
/** Opened once, twice, three times and never, a day apart; the second has an owner, the third an account. */
const leads: string[] = [];

beforeAll(async () => {
  scoring = await startScoring();
  modelId = await anActiveModel(scoring, ours, {
    rules: [{ name: 'Opened', enabled: true, points: 5, when: { event: ['opened'] } }],
  });
  for (const [opened, more] of [[1], [2, { ownerId: owner }], [3, { accountId }], [0]] as [number, object?][]) {
    const leadId = await scoring.leads.addLead(ours.id, more);
    leads.push(leadId);
    const times = Array.from({ length: opened }, (_, i) => new Date(Date.now() - (i + 0.5) * day));
    await scoring.leads.addEvents(
      ours.id,
      times.map((at) => ({ leadId, type: 'opened', at, properties: { place: 'desk' } })),
    );
  }
  const facts = leads.map((leadId) => ({ leadId, eventsFrom: new Date(0).toISOString(), attributes: true }));
  await announceFacts(scoring, ours.id, facts);
  for (const leadId of leads) {
    await eventually(async () => {
      const { items } = await scoring.service.bus.ask(leadScores, { leadId, modelId }, ours.context);
      return items[0]?.score !== null && items[0]?.score !== undefined;
    });
  }
});
afterAll(() => scoring?.stop());

/** Places in `leads` of those who match, asked both ways. */
async function matching(condition: Condition, memberId?: string): Promise<number[]> {
  const me = memberId && { memberId };
  const some = await scoring.service.bus.ask(matchLeads, { condition, leadIds: leads, ...me }, ours.context);
  const all = await scoring.service.bus.ask(matchEverybody, { condition, ...me }, ours.context);
  expect(all.next).toBeNull();
  expect(textsOf(all.packed)).toEqual([...some.leadIds].sort());
  return some.leadIds.map((leadId) => leads.indexOf(leadId));
}

function textsOf(packed: string): string[] {
  const ids = Buffer.from(packed, 'base64').toString('hex').match(/.{32}/g) ?? [];
  return ids.map((id) => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
}

describe('matching', () => {
  it.each<[string, () => Condition, number[]]>([
    ['did', () => ({ event: ['opened'], count: { min: 2 } }), [1, 2]],
    ['did not', () => ({ event: ['opened'], count: { max: 0 } }), [3]],
    [
      'a score, nested',
      () => ({ any: [{ score: modelId, op: 'gte', value: 15 }, { not: { score: modelId, op: 'exists' } }] }),
      [2],
    ],
    ['a level, negated', () => ({ not: { level: modelId, op: 'in', value: ['warm', 'hot', 'cold'] } }), []],
    ['an account, nested', () => ({ any: [{ account: [accountId] }, { owner: [owner] }] }), [1, 2]],
    [
      'no account and no owner',
      () => ({ not: { any: [{ account: [accountId] }, { not: { owner: [null] } }] } }),
      [0, 3],
    ],
    ['a change of 7 days', () => ({ scoreChange: modelId, days: 7, op: 'gte', value: 10 }), [1, 2]],
    [
      'a change of any other number of days, from history',
      () => ({ scoreChange: modelId, days: 3, op: 'gte', value: 10 }),
      [1, 2],
    ],
    ['nobody', () => ({ any: [] }), []],
    ['everybody', () => ({ all: [] }), [0, 1, 2, 3]],
  ])('knows %s of some and of all', async (_, condition, expected) => {
    expect(await matching(condition())).toEqual(expected);
  });

  it('knows whose leads "me" means', async () => {
    expect(
      await matching({ any: [{ owner: ['me'] }, { event: ['never'], count: { min: 1 } }] }, owner).catch((e) => e.code),
    ).toBe('condition_not_ready');
    expect(await matching({ any: [{ owner: ['me'] }, { event: ['opened'], count: { min: 3 } }] }, owner)).toEqual([
      1, 2,
    ]);
    expect(await matching({ any: [{ owner: ['me'] }, { event: ['opened'], count: { min: 3 } }] })).toEqual([2]);
  });

  it('reads events for what is new: some leads at once, everybody after a run', async () => {
    const condition: Condition = { event: ['opened'], where: { property: 'place', op: 'equals', value: 'desk' } };
    const request = { condition, leadIds: leads };
    const asked = await scoring.service.bus.ask(matchLeads, request, ours.context);
    expect(asked).toEqual({ leadIds: leads.slice(0, 3), ready: false, looked: leads.length });
    const refusal = await scoring.service.bus.ask(matchEverybody, { condition }, ours.context).catch((error) => error);
    expect(refusal).toMatchObject({ code: 'condition_not_ready', details: { runId: expect.any(String) } });
    const again = await scoring.service.bus.ask(matchEverybody, { condition }, ours.context).catch((error) => error);
    expect(again.details).toEqual(refusal.details);
    await driveRun(scoring, ours.id, refusal.details.runId);
    expect(await matching(condition)).toEqual([0, 1, 2]);
    expect((await scoring.service.bus.ask(matchLeads, request, ours.context)).ready).toBe(true);
  });

  it('reads no more events than somebody waits for: of the first leads, at least of one', async () => {
    const condition: Condition = { event: ['opened'], where: { property: 'place', op: 'equals', value: 'bench' } };
    const lookedOf = async (leadIds: string[]) =>
      (await scoring.service.bus.ask(matchLeads, { condition, leadIds }, ours.context)).looked;
    const [one, two, three] = leads as [string, string, string];
    const setCounts = (counts: number[]) =>
      scoring.database.inWorkspace(ours.id, (tx) =>
        tx.execute(
          `UPDATE timeline t SET event_count = n.count FROM unnest($2::uuid[], $3::int[]) n (lead_id, count)
            WHERE t.workspace_id = $1 AND t.lead_id = n.lead_id`,
          [ours.id, [one, two, three], counts],
        ),
      );
    await setCounts([30_000, 30_000, 1]);
    expect(await lookedOf([one, two, three])).toBe(1);
    expect(await lookedOf([three, one, two])).toBe(2);
    await setCounts([90_000, 1, 1]);
    expect(await lookedOf([one, two, three])).toBe(1);
    await setCounts([1, 1, 1]);
    expect(await lookedOf([one, two, three])).toBe(3);
  });

  it('refuses segments, and sees nothing of another workspace', async () => {
    const segment: Condition = { any: [{ segment: uuidv7() }] };
    await expect(matching(segment)).rejects.toMatchObject({ code: 'condition_not_supported' });
    const elsewhere = await scoring.service.bus.ask(matchEverybody, { condition: { all: [] } }, theirs.context);
    expect(elsewhere.packed).toBe('');
    const request = { condition: { all: [] }, leadIds: leads };
    expect((await scoring.service.bus.ask(matchLeads, request, theirs.context)).leadIds).toEqual([]);
  });
});
