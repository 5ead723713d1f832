import { changeLead, type LeadListQuery } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { leadsUnderTest } from '../testing/leads-under-test';

const { admin, ask, at, list, make, names, record } = leadsUnderTest();

/** Every row by pages of `limit`. */
async function walk(query: z.input<typeof LeadListQuery>, limit = 3) {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...query, limit, ...(cursor && { cursor }) });
    found.push(...page.items.map(({ leadId }) => leadId));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}
const model = uuidv7();
const score = (
  leadId: string,
  points: number | null,
  level: string | null = null,
  more: { activeAt?: string; events?: number } = {},
) =>
  Promise.all([
    admin('insert into scoring.score values ($1, $2, $3, $4, $5, 1, now(), 100, -50, $4)', [
      at.here.id,
      model,
      leadId,
      points === null ? null : points * 100,
      level,
    ]),
    more.activeAt &&
      admin('insert into scoring.timeline values ($1, $2, $3, $4)', [
        at.here.id,
        leadId,
        more.activeAt,
        more.events ?? 1,
      ]),
  ]);

const levels = [{ key: 'cold' }, { key: 'warm', name: 'Warm', from: 20 }, { key: 'hot', from: 50 }];
// Of which not every score is of the version in force yet.
beforeEach(() =>
  admin('insert into scoring.model values ($1, $2, $3, 2, 1)', [at.here.id, model, JSON.stringify(levels)]),
);

describe('the list of leads', () => {
  it('shows what a lead is called, its aliases by type, account, activity and scores', async () => {
    const [ada] = await make([
      { name: 'Ada Berg', aliases: { email: ['Ada@berg.example', 'ada@home.example'], cookie: 'c' } },
    ]);
    await score(ada!, 55.5, 'hot', { activeAt: '2026-10-01T00:00:00Z', events: 7 });
    const { items, nextCursor } = await list({ modelId: model });
    expect(nextCursor).toBeNull();
    expect(items).toEqual([
      expect.objectContaining({
        leadId: ada,
        name: 'Ada Berg',
        aliases: { email: ['Ada@berg.example', 'ada@home.example'], cookie: ['c'] },
        account: expect.objectContaining({ domain: 'berg.example' }),
        lastActiveAt: '2026-10-01T00:00:00.000Z',
        eventCount: 7,
        score: 55.5,
        level: 'hot',
        scores: [
          expect.objectContaining({ modelId: model, score: 55.5, change7: 1, change30: -0.5, publishedVersion: 1 }),
        ],
      }),
    ]);
  });

  it('walks every row once under every order, both ways, missing values last', async () => {
    const leads = await make(
      Array.from({ length: 10 }, (_, i) => ({ ...(i % 4 && { name: `Ü ${i % 3}` }), aliases: { externalId: `${i}` } })),
    );
    await Promise.all(
      leads.map((leadId, i) =>
        i === 9
          ? undefined
          : score(
              leadId,
              i % 3 ? i % 2 : null,
              i % 3 ? 'cold' : null,
              i % 2 ? { activeAt: `2026-10-0${(i % 3) + 1}T00:00:00Z` } : {},
            ),
      ),
    );
    for (const key of ['name', 'created', 'lastActivity', 'events', 'score', 'change7', 'change30', 'peak'] as const) {
      const up = await walk({ sort: key, modelId: model });
      const down = await walk({ sort: `-${key}`, modelId: model });
      expect(new Set(up)).toEqual(new Set(leads));
      expect(up).toHaveLength(10);
      expect(down).toHaveLength(10);
      expect(new Set(down)).toEqual(new Set(leads));
    }
    const scores = (await list({ sort: '-score', modelId: model })).items.map((item) => item.score);
    expect(scores).toEqual([1, 1, 1, 0, 0, 0, null, null, null, null]);
    expect((await list({ sort: 'score', modelId: model })).items.map((item) => item.score)).toEqual([
      0,
      0,
      0,
      1,
      1,
      1,
      null,
      null,
      null,
      null,
    ]);
  });

  it('filters by score, level and owner; bounds are included but for scoreBelow', async () => {
    const leads = await make(
      [10, 20, 50].map((points) => ({ name: `${points}`, aliases: { externalId: `${points}` } })),
    );
    await Promise.all(leads.map((leadId, i) => score(leadId, [10, 20, 50][i]!, ['cold', 'warm', 'hot'][i]!)));
    expect(await names({ modelId: model, scoreMin: 20, sort: 'name' })).toEqual(['20', '50']);
    expect(await names({ modelId: model, scoreMin: 10, scoreMax: 20, sort: '-score' })).toEqual(['20', '10']);
    expect(await names({ modelId: model, scoreMin: 10, scoreBelow: 20, sort: '-score' })).toEqual(['10']);
    expect(await names({ modelId: model, level: ['hot', 'cold'], sort: '-score' })).toEqual(['50', '10']);
    await admin('update scoring.model set last_run_version = 2 where workspace_id = $1', [at.here.id]);
    expect(await names({ modelId: model, level: ['hot', 'cold'], sort: '-score' })).toEqual(['50', '10']);
    expect(await names({ modelId: model, level: ['warm'], sort: '-score' })).toEqual(['20']);
    expect(await names({ modelId: model, level: ['Warm'], sort: '-score' })).toEqual(['20']);
    const filter = (level: string, of = model) =>
      JSON.stringify({ all: [{ level: of, op: 'not_in', value: [level] }] });
    expect(await names({ filter: filter('Warm'), sort: 'name' })).toEqual(['10', '50']);
    await expect(list({ modelId: model, level: ['warm', 'tepid'] })).rejects.toMatchObject({
      code: 'level_not_found',
      details: { modelId: model, level: 'tepid', levels: levels.map(({ key }) => key) },
    });
    await expect(list({ filter: filter('tepid') })).rejects.toMatchObject({ code: 'level_not_found' });
    const unknown = { code: 'model_not_found' };
    await expect(list({ filter: filter('warm', uuidv7()) })).rejects.toMatchObject(unknown);
    await expect(list({ modelId: uuidv7(), sort: '-score' })).rejects.toMatchObject(unknown);
    await expect(list({ modelId: uuidv7(), scoreMin: 1 })).rejects.toMatchObject(unknown);
    expect(await names({ owner: ['none'], sort: 'name' })).toEqual(['10', '20', '50']);
    expect(await names({ owner: ['me'] })).toEqual([]);
    await expect(list({ scoreMin: 1 })).rejects.toMatchObject({ code: 'model_required' });
    await expect(list({ sort: 'score' })).rejects.toMatchObject({ code: 'model_required' });
  });

  it('refuses models that are not there, whatever else is asked, where nobody is listed too', async () => {
    const theirs = uuidv7();
    await admin('insert into scoring.model values ($1, $2, $3, 2, 2)', [at.elsewhere.id, theirs, '[]']);
    const refuses = async (wrong: string) => {
      for (const query of [
        { modelId: wrong },
        { modelId: wrong, sort: 'name', total: 'exact' },
        { modelId: wrong, q: 'ada' },
        { modelId: wrong, owner: ['none'] },
        { modelId: wrong, filter: JSON.stringify({ watched: true }) },
        { modelId: model, modelIds: [wrong] },
        { modelIds: [wrong] },
      ] as const)
        await expect(list(query)).rejects.toMatchObject({
          code: 'model_not_found',
          details: { modelId: wrong },
        });
    };
    await refuses(uuidv7());
    await make([{ name: 'Ada', aliases: { email: 'ada@berg.example' } }]);
    await refuses(uuidv7());
    await refuses(theirs);
    expect((await list({ modelId: theirs }, at.elsewhere)).items).toEqual([]);
  });

  it('finds by e-mail, domain and name, without case and accents', async () => {
    await make([
      { name: 'Åse Ødegård', aliases: { email: 'aase@Fjord.example' } },
      { name: '100% Bo_Li', aliases: { email: 'bo@fjord.example' } },
      { aliases: { email: 'cy@other.example' } },
    ]);
    expect(await names({ q: 'ase', sort: 'name' })).toEqual(['Åse Ødegård']);
    expect(await names({ q: 'FJORD.EX', sort: 'name' })).toEqual(['100% Bo_Li', 'Åse Ødegård']);
    expect(await names({ q: '100%' })).toEqual(['100% Bo_Li']);
    expect(await names({ q: 'o_l' })).toEqual(['100% Bo_Li']);
    expect(await names({ q: 'oxl' })).toEqual([]);
    // One or two letters: where a word begins.
    expect(await names({ q: 'Ø', sort: 'name' })).toEqual(['Åse Ødegård']);
    expect(await names({ q: 'bo' })).toEqual(['100% Bo_Li']);
    expect(await names({ q: 'se' })).toEqual([]);
    expect(await names({ q: 'cy@other' })).toEqual([null]);
    expect((await list({ q: 'fjord' }, at.elsewhere)).items).toEqual([]);
  });

  it('follows an alias that is added and a name that changes', async () => {
    const [lead] = await make([{ name: 'Old Name', aliases: { externalId: '1' } }]);
    await record([{ type: 'x', lead: { externalId: '1', email: 'new@mail.example' } }]);
    await ask(changeLead, { leadId: lead!, name: 'Fresh Name' });
    expect(await names({ q: 'new@mail' })).toEqual(['Fresh Name']);
    expect(await names({ q: 'old name' })).toEqual([]);
  });

  it('counts on request', async () => {
    await make(Array.from({ length: 7 }, (_, i) => ({ aliases: { email: `p${i}@count.example` } })));
    expect((await list()).total).toBeUndefined();
    expect((await list({ total: 'about' })).total).toEqual({ value: 7, exact: true });
    expect((await list({ total: 'exact', q: 'p3@' })).total).toEqual({ value: 1, exact: true });
    expect((await list({ total: 'about', q: 'count' })).total).toEqual({ value: 7, exact: true });
  });

  it('finds names with ł, ß and apostrophes however they are typed, and orders them so', async () => {
    await make(['Łukasz', 'Lumen', 'Groß', 'O’Brien'].map((name) => ({ name, aliases: { externalId: name } })));
    for (const [q, name] of [
      ['lukasz', 'Łukasz'],
      ['ŁUK', 'Łukasz'],
      ['gross', 'Groß'],
      ['groß', 'Groß'],
      ["o'brien", 'O’Brien'],
      ['o‘bri', 'O’Brien'],
    ] as const)
      expect({ q, names: await names({ q }) }).toEqual({ q, names: [name] });
    expect(await names({ sort: 'name' })).toEqual(['Groß', 'Łukasz', 'Lumen', 'O’Brien']);
  });

  it('refuses a range of scores in which there can be nobody', async () => {
    await expect(list({ modelId: model, scoreMin: 50, scoreMax: 10 })).rejects.toMatchObject({
      issues: [{ path: 'scoreMax' }],
    });
    expect((await list({ modelId: model, scoreMin: 50, scoreMax: 50 })).items).toEqual([]);
  });

  it('refuses a cursor of another list and a filter that is none', async () => {
    await make(['1', '2'].map((externalId) => ({ aliases: { externalId } })));
    const { nextCursor } = await list({ limit: 1, sort: 'created' });
    await expect(list({ cursor: nextCursor!, sort: 'name' })).rejects.toMatchObject({ code: 'bad_cursor' });
    await expect(list({ filter: '{' })).rejects.toMatchObject({ issues: [{ path: 'filter' }] });
    await expect(list({ filter: '{"colour":1}' })).rejects.toHaveProperty('issues');
  });
});
