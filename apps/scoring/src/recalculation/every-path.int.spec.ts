import {
  explainScore,
  getModel,
  leadScores,
  type ModelDefinition,
  publishModel,
  recalculateModelCall,
  scoredContacts,
  updateScore,
} from '@heatline/contracts';
import { Runs } from '@heatline/service';
import { driveRun, eventually, twoWorkspaces } from '@heatline/testing';
import type { TestEvent } from '../testing/published-leads';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();
const leads = 60;

/** Numbers that look random and are the same every time. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const types = ['email_opened', 'link_clicked', 'page_viewed', 'email_sent', 'demo_requested'];
const titles = ['CTO', 'Developer', 'Head of Sales', ''];
const definition: Partial<ModelDefinition> = {
  rules: [
    {
      name: 'Opened',
      enabled: true,
      points: 1.25,
      when: { event: ['email_opened'] },
      limit: { first: 2, per: 'day' },
      maxPoints: 12,
    },
    { name: 'Clicked', enabled: true, points: 3, when: { event: ['link_clicked'] }, window: { days: 30 } },
    {
      name: 'Priced',
      enabled: true,
      points: 8,
      when: { event: ['page_viewed'], where: { property: 'path', op: 'starts_with', value: '/pricing' } },
      decay: { kind: 'halfLife', days: 20 },
    },
    {
      name: 'Demo',
      enabled: true,
      points: 25,
      when: { event: ['demo_requested'] },
      count: { min: 2 },
      if: { attribute: 'country', op: 'equals', value: 'NO' },
    },
    { name: 'Decides', enabled: true, points: 15, when: { attribute: 'jobTitle', op: 'contains', value: 'cto' } },
    {
      name: 'Renews soon',
      enabled: true,
      points: 7,
      when: { attribute: 'renewsAt', op: 'within_last', value: { days: 60 } },
    },
  ],
};

const scoresOf = async (modelId: string): Promise<Map<string, { score: number; level: string }>> => {
  const { rows } = await scoring.leads.query(
    'SELECT lead_id, score, level FROM scoring.score WHERE workspace_id = $1 AND model_id = $2',
    [ours.id, modelId],
  );
  return new Map(rows.map(({ lead_id, score, level }) => [lead_id, { score, level }]));
};
const timelines = async (): Promise<string[]> =>
  (
    await scoring.leads.query(
      `SELECT lead_id || encode(coalesce(body, '') || tail, 'hex') || event_count || coalesce(dated::text, '') AS whole
         FROM scoring.timeline WHERE workspace_id = $1 ORDER BY lead_id`,
      [ours.id],
    )
  ).rows.map(({ whole }) => whole);

let modelId: string;
let leadIds: string[];

beforeAll(async () => {
  scoring = await startScoring();
  modelId = await anActiveModel(scoring, ours, definition);
  const roll = dice(7);
  leadIds = [];
  for (let i = 0; i < leads; i++) leadIds.push(await scoring.leads.addLead(ours.id, { name: `Lead ${i}` }));
  const events: TestEvent[] = [];
  for (let i = 0; i < 2_000; i++) {
    // A few leads have most events, so that some timelines outgrow their tail.
    const leadId = leadIds[Math.min(roll(leads), roll(leads), roll(leads))]!;
    const at = new Date(Date.now() - roll(90 * 86_400) * 1_000 - 60_000);
    events.push({
      leadId,
      type: types[roll(types.length)]!,
      at,
      properties: { path: ['/pricing', '/blog', '/pricing/team'][roll(3)] },
    });
  }
  // Recorded in one order, announced in another, some of it twice.
  for (let at = 0; at < events.length; at += 100) await scoring.leads.addEvents(ours.id, events.slice(at, at + 100));
  for (const leadId of leadIds) {
    await scoring.leads.setAttribute(
      ours.id,
      leadId,
      'jobTitle',
      titles[roll(4)],
      new Date(Date.now() - roll(90) * 86_400_000),
    );
    await scoring.leads.setAttribute(
      ours.id,
      leadId,
      'country',
      ['NO', 'SE'][roll(2)],
      new Date(Date.now() - roll(90) * 86_400_000),
    );
    await scoring.leads.setAttribute(
      ours.id,
      leadId,
      'renewsAt',
      '2026-10-15',
      new Date(Date.now() - roll(40) * 86_400_000),
    );
  }
  const shuffled = events.map((event) => ({ event, order: roll(1_000_000) })).sort((a, b) => a.order - b.order);
  for (let at = 0; at < shuffled.length; at += 50) {
    const part = shuffled
      .slice(Math.max(0, at - 5), at + 50)
      .map(({ event }) => ({ leadId: event.leadId, eventsFrom: event.at.toISOString() }));
    await announceFacts(scoring, ours.id, part);
  }
  await announceFacts(
    scoring,
    ours.id,
    leadIds.map((leadId) => ({ leadId, attributes: true })),
  );
  await eventually(
    async () => {
      const { rows } = await scoring.leads.query(
        'SELECT sum(event_count)::int AS events, count(*)::int AS leads FROM scoring.timeline WHERE workspace_id = $1',
        [ours.id],
      );
      const waiting = await scoring.leads.query('SELECT count(*)::int AS count FROM scoring.inbox');
      return rows[0].events === 2_000 && rows[0].leads === leads && waiting.rows[0].count === 41;
    },
    { timeoutMs: 30_000 },
  );
});
afterAll(() => scoring?.stop());

const recalculate = async () => {
  const { runId } = await scoring.service.bus.ask(recalculateModelCall, { modelId }, ours.context);
  return driveRun(scoring, ours.id, runId);
};

describe('the same facts give the same score', () => {
  it('live, in a bulk run, by Update score, explained now, and from timelines built anew', async () => {
    const run = await recalculate();
    expect(run).toMatchObject({ state: 'completed', done: leads });
    const bulk = await scoresOf(modelId);
    expect(bulk.size).toBe(leads);
    expect(new Set([...bulk.values()].map(({ level }) => level)).size).toBeGreaterThan(1);

    for (const leadId of leadIds.slice(0, 15)) {
      const explained = await scoring.service.bus.ask(explainScore, { leadId, modelId }, ours.context);
      expect(explained.score).toBe(bulk.get(leadId)!.score / 100);
      expect(explained.level.key).toBe(bulk.get(leadId)!.level);
      const sum = explained.lines.reduce((total, { points }) => total + Math.round(points * 100), 0);
      expect(sum).toBe(bulk.get(leadId)!.score);
      const card = await scoring.service.bus.ask(updateScore, { leadId, modelId }, ours.context);
      const now = await scoring.service.bus.ask(
        explainScore,
        { leadId, modelId, asOf: card.calculatedAt! },
        ours.context,
      );
      expect(card.score).toBe(now.score);
    }

    const before = await timelines();
    const refresh = await scoring.database.inWorkspace(ours.id, (tx) =>
      scoring.service.get(Runs).open(tx, {
        kind: 'refreshTimelines',
        about: { kind: 'workspace', id: ours.id, name: null },
        by: { kind: 'system', id: null },
        cause: 'Repair',
        params: { repair: true },
      }),
    );
    const refreshed = await driveRun(scoring, ours.id, refresh.run.runId);
    expect(refreshed).toMatchObject({ done: leads, changed: 0 });
    expect(await timelines()).toEqual(before);
  }, 60_000);

  it('after a kill in the middle of a slice, which loses nothing and doubles nothing', async () => {
    await scoring.leads.query(
      'UPDATE scoring.score SET score = 1, level = $2, calculated_at = calculated_at - interval $$1 day$$ WHERE workspace_id = $1',
      [ours.id, 'cold'],
    );
    const { runId } = await scoring.service.bus.ask(recalculateModelCall, { modelId }, ours.context);
    const die = () => {
      throw new Error('killed before the commit');
    };
    await expect(driveRun(scoring, ours.id, runId, die)).rejects.toThrow('killed');
    const { rows } = await scoring.leads.query(
      'SELECT count(*)::int AS count FROM scoring.score_change WHERE run_id = $1',
      [runId],
    );
    expect(rows[0].count).toBe(0);
    const run = await driveRun(scoring, ours.id, runId);
    expect(run).toMatchObject({ state: 'completed', done: leads });
    const changes = await scoring.leads.query(
      'SELECT lead_id, count(*)::int AS count FROM scoring.score_change WHERE run_id = $1 GROUP BY lead_id HAVING count(*) > 1',
      [runId],
    );
    expect(changes.rows).toEqual([]);
    for (const [leadId, { score }] of await scoresOf(modelId)) {
      const explained = await scoring.service.bus.ask(explainScore, { leadId, modelId }, ours.context);
      expect(explained.score).toBe(score / 100);
    }
  }, 60_000);

  it('is shown with the time of the last run where the run found no difference', async () => {
    const run = await recalculate();
    const model = await scoring.service.bus.ask(getModel, { modelId }, ours.context);
    expect(model.lastRecalculation).toMatchObject({
      runId: run.runId,
      at: new Date(Number(run.facts['asOf']) * 1_000).toISOString(),
    });
    const page = await scoring.service.bus.ask(scoredContacts, { modelId, limit: 200 }, ours.context);
    expect(page.items).toHaveLength(leads);
    for (const { calculatedAt } of page.items)
      expect(Date.parse(calculatedAt!)).toBeGreaterThanOrEqual(Date.parse(model.lastRecalculation!.at));
    expect(page.items.map(({ score }) => score)).toEqual(page.items.map(({ score }) => score!).sort((a, b) => b - a));
  });

  it('under a version that changes nothing, which every score then names although no row was written', async () => {
    const published = await scoring.service.bus.ask(publishModel, { modelId, publish: {} }, ours.context);
    expect(published).toMatchObject({ publishedVersion: 2, state: 'active' });
    const run = await driveRun(scoring, ours.id, published.runId!);
    expect(run).toMatchObject({ state: 'completed', changed: 0 });
    const page = await scoring.service.bus.ask(scoredContacts, { modelId, limit: 200 }, ours.context);
    expect(page.items.map(({ publishedVersion }) => publishedVersion)).toEqual(page.items.map(() => 2));
    const { leadId, score } = page.items[0]!;
    const explained = await scoring.service.bus.ask(explainScore, { leadId, modelId }, ours.context);
    expect(explained).toMatchObject({ publishedVersion: 2, score });
    const { rows } = await scoring.leads.query(
      `SELECT published_version, count(*)::int AS count FROM scoring.score WHERE model_id = $1 GROUP BY 1 ORDER BY 2 DESC LIMIT 1`,
      [modelId],
    );
    expect(rows[0].published_version).toBe(1);
  });

  it('and another workspace sees none of it', async () => {
    await expect(
      scoring.service.bus.ask(leadScores, { leadId: leadIds[0]!, modelId }, theirs.context),
    ).rejects.toMatchObject({ code: 'lead_not_found' });
    await expect(
      scoring.service.bus.ask(explainScore, { leadId: leadIds[0]!, modelId }, theirs.context),
    ).rejects.toMatchObject({ code: 'model_not_found' });
  });
});
