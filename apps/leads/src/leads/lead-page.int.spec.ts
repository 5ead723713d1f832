import { addAlias, changeLead, leadActivity, readLead, removeAlias, seenActivity } from '@heatline/contracts';
import { leadsUnderTest } from '../testing/leads-under-test';

const { admin, ask, at, list, make, names, record } = leadsUnderTest();

describe('a lead', () => {
  it('is read with all that is known, by whom and since when', async () => {
    const [ada] = await make([
      {
        name: 'Ada',
        aliases: { email: 'ada@x.example' },
        attributes: { jobTitle: 'CTO', tags: ['a'], none: null },
        at: '2026-01-01T00:00:00Z',
      },
    ]);
    await record([{ type: 'x', lead: { email: 'ada@x.example' } }]);
    const lead = await ask(readLead, { leadId: ada! });
    expect(lead).toMatchObject({
      leadId: ada,
      name: 'Ada',
      attributes: { jobTitle: 'CTO', tags: ['a'] },
      counts: { events: 1, aliases: 1, attributes: 2 },
    });
    expect(lead.attributeList).toEqual([
      expect.objectContaining({
        key: 'jobTitle',
        kind: 'text',
        at: '2026-01-01T00:00:00.000Z',
        by: { kind: 'member', id: at.here.context.actor!.id },
      }),
      expect.objectContaining({ key: 'tags', kind: 'list' }),
    ]);
    await expect(ask(readLead, { leadId: ada! }, at.elsewhere)).rejects.toMatchObject({ code: 'lead_not_found' });
  });

  it('is edited, with history, and refuses a stale edit', async () => {
    const [ada] = await make([{ name: 'Ada', aliases: { email: 'ada@x.example' }, attributes: { city: 'Oslo' } }]);
    const { version } = await ask(readLead, { leadId: ada! });
    const edited = await ask(changeLead, {
      leadId: ada!,
      version,
      name: 'Ada B',
      attributes: { city: 'Bergen', gone: null },
    });
    expect(edited).toMatchObject({ name: 'Ada B', attributes: { city: 'Bergen' }, version: version + 1 });
    await expect(ask(changeLead, { leadId: ada!, version, name: 'Late' })).rejects.toMatchObject({
      code: 'version_stale',
      details: { version: version + 1 },
    });
    await expect(ask(changeLead, { leadId: ada!, name: 'X' }, at.elsewhere)).rejects.toMatchObject({
      code: 'lead_not_found',
    });
  });

  it('takes and gives up aliases, but not another lead’s and not its last', async () => {
    const [ada, bo] = await make([{ aliases: { email: 'ada@x.example' } }, { aliases: { email: 'bo@x.example' } }]);
    const more = await ask(addAlias, { leadId: ada!, type: 'email', value: 'Ada@home.example', primary: true });
    expect(more.aliases.email).toEqual(['Ada@home.example', 'ada@x.example']);
    await expect(ask(addAlias, { leadId: ada!, type: 'email', value: 'bo@x.example' })).rejects.toMatchObject({
      code: 'alias_conflict',
      details: { leadIds: [ada, bo] },
    });
    await expect(ask(addAlias, { leadId: ada!, type: 'email', value: 'nonsense' })).rejects.toHaveProperty('issues');
    const fewer = await ask(removeAlias, { leadId: ada!, type: 'email', value: 'ADA@home.example' });
    expect(fewer.aliasList).toEqual([expect.objectContaining({ value: 'ada@x.example', primary: true })]);
    await expect(ask(removeAlias, { leadId: ada!, type: 'email', value: 'ada@x.example' })).rejects.toMatchObject({
      code: 'last_alias',
    });
    await expect(ask(addAlias, { leadId: ada!, type: 'cookie', value: 'c' }, at.elsewhere)).rejects.toMatchObject({
      code: 'lead_not_found',
    });
  });

  it('lists what it did, newest first, by pages, types and sessions', async () => {
    const minutes = (minute: number) => new Date(Date.UTC(2026, 9, 1, 0, minute)).toISOString();
    await record(
      [0, 20, 40, 100, 101].map((minute, i) => ({
        id: `e${i}`,
        type: i % 2 ? 'b' : 'a',
        occurredAt: minutes(minute),
        campaign: 'spring',
        lead: { cookie: 'c' },
      })),
    );
    const leadId = (await list()).items[0]!.leadId;
    const first = await ask(leadActivity, { leadId, limit: 2 });
    const second = await ask(leadActivity, { leadId, limit: 3, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ id, sessionStartedAt }) => [id, sessionStartedAt])).toEqual([
      ['e4', minutes(100)], ['e3', minutes(100)], ['e2', minutes(0)], ['e1', minutes(0)], ['e0', minutes(0)],
    ]); // prettier-ignore
    expect(second.nextCursor).toBeNull();
    const [early, late] = [
      { startedAt: minutes(0), endedAt: minutes(40), events: 3 },
      { startedAt: minutes(100), endedAt: minutes(101), events: 2 },
    ];
    expect([first.sessions, second.sessions]).toEqual([[late], [early]]);
    // Pages that cut a session through tell all of it.
    const cut = await ask(leadActivity, { leadId, limit: 3 });
    expect(cut.sessions).toEqual([late, early]);
    expect((await ask(leadActivity, { leadId, limit: 1, cursor: cut.nextCursor! })).sessions).toEqual([early]);
    const typed = await ask(leadActivity, { leadId, type: ['b'] });
    expect(typed.items.map(({ id, campaign, sessionStartedAt }) => [id, campaign, sessionStartedAt])).toEqual([
      ['e3', 'spring', null],
      ['e1', 'spring', null],
    ]);
    const alone = await ask(leadActivity, { leadId, limit: 1 });
    const next = await ask(leadActivity, { leadId, limit: 2, cursor: alone.nextCursor! });
    expect([alone.sessions, next.sessions]).toEqual([[late], [late, early]]);
    expect(await ask(seenActivity, { leadId })).toEqual({
      types: [
        { value: 'a', count: 3 },
        { value: 'b', count: 2 },
      ],
      campaigns: [{ value: 'spring', count: 5 }],
    });
    await expect(ask(leadActivity, { leadId }, at.elsewhere)).rejects.toMatchObject({ code: 'lead_not_found' });
    await expect(ask(seenActivity, { leadId }, at.elsewhere)).rejects.toMatchObject({ code: 'lead_not_found' });
  });
});

describe('a session of very many events', () => {
  it('is told whole by each page', async () => {
    const [leadId] = (await make([{ aliases: { cookie: 'robot' } }])) as [string];
    const at = (n: number) => new Date(Date.UTC(2026, 9, 1) + n * 1_000).toISOString();
    const events = Array.from({ length: 1_300 }, (_, n) => ({
      id: `n${n}`,
      type: 'call',
      occurredAt: at(n),
      lead: { leadId },
    }));
    events.push({ id: 'before', type: 'call', occurredAt: at(-7_200), lead: { leadId } });
    for (const half of [events.slice(0, 700), events.slice(700)]) await record(half);
    const session = { startedAt: at(0), endedAt: at(1_299), events: 1_300 };
    const pages = [];
    let cursor: string | undefined;
    do {
      const page = await ask(leadActivity, { leadId, limit: 200, ...(cursor && { cursor }) });
      pages.push(page);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(pages.flatMap(({ items }) => items)).toHaveLength(1_301);
    expect(pages.map(({ sessions }) => sessions[0])).toEqual(pages.map(() => session));
    expect(pages.at(-1)?.sessions.at(1)).toEqual({ startedAt: at(-7_200), endedAt: at(-7_200), events: 1 });
    expect(new Set(pages[3]?.items.map(({ sessionStartedAt }) => sessionStartedAt))).toEqual(new Set([at(0)]));
  });
});

describe('leads that were merged', () => {
  it('answer as one: by either id, with all aliases and all that they did; lists show the one that is left', async () => {
    const [ada, work] = await make([
      { name: 'Ada', aliases: { email: 'ada@home.example' } },
      { name: 'Ada at work', aliases: { email: 'ada@work.example' } },
    ]);
    await record([{ id: 'home', type: 'x', lead: { email: 'ada@home.example' } }]);
    await admin('update leads.lead set root_id = $1 where lead_id = $2', [ada, work]);
    await admin('delete from leads.lead_search where lead_id = $1', [work]);
    await record([{ id: 'work', type: 'x', lead: { email: 'ada@work.example' } }]);
    expect(
      await make([{ aliases: { email: ['ada@work.example', 'ada@home.example'], cookie: 'c' }, attributes: { a: 1 } }]),
    ).toEqual([ada]);
    const lead = await ask(readLead, { leadId: work! });
    expect(lead).toMatchObject({ leadId: ada, name: 'Ada', attributes: { a: 1 }, counts: { events: 2, aliases: 3 } });
    expect(lead.aliases.email).toEqual(['ada@home.example', 'ada@work.example']);
    expect((await list()).items).toHaveLength(1);
    const { items } = await ask(leadActivity, { leadId: ada! });
    expect(new Set(items.map(({ id, leadId }) => `${id} ${leadId}`))).toEqual(new Set([`home ${ada}`, `work ${work}`]));
    expect(await names({ q: 'work.example' })).toEqual(['Ada']);
  });
});
