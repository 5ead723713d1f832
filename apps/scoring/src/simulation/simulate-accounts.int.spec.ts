import {
  explainAccountScore,
  explainSimulation,
  getDraft,
  getSimulation,
  putDraft,
  type Rule,
  simulatedLeads,
  simulateModelCall,
} from '@heatline/contracts';
import { driveRun, eventually, twoWorkspaces } from '@heatline/testing';
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import type { TestEvent } from '../testing/published-leads';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
let modelId: string;
let accountIds: string[];

const ask: ScoringUnderTest['service']['bus']['ask'] = (call, request, context) =>
  scoring.service.bus.ask(call, request, context);
const rule = (name: string, points: number, when: Rule['when'], more: Partial<Rule> = {}): Rule => ({
  id: uuidv5(name, '0e000000-0000-4000-8000-000000000000'),
  name,
  enabled: true,
  points,
  when,
  ...more,
});
// One limit for all that members do, together.
const opened = rule('opened', 4, { event: ['email_opened'] }, { limit: { first: 3, per: 'lifetime' } });
const large = rule('large', 10, { attribute: 'employees', op: 'gte', value: 200 });
const priced = rule('priced', 11, {
  event: ['page_viewed'],
  where: { property: 'path', op: 'starts_with', value: '/pricing' },
});

async function edit(rules: Rule[]): Promise<number> {
  const { version } = await ask(getDraft, { modelId }, ours.context);
  return (await ask(putDraft, { modelId, version, rules }, ours.context)).version;
}
const simulate = () => ask(simulateModelCall, { modelId }, ours.context);
const read = (simulationId: string) => ask(getSimulation, { simulationId }, ours.context);
const explain = (simulationId: string, leadId: string) =>
  ask(explainSimulation, { simulationId, leadId }, ours.context);
const hundredths = (points: number) => Math.round(points * 100);

beforeAll(async () => {
  scoring = await startScoring();
  modelId = await anActiveModel(scoring, ours, { rules: [opened, large] }, 'Accounts', 'account');
  accountIds = [];
  const leadIds: string[] = [];
  const events: TestEvent[] = [];
  for (let i = 0; i < 12; i++) {
    const accountId = await scoring.leads.addAccount(ours.id, `Account ${i}`);
    accountIds.push(accountId);
    if (i % 3 === 0)
      await scoring.leads.setAccountAttribute(ours.id, accountId, 'employees', 500, new Date(Date.now() - 1e8));
    for (let n = 0; n < i % 4; n++) {
      const leadId = await scoring.leads.addLead(ours.id, { accountId });
      leadIds.push(leadId);
      const at = new Date(Date.now() - (i * 10 + n) * 3_600_000);
      events.push(
        { leadId, type: 'email_opened', at },
        { leadId, type: 'email_opened', at },
        { leadId, type: 'page_viewed', at, properties: { path: n ? '/pricing' : '/blog' } },
      );
    }
  }
  await scoring.leads.addEvents(ours.id, events);
  await announceFacts(
    scoring,
    ours.id,
    leadIds.map((leadId) => ({ leadId, attributes: true, eventsFrom: new Date(0).toISOString() })),
    accountIds,
  );
  await eventually(async () => {
    const { rows } = await scoring.leads.query(
      'SELECT count(*)::int AS count FROM scoring.score WHERE workspace_id = $1 AND model_id = $2 AND score > 0',
      [ours.id, modelId],
    );
    return rows[0].count === 10;
  });
}, 60_000);
afterAll(() => scoring?.stop());

describe('a simulation of a model of accounts', () => {
  it('says of every account what both definitions say, exactly, and writes no score', async () => {
    await edit([
      { ...opened, points: 7 },
      { ...large, points: 2 },
    ]);
    const before = await scoring.leads.query('SELECT s::text FROM scoring.score s ORDER BY model_id, lead_id');
    const begun = await simulate();
    expect(begun).toMatchObject({ subject: 'account', state: 'running', publishedVersion: 1 });
    expect(begun.result).toMatchObject({ exact: true, leads: 12, total: 12 });
    await driveRun(scoring, ours.id, begun.runId!);
    const done = await read(begun.simulationId);
    expect(done).toMatchObject({ state: 'completed', stale: { draft: false, published: false, facts: false } });
    expect(done.result).toEqual(begun.result);

    const explained = await Promise.all(accountIds.map((id) => explain(begun.simulationId, id)));
    const change = ({ before: was, after }: (typeof explained)[number]) =>
      hundredths(after.score) - hundredths(was!.score);
    expect(done.result!.rises).toBe(explained.filter((one) => change(one) > 0).length);
    expect(done.result!.falls).toBe(explained.filter((one) => change(one) < 0).length);
    expect([done.result!.rises, done.result!.falls]).toEqual([8, 2]);
    const { items } = await ask(
      simulatedLeads,
      { simulationId: begun.simulationId, way: 'up', limit: 50 },
      ours.context,
    );
    for (const item of items) {
      const whole = explained.find(({ leadId }) => leadId === item.leadId)!;
      expect(item).toMatchObject({ name: whole.name, before: whole.before!.score, after: whole.after.score });
      expect(item.name).toMatch(/^Account \d/);
      expect(whole.differences.reduce((sum, one) => sum + hundredths(one.change), 0)).toBe(change(whole));
    }
    for (const { leadId: accountId, before: side, asOf } of explained) {
      const published = await ask(explainAccountScore, { accountId, modelId, asOf, publishedVersion: 1 }, ours.context);
      expect(published).toMatchObject({ score: side!.score, lines: side!.lines });
    }
    expect((await scoring.leads.query('SELECT s::text FROM scoring.score s ORDER BY model_id, lead_id')).rows).toEqual(
      before.rows,
    );
  }, 60_000);

  it('counts each account once when a worker dies in the middle', async () => {
    await edit([{ ...opened, points: 8 }, large]);
    const begun = await simulate();
    const die = () => {
      throw new Error('killed before the commit');
    };
    await expect(driveRun(scoring, ours.id, begun.runId!, die)).rejects.toThrow('killed');
    await driveRun(scoring, ours.id, begun.runId!);
    expect(await read(begun.simulationId)).toMatchObject({ state: 'completed', result: begun.result });
  }, 60_000);

  it('answers from the events of the members what timelines do not know yet, and exactly when they have been read', async () => {
    await edit([opened, large, priced]);
    const begun = await simulate();
    expect(begun).toMatchObject({ state: 'waiting', runId: null });
    // Those with a second member.
    const rises = accountIds.filter((_, i) => i % 4 > 1).length;
    expect(begun.result).toMatchObject({ rises, falls: 0, leads: 12 });
    expect((await explain(begun.simulationId, accountIds[3]!)).differences).toMatchObject([
      { name: 'priced', before: 0, after: 22 },
    ]);
    await driveRun(scoring, ours.id, begun.waitsForRunId!);
    await driveRun(scoring, ours.id, (await read(begun.simulationId)).runId!);
    expect(await read(begun.simulationId)).toMatchObject({ state: 'completed', result: { rises, exact: true } });
  }, 60_000);

  it('says when an account was said to be something else', async () => {
    const begun = await simulate();
    await driveRun(scoring, ours.id, begun.runId!);
    expect((await read(begun.simulationId)).stale.facts).toBe(false);
    await scoring.leads.setAccountAttribute(ours.id, accountIds[1]!, 'employees', 900, new Date());
    await announceFacts(scoring, ours.id, [], [accountIds[1]!]);
    await eventually(async () => (await read(begun.simulationId)).stale.facts);
  }, 60_000);

  it('knows no lead, no account that is not there, and nobody else’s', async () => {
    const { simulationId } = await simulate();
    await expect(explain(simulationId, uuidv7())).rejects.toMatchObject({ code: 'account_not_found' });
    await expect(
      ask(explainSimulation, { simulationId, leadId: accountIds[0]! }, theirs.context),
    ).rejects.toMatchObject({ code: 'simulation_not_found' });
  });
});
