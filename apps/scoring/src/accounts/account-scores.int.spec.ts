import {
  accountScoreHistory,
  accountScores,
  adjustAccountScore,
  adjustScore,
  archiveModel,
  explainAccountScore,
  explainScore,
  leadScores,
  listAccountAdjustments,
  type ModelDefinition,
  recalculateModelCall,
  removeAccountAdjustment,
  resetAccountScore,
  scoredContacts,
  updateAccountScore,
  updateScore,
} from '@heatline/contracts';
import { driveRun, eventually, twoWorkspaces } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { DecayScores } from '../scores/decay-scores.activities';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
const second = 1_000;
const day = 86_400 * second;
const ago = (ms: number) => new Date(Date.now() - ms);

const definition: Partial<ModelDefinition> = {
  rules: [
    { name: 'Opened', enabled: true, points: 1.25, when: { event: ['email_opened'] }, limit: { first: 3, per: 'day' } },
    { name: 'Demo', enabled: true, points: 30, when: { event: ['demo_requested'] }, count: { min: 2 } },
    { name: 'Lately', enabled: true, points: 2, when: { event: ['page_viewed'] }, window: { days: 30 } },
    { name: 'Large', enabled: true, points: 10, when: { attribute: 'employees', op: 'gte', value: 200 } },
    {
      name: 'Enterprise',
      enabled: true,
      points: 5,
      when: { attribute: 'plan', account: true, op: 'equals', value: 'enterprise' },
    },
  ],
};

let modelId: string;
let acme: string;
let beta: string;
let members: string[];

/** An event of a lead, recorded and announced. */
async function did(leadId: string, type: string, at: Date): Promise<void> {
  await scoring.leads.addEvents(ours.id, [{ leadId, type, at }]);
  await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: at.toISOString() }]);
}

const ask = {
  explain: (accountId: string, asOf?: string) =>
    scoring.service.bus.ask(explainAccountScore, { accountId, modelId, ...(asOf && { asOf }) }, ours.context),
  update: (accountId: string) => scoring.service.bus.ask(updateAccountScore, { accountId, modelId }, ours.context),
  cards: async (accountId: string) =>
    (await scoring.service.bus.ask(accountScores, { accountId }, ours.context)).items.find(
      (card) => card.modelId === modelId,
    )!,
};

/** The stored score, once nobody waits any more. */
async function live(accountId: string, expected: number): Promise<void> {
  await eventually(
    async () => {
      const card = await ask.cards(accountId);
      expect(card.score).toBe(expected);
    },
    { timeoutMs: 20_000 },
  );
}

async function recalculate(breaker?: (batches: number) => void) {
  const { runId } = await scoring.service.bus.ask(recalculateModelCall, { modelId }, ours.context);
  return driveRun(scoring, ours.id, runId, breaker);
}

beforeAll(async () => {
  scoring = await startScoring();
  modelId = await anActiveModel(scoring, ours, definition, 'Accounts', 'account');
  acme = await scoring.leads.addAccount(ours.id, 'Acme');
  beta = await scoring.leads.addAccount(ours.id, 'Beta');
  members = [];
  for (let i = 0; i < 3; i++) members.push(await scoring.leads.addLead(ours.id, { accountId: acme }));
  await announceFacts(
    scoring,
    ours.id,
    members.map((leadId) => ({ leadId, attributes: true })),
    [acme, beta],
  );
});
afterAll(() => scoring?.stop());

describe('the score of an account', () => {
  it('unites what its members did, in whatever order it is heard, with its own attributes', async () => {
    const noon = ago(5 * day);
    noon.setUTCHours(12, 0, 0, 0);
    // Five opened mails of one day by three people: the account is paid for three.
    for (const [i, member] of [0, 1, 2, 0, 1].entries())
      await did(members[member]!, 'email_opened', new Date(noon.getTime() - i * 60 * second));
    await did(members[0]!, 'demo_requested', ago(9 * day));
    await live(acme, 3.75);
    await did(members[2]!, 'demo_requested', ago(90 * day));
    await live(acme, 33.75);
    await scoring.leads.setAccountAttribute(ours.id, acme, 'employees', 500, ago(day));
    await scoring.leads.setAccountAttribute(ours.id, acme, 'plan', 'enterprise', ago(day));
    await announceFacts(scoring, ours.id, [], [acme]);
    await live(acme, 48.75);
    // The attributes of a member are not the account's.
    await scoring.leads.setAttribute(ours.id, members[0]!, 'employees', 900, ago(day));
    await announceFacts(scoring, ours.id, [{ leadId: members[0]!, attributes: true }]);
    await live(beta, 0);
    await live(acme, 48.75);
  }, 60_000);

  it('is the same live, by Update score, explained, and in a bulk run', async () => {
    const explained = await ask.explain(acme);
    expect(explained).toMatchObject({ accountId: acme, score: 48.75, memberCount: 3, eventCount: 7, kind: 'account' });
    const sum = explained.lines.reduce((total, { points }) => total + Math.round(points * 100), 0);
    expect(sum).toBe(4_875);
    expect(await ask.update(acme)).toMatchObject({
      score: 48.75,
      kind: 'account',
      toNextLevel: { level: { key: 'hot' } },
    });

    await scoring.leads.query(
      `UPDATE scoring.score SET score = 1, level = 'cold', calculated_at = calculated_at - interval '1 day' WHERE workspace_id = $1`,
      [ours.id],
    );
    const run = await recalculate();
    expect(run.unit).toBe('accounts');
    expect(run).toMatchObject({ state: 'completed', done: 2 });
    expect(await ask.cards(acme)).toMatchObject({ score: 48.75, level: { key: 'warm' } });
    expect(await ask.cards(beta)).toMatchObject({ score: 0 });
  }, 60_000);

  it('says what is missing by what its members did, in the words that lists and rules use', async () => {
    const { lines, unmatched } = await ask.explain(acme);
    expect(lines[0]).toMatchObject({ name: 'Opened', conditions: 'E-mail opened, only the first 3 of each day' });
    expect(unmatched).toMatchObject([
      { name: 'Lately', conditions: 'Page viewed, in the last 30 days', has: 'no Page viewed', wanted: 'an event' },
    ]);
    const calls = { event: ['demo_requested'], where: { property: 'by', op: 'equals' as const, value: 'phone' } };
    const byPhone = await anActiveModel(
      scoring,
      ours,
      { rules: [{ name: 'By phone', enabled: true, points: 5, when: calls }] },
      'Who calls',
      'account',
    );
    const called = { accountId: acme, modelId: byPhone };
    expect((await scoring.service.bus.ask(explainAccountScore, called, ours.context)).unmatched).toMatchObject([
      { name: 'By phone', has: 'Demo requested (2), none where by is "phone"', wanted: 'such an event' },
    ]);
    await scoring.service.bus.ask(archiveModel, { modelId: byPhone }, ours.context);
  }, 60_000);

  it('after a kill in the middle of the run, which loses nothing and doubles nothing', async () => {
    await scoring.leads.query(
      `UPDATE scoring.score SET score = 1, level = 'cold', calculated_at = calculated_at - interval '1 day' WHERE workspace_id = $1`,
      [ours.id],
    );
    const die = () => {
      throw new Error('killed before the commit');
    };
    await expect(recalculate(die)).rejects.toThrow('killed');
    expect(await ask.cards(acme)).toMatchObject({ score: 0.01 });
    await recalculate();
    expect(await ask.cards(acme)).toMatchObject({ score: 48.75 });
    const { rows } = await scoring.leads.query(
      `SELECT 1 FROM scoring.score_change WHERE run_id IS NOT NULL AND lead_id = $1 GROUP BY run_id HAVING count(*) > 1`,
      [acme],
    );
    expect(rows).toEqual([]);
  }, 60_000);

  it('goes with a member to another account, for the past too', async () => {
    await scoring.leads.moveLead(ours.id, members[2]!, beta);
    await announceFacts(scoring, ours.id, [{ leadId: members[2]!, attributes: true }], [acme, beta]);
    await live(acme, 18.75);
    await live(beta, 1.25);
    // A late event of the member is its new account's.
    await did(members[2]!, 'page_viewed', ago(3 * day));
    await live(beta, 3.25);
    expect((await ask.explain(acme, ago(2 * day).toISOString())).score).toBe(3.75);
    expect((await ask.cards(acme)).score).toBe(18.75);
    const changes = await scoring.service.bus.ask(accountScoreHistory, { accountId: acme, modelId }, ours.context);
    expect(changes.changes[0]).toMatchObject({ to: 18.75, from: 48.75, cause: 'attributes' });
  }, 60_000);

  it('is moved by time alone, when the second comes that the engine foretold', async () => {
    const at = new Date(Math.floor(Date.now() / second) * second - 30 * day + 4 * second);
    await did(members[0]!, 'page_viewed', at);
    await live(acme, 20.75);
    await eventually(
      async () => {
        await scoring.service.get(DecayScores).decayWorkspace({ workspaceId: ours.id, maxSeconds: 5 });
        expect((await ask.cards(acme)).score).toBe(18.75);
      },
      { timeoutMs: 20_000 },
    );
    const history = await scoring.service.bus.ask(accountScoreHistory, { accountId: acme, modelId }, ours.context);
    expect(history.changes[0]).toMatchObject({ from: 20.75, to: 18.75, cause: 'decay' });
  }, 60_000);

  it('is rescored at most once a second', async () => {
    const before = await revisionOf(acme);
    const began = Date.now();
    for (let i = 0; i < 40; i++) await did(members[1]!, 'email_opened', new Date(ago(40 * day).getTime() + i * second));
    await live(acme, 22.5);
    const seconds = Math.ceil((Date.now() - began) / second) + 1;
    expect((await revisionOf(acme)) - before).toBeLessThanOrEqual(seconds);
  }, 60_000);

  it('takes points by hand and resets, each undone, as lines of their own that a recalculation keeps', async () => {
    const { bus } = scoring.service;
    const of = { accountId: acme, modelId };
    const before = (await ask.cards(acme)).score!;
    const adjustment = { points: -4.5, reason: 'Owes us money' };
    const given = await bus.ask(adjustAccountScore, { ...of, adjustment, idempotencyKey: 'once' }, ours.context);
    expect(await bus.ask(adjustAccountScore, { ...of, adjustment, idempotencyKey: 'once' }, ours.context)).toEqual(
      given,
    );
    expect((await ask.cards(acme)).score).toBe(before - 4.5);
    expect((await ask.explain(acme)).lines.filter(({ kind }) => kind === 'adjustment')).toMatchObject([
      { name: 'Owes us money', points: -4.5, about: given.adjustmentId },
    ]);
    await recalculate();
    expect((await ask.cards(acme)).score).toBe(before - 4.5);
    const history = await bus.ask(accountScoreHistory, of, ours.context);
    expect(history.changes[0]).toMatchObject({ from: before, to: before - 4.5, cause: 'adjustment' });
    await bus.ask(removeAccountAdjustment, { ...of, adjustmentId: given.adjustmentId }, ours.context);
    expect((await ask.cards(acme)).score).toBe(before);

    await bus.ask(resetAccountScore, { ...of, undo: false }, ours.context);
    // What it is said to be stays; what its members did before does not count.
    expect((await ask.cards(acme)).score).toBe(15);
    expect((await bus.ask(listAccountAdjustments, of, ours.context)).resetAt).not.toBeNull();
    expect(await bus.ask(resetAccountScore, { ...of, undo: true }, ours.context)).toEqual({ resetAt: null });
    expect((await ask.cards(acme)).score).toBe(before);
    await expect(bus.ask(resetAccountScore, { ...of, undo: true }, ours.context)).rejects.toMatchObject({
      code: 'reset_not_found',
    });
    const lead = { leadId: members[0]!, modelId, adjustment };
    await expect(bus.ask(adjustScore, lead, ours.context)).rejects.toMatchObject({ code: 'model_of_accounts' });
    const elsewhere = (call: Promise<unknown>, code: string) => expect(call).rejects.toMatchObject({ code });
    await elsewhere(bus.ask(adjustAccountScore, { ...of, adjustment }, theirs.context), 'model_not_found');
    await elsewhere(bus.ask(resetAccountScore, { ...of, undo: false }, theirs.context), 'model_not_found');
    await elsewhere(bus.ask(listAccountAdjustments, of, theirs.context), 'account_not_found');
    await elsewhere(
      bus.ask(removeAccountAdjustment, { ...of, adjustmentId: given.adjustmentId }, theirs.context),
      'account_not_found',
    );
  }, 60_000);

  it('is asked for as an account, a lead as a lead', async () => {
    const leadId = members[0]!;
    const { bus } = scoring.service;
    await expect(bus.ask(explainScore, { leadId, modelId }, ours.context)).rejects.toMatchObject({
      code: 'model_of_accounts',
    });
    await expect(bus.ask(updateScore, { leadId, modelId }, ours.context)).rejects.toMatchObject({
      code: 'model_of_accounts',
    });
    await expect(bus.ask(scoredContacts, { modelId }, ours.context)).rejects.toMatchObject({
      code: 'model_of_accounts',
    });
    expect((await bus.ask(leadScores, { leadId }, ours.context)).items).toEqual([]);
    await expect(ask.explain(uuidv7())).rejects.toMatchObject({ code: 'account_not_found' });
    const engagement = await anActiveModel(
      scoring,
      ours,
      { rules: [{ name: 'Opened', enabled: true, points: 5, when: { event: ['email_opened'] } }] },
      'People',
    );
    await expect(
      bus.ask(explainAccountScore, { accountId: acme, modelId: engagement }, ours.context),
    ).rejects.toMatchObject({ code: 'model_not_of_accounts' });
  }, 60_000);

  it('is moved by what Update score of a member was the first to read', async () => {
    const accountId = await scoring.leads.addAccount(ours.id);
    const leadId = await scoring.leads.addLead(ours.id, { accountId });
    const people = await anActiveModel(
      scoring,
      ours,
      { rules: [{ name: 'Opened', enabled: true, points: 5, when: { event: ['email_opened'] } }] },
      'Who opens',
      'custom',
    );
    await announceFacts(scoring, ours.id, [{ leadId, attributes: true }], [accountId]);
    await live(accountId, 0);
    await scoring.leads.addEvents(ours.id, [{ leadId, type: 'email_opened', at: ago(day) }]);
    await scoring.service.bus.ask(updateScore, { leadId, modelId: people }, ours.context);
    await live(accountId, 1.25);
  }, 60_000);

  it('is not seen from another workspace', async () => {
    const { bus } = scoring.service;
    await expect(bus.ask(accountScores, { accountId: acme, modelId }, theirs.context)).rejects.toMatchObject({
      code: 'account_not_found',
    });
    const request = { accountId: acme, modelId };
    const refused = { code: 'model_not_found' };
    await expect(bus.ask(explainAccountScore, request, theirs.context)).rejects.toMatchObject(refused);
    await expect(bus.ask(accountScoreHistory, request, theirs.context)).rejects.toMatchObject(refused);
    await expect(bus.ask(updateAccountScore, request, theirs.context)).rejects.toMatchObject(refused);
  });
});

async function revisionOf(accountId: string): Promise<number> {
  const { rows } = await scoring.leads.query('SELECT revision::int FROM scoring.account WHERE account_id = $1', [
    accountId,
  ]);
  return rows[0].revision;
}
