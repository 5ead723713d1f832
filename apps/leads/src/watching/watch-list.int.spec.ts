import { changeWatch, listWatched, watchLead, type WatchListQuery } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { leadsUnderTest } from '../testing/leads-under-test';

const { admin, ask, at, make, rows } = leadsUnderTest();

const model = uuidv7();
const aModel = (modelId = model, kind = 'engagement') =>
  admin('insert into scoring.model (workspace_id, model_id, kind) values ($1, $2, $3)', [at.here.id, modelId, kind]);
const score = (leadId: string, points: number | null) =>
  admin(
    `insert into scoring.score (workspace_id, model_id, lead_id, score) values ($1, $2, $3, $4)
     on conflict (workspace_id, model_id, lead_id) do update set score = excluded.score`,
    [at.here.id, model, leadId, points === null ? null : points * 100],
  );
const watch = (leadId: string) => ask(watchLead, { leadId, watched: true });
const list = (query: z.input<typeof WatchListQuery> = {}) => ask(listWatched, { modelId: model, ...query });
const three = () => make(['Ada', 'Ben', 'Cy'].map((name) => ({ name, aliases: { externalId: name } })));

describe('the watch list', () => {
  it('shows score, change since watching and last activity', async () => {
    const [ada] = await three();
    await aModel();
    await score(ada!, 40);
    await watch(ada!);
    await score(ada!, 62.5);
    const { items } = await list();
    expect(items).toMatchObject([
      {
        lead: { leadId: ada, name: 'Ada', watched: true, score: 62.5 },
        scoreThen: 40,
        change: 22.5,
        alertOnEngagement: true,
        thresholds: [],
      },
    ]);
  });

  it('walks every entry once under every sort, those without a value last', async () => {
    await aModel();
    const leads = await make(
      Array.from({ length: 9 }, (_, n) => ({ name: `L${n}`, aliases: { externalId: `l${n}` } })),
    );
    for (const [n, leadId] of leads.entries()) {
      if (n % 3 > 0) await score(leadId, n % 2);
      await watch(leadId);
      if (n % 3 > 0) await score(leadId, (n * 7) % 5);
    }
    const sorts = ['score', 'change', 'since', 'lastActivity'].flatMap(
      (key) => [key, `-${key}`] as WatchListQuery['sort'][],
    );
    for (const sort of sorts) {
      const seen = [];
      let cursor: string | undefined;
      do {
        const page = await list({ sort, limit: 2, ...(cursor && { cursor }) });
        seen.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(new Set(seen.map(({ lead }) => lead.leadId)).size).toBe(9);
      expect(seen).toHaveLength(9);
      if (/score|change/.test(sort)) {
        const values = seen.map((item) => (sort.includes('score') ? item.lead.score : item.change));
        const numbers = values.filter((value) => value !== null);
        expect(values.slice(numbers.length)).toEqual([null, null, null]);
        expect(numbers).toEqual([...numbers].sort((a, b) => (sort.startsWith('-') ? b - a : a - b)));
      }
    }
    await expect(ask(listWatched, { sort: 'score' })).rejects.toMatchObject({ code: 'model_required' });
    await expect(list({ cursor: 'x' })).rejects.toMatchObject({ code: 'bad_cursor' });
  });

  it('is refused for a model that is not there, or scores no leads', async () => {
    const ofAccounts = uuidv7();
    await aModel(ofAccounts, 'account');
    const refuses = async () => {
      await expect(list()).rejects.toMatchObject({ code: 'model_not_found', details: { modelId: model } });
      await expect(list({ modelId: ofAccounts })).rejects.toMatchObject({ code: 'model_of_accounts' });
    };
    await refuses();
    const [ada] = await three();
    await watch(ada!);
    await refuses();
    await aModel();
    expect((await list()).items).toHaveLength(1);
  });

  it('is personal and stays in its workspace', async () => {
    const [ada] = await three();
    await watch(ada!);
    expect((await ask(listWatched, {}, at.elsewhere)).items).toEqual([]);
    const colleague = { ...at.here.context, actor: { kind: 'member', id: uuidv7(), role: 'viewer' } };
    const theirs = { id: at.here.id, context: colleague as typeof at.here.context };
    expect((await ask(listWatched, {}, theirs)).items).toEqual([]);
    await expect(ask(changeWatch, { leadId: ada!, alertOnEngagement: false }, theirs)).rejects.toMatchObject({
      code: 'lead_not_watched',
    });
    await expect(ask(changeWatch, { leadId: ada! }, at.elsewhere)).rejects.toMatchObject({ code: 'lead_not_found' });
  });
});

describe('what one wants to be told', () => {
  it('is kept per entry, and remembers what stood when a threshold was set', async () => {
    const [ada] = await three();
    await aModel();
    await score(ada!, 40);
    const changeId = uuidv7();
    await admin(
      'insert into scoring.score_change (workspace_id, lead_id, model_id, change_id) values ($1, $2, $3, $4)',
      [at.here.id, ada, model, changeId],
    );
    await watch(ada!);
    const up = { modelId: model, direction: 'up' as const, score: 60 };
    const down = { modelId: model, direction: 'down' as const, score: 20.5 };
    expect(await ask(changeWatch, { leadId: ada!, alertOnEngagement: false, thresholds: [up, down] })).toMatchObject({
      alertOnEngagement: false,
      thresholds: expect.arrayContaining([up, down]),
    });
    const before = await rows('select * from leads.published_watch_threshold order by direction desc');
    expect(before).toMatchObject([
      { direction: 'up', score: 6000, score_then: 4000, after_change_id: changeId },
      { direction: 'down', score: 2050 },
    ]);
    await score(ada!, 55);
    await ask(changeWatch, { leadId: ada!, thresholds: [up, { ...down, score: 30 }] });
    const after = await rows('select * from leads.published_watch_threshold order by direction desc');
    expect(after[0]).toEqual(before[0]);
    expect(after[1]).toMatchObject({ score: 3000, score_then: 5500 });
    expect(after[1]!['threshold_id']).not.toBe(before[1]!['threshold_id']);
    expect((await list()).items[0]).toMatchObject({ alertOnEngagement: false, thresholds: { length: 2 } });
    await ask(watchLead, { leadId: ada!, watched: false });
    expect(await rows('select 1 from watch_threshold')).toEqual([]);
  });

  it('refuses models that are not there, or of accounts, and two thresholds of a kind', async () => {
    const [ada] = await three();
    await watch(ada!);
    const accounts = uuidv7();
    await aModel();
    await aModel(accounts, 'account');
    const up = (modelId: string, points = 1) => ({ modelId, direction: 'up' as const, score: points });
    const set = (...thresholds: ReturnType<typeof up>[]) => ask(changeWatch, { leadId: ada!, thresholds });
    await expect(set(up(uuidv7()))).rejects.toMatchObject({ code: 'model_not_found' });
    await expect(set(up(accounts))).rejects.toMatchObject({ code: 'model_of_accounts' });
    await expect(set(up(model), up(model, 2))).rejects.toMatchObject({ issues: [{ path: 'thresholds.1' }] });
    await expect(set(up(model, 1.234))).rejects.toMatchObject({ issues: [{ path: 'thresholds.0.score' }] });
  });
});
