import { changeModel, updateScore } from '@heatline/contracts';
import { eventually, twoWorkspaces } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { RescoreWhenFactsRecorded } from './rescore-when-facts-recorded';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

const scoreOf = async (workspaceId: string, leadId: string, modelId: string) => {
  const { rows } = await scoring.leads.query(
    'SELECT score, level, published_version, timeline_revision::int AS revision, change7 FROM scoring.score WHERE workspace_id = $1 AND lead_id = $2 AND model_id = $3',
    [workspaceId, leadId, modelId],
  );
  return rows[0];
};
const historyOf = async (leadId: string) =>
  (
    await scoring.leads.query(
      'SELECT from_score, to_score, cause FROM scoring.score_change WHERE lead_id = $1 ORDER BY change_id',
      [leadId],
    )
  ).rows;

const theModel = async (): Promise<string> =>
  (
    await scoring.leads.query(`SELECT model_id FROM scoring.model WHERE workspace_id = $1 AND name = 'Engagement'`, [
      ours.id,
    ])
  ).rows[0].model_id;

const definition = {
  rules: [
    { name: 'Opened', enabled: true, points: 5, when: { event: ['email_opened'] } },
    {
      name: 'Priced',
      enabled: true,
      points: 20,
      when: { event: ['page_viewed'], where: { property: 'path', op: 'starts_with' as const, value: '/pricing' } },
    },
    {
      name: 'Decides',
      enabled: true,
      points: 30,
      when: { attribute: 'jobTitle', op: 'contains' as const, value: 'CTO' },
    },
  ],
};

beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

describe('facts that were recorded', () => {
  it('reach the scores, whatever the order, and however often they are announced', async () => {
    const modelId = await anActiveModel(scoring, ours, definition);
    const leadId = await scoring.leads.addLead(ours.id);
    const late = daysAgo(40);
    const recent = daysAgo(2);
    await scoring.leads.addEvents(ours.id, [
      { leadId, type: 'page_viewed', at: recent, properties: { path: '/pricing/team' } },
      { leadId, type: 'page_viewed', at: recent, properties: { path: '/blog' } },
    ]);
    await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: recent.toISOString(), attributes: true }]);
    await eventually(async () => (await scoreOf(ours.id, leadId, modelId))?.score === 2000);

    await scoring.leads.addEvents(ours.id, [{ leadId, type: 'email_opened', at: late }]);
    await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: late.toISOString() }]);
    await eventually(async () => (await scoreOf(ours.id, leadId, modelId))?.score === 2500);
    const before = await scoreOf(ours.id, leadId, modelId);
    expect(before).toMatchObject({ level: 'warm', change7: 2000 });

    // Heard again, in another order: nothing changes.
    await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: recent.toISOString() }]);
    await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: late.toISOString() }]);
    await scoring.leads.setAttribute(ours.id, leadId, 'jobTitle', 'CTO', daysAgo(1));
    await announceFacts(scoring, ours.id, [{ leadId, attributes: true }]);
    await eventually(async () => (await scoreOf(ours.id, leadId, modelId))?.score === 5500);
    expect(await scoreOf(ours.id, leadId, modelId)).toMatchObject({ level: 'hot', revision: before.revision + 1 });
    expect(await historyOf(leadId)).toEqual([
      { from_score: null, to_score: 2000, cause: 'activity' },
      { from_score: 2000, to_score: 2500, cause: 'activity' },
      { from_score: 2500, to_score: 5500, cause: 'attributes' },
    ]);
  });

  it('reach each score once when they are too many for one transaction, and several speak of the same leads', async () => {
    const modelId = await theModel();
    const leadIds: string[] = [];
    while (leadIds.length < 900) leadIds.push(await scoring.leads.addLead(ours.id));
    const at = daysAgo(3);
    await scoring.leads.addEvents(
      ours.id,
      leadIds.map((leadId) => ({ leadId, type: 'email_opened', at })),
    );
    const messages = [leadIds.slice(0, 600), leadIds.slice(300), leadIds.slice(100, 800).reverse()].map((some) => ({
      messageId: uuidv7(),
      workspaceId: ours.id,
      payload: {
        cause: 'activity' as const,
        leads: some.map((leadId) => ({ leadId, eventsFrom: at.toISOString(), attributes: true })),
      },
    }));
    const rescore = scoring.service.get(RescoreWhenFactsRecorded);
    // Handled again, as after a process that died before it said so: nothing is done twice.
    for (let time = 0; time < 2; time++) await rescore.handle(messages, ours.id);
    const { rows } = await scoring.leads.query(
      `SELECT count(*)::int AS leads, min(s.score) AS least, max(s.score) AS most, max(t.revision)::int AS revision,
              (SELECT count(*)::int FROM scoring.score_change WHERE lead_id = ANY ($1) AND model_id = $2) AS changes
         FROM scoring.score s JOIN scoring.timeline t USING (workspace_id, lead_id) WHERE s.lead_id = ANY ($1) AND s.model_id = $2`,
      [leadIds, modelId],
    );
    expect(rows).toEqual([{ leads: 900, least: 500, most: 500, revision: 1, changes: 900 }]);
  });

  it('move scores by the doing of a member only when all that is new is theirs', async () => {
    const modelId = await theModel();
    const [mara, ben] = [uuidv7(), uuidv7()];
    const leadId = await scoring.leads.addLead(ours.id);
    const doers = async () =>
      (
        await scoring.leads.query(
          `SELECT by_member FROM scoring.published_score_change WHERE lead_id = $1 ORDER BY change_id`,
          [leadId],
        )
      ).rows.map(({ by_member }) => by_member);
    let score = 0;
    /** Recorded by these, one after the other, and heard of at once; or only what the first one did, as when a message is late. */
    const act = async (...senders: (string | undefined)[]) => {
      // Never in one second with another: whose is new is then nobody's to tell.
      const at = new Date(daysAgo(1).getTime() + score * 1_000);
      await scoring.leads.addEvents(
        ours.id,
        senders.map((by, i) => ({
          leadId,
          type: 'email_opened',
          at: new Date(at.getTime() + i * 1_000),
          ...(by && { by }),
        })),
      );
      await announceFacts(scoring, ours.id, [
        { leadId, eventsFrom: at.toISOString(), ...(senders[0] && { by: senders[0] }) },
      ]);
      score += 500 * senders.length;
      await eventually(async () => (await scoreOf(ours.id, leadId, modelId))?.score === score);
      return (await doers()).at(-1);
    };
    expect(await act(undefined)).toBeNull();
    expect(await act(mara)).toBe(mara);
    expect(await act(mara, mara)).toBe(mara);
    expect(await act(mara, ben)).toBeNull();
    expect(await act(mara, undefined)).toBeNull();
    expect(await act(ben)).toBe(ben);

    await scoring.leads.setAttribute(ours.id, leadId, 'jobTitle', 'CTO', daysAgo(2), mara);
    await announceFacts(scoring, ours.id, [{ leadId, attributes: true }]);
    await eventually(async () => (await scoreOf(ours.id, leadId, modelId))?.score === score + 3000);
    expect((await doers()).at(-1)).toBe(mara);
  });

  it('reach every model, also when one score was updated before they were announced', async () => {
    const first = await theModel();
    const second = await anActiveModel(scoring, ours, definition, 'Another');
    const leadId = await scoring.leads.addLead(ours.id);
    await scoring.leads.addEvents(ours.id, [{ leadId, type: 'email_opened', at: daysAgo(3) }]);
    await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: daysAgo(4).toISOString(), attributes: true }]);
    await eventually(async () => (await scoreOf(ours.id, leadId, second))?.score === 500);

    const [at, mara] = [daysAgo(1), uuidv7()];
    await scoring.leads.addEvents(ours.id, [{ leadId, type: 'email_opened', at, by: mara }]);
    await scoring.service.bus.ask(updateScore, { leadId, modelId: first }, ours.context);
    // Whoever reads the facts says for every model whose doing they are: when they are announced nothing is new any more.
    for (const modelId of [first, second]) {
      expect(await scoreOf(ours.id, leadId, modelId)).toMatchObject({ score: 1000 });
      const { rows } = await scoring.leads.query(
        `SELECT cause, from_score, to_score, by_member FROM scoring.published_score_change
          WHERE lead_id = $1 AND model_id = $2 ORDER BY change_id DESC LIMIT 1`,
        [leadId, modelId],
      );
      expect(rows).toEqual([{ cause: 'activity', from_score: 500, to_score: 1000, by_member: mara }]);
    }

    // As a rebuild of timelines leaves it, which scores nobody.
    await scoring.leads.query(
      `UPDATE scoring.score SET score = 500, timeline_revision = timeline_revision - 1 WHERE lead_id = $1 AND model_id = $2`,
      [leadId, second],
    );
    await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: at.toISOString() }]);
    await eventually(async () => (await scoreOf(ours.id, leadId, second))?.score === 1000);
    expect(await scoreOf(ours.id, leadId, first)).toMatchObject({ score: 1000 });
    await scoring.service.bus.ask(changeModel, { modelId: second, change: { active: false } }, ours.context);
  });

  it('join entries of classes that another process has met', async () => {
    const modelId = await theModel();
    const leadId = await scoring.leads.addLead(ours.id);
    const at = daysAgo(9);
    // As another process writes it: the class first, then a timeline that names it.
    const { rows } = await scoring.leads.query(
      `SELECT criterion_id FROM scoring.criterion WHERE workspace_id = $1 AND definition->'match'->'event' ? 'email_opened'`,
      [ours.id],
    );
    await scoring.leads.query('INSERT INTO scoring.class (workspace_id, class_id, criteria) VALUES ($1, 900, $2)', [
      ours.id,
      [rows[0].criterion_id],
    ]);
    const entry = Buffer.alloc(8);
    entry.writeUInt32LE(Math.floor(at.getTime() / 1_000), 0);
    entry.writeUInt32LE(900, 4);
    await scoring.leads.query(
      `INSERT INTO scoring.timeline (workspace_id, lead_id, revision, created_at, event_count, tail) VALUES ($1, $2, 1, now(), 1, $3)`,
      [ours.id, leadId, entry],
    );
    await scoring.leads.addEvents(ours.id, [{ leadId, type: 'email_opened', at: daysAgo(1) }]);
    await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: daysAgo(2).toISOString() }]);
    await eventually(async () => (await scoreOf(ours.id, leadId, modelId))?.score === 1000);
  });

  it('of another workspace have no scores here, nor does anything of ours appear there', async () => {
    const leadId = await scoring.leads.addLead(theirs.id);
    await scoring.leads.addEvents(theirs.id, [{ leadId, type: 'email_opened', at: daysAgo(1) }]);
    await announceFacts(scoring, theirs.id, [{ leadId, eventsFrom: daysAgo(2).toISOString(), attributes: true }]);
    await eventually(
      async () =>
        (await scoring.leads.query('SELECT event_count FROM scoring.timeline WHERE lead_id = $1', [leadId])).rows[0]
          ?.event_count === 1,
    );
    const rows = await scoring.database.inWorkspace(theirs.id, (tx) =>
      tx.query('SELECT workspace_id FROM score UNION SELECT workspace_id FROM timeline'),
    );
    expect(rows).toEqual([{ workspace_id: theirs.id }]);
    expect(
      (await scoring.leads.query('SELECT 1 FROM scoring.score WHERE workspace_id = $1', [theirs.id])).rows,
    ).toEqual([]);
  });
});
