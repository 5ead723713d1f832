import { changeLead, InvalidRequest, Refusal, type FactsRecorded } from '@heatline/contracts';
import { leadsUnderTest } from '../testing/leads-under-test';

const { announced, ask, at, capture, count, rows } = leadsUnderTest();

describe('capturing leads', () => {
  it('creates, finds again, updates, and says which', async () => {
    const ada = {
      name: 'Ada Berg',
      aliases: { email: ['Ada@Berg.example'], externalId: ['crm-17'] },
      attributes: { jobTitle: 'CTO', companySize: 250 },
      at: '2026-10-01T00:00:00Z',
    };
    const first = await capture([ada, { aliases: { email: 'bo@other.example' } }]);
    expect(first).toMatchObject({ created: 2, updated: 0, unchanged: 0, refused: [] });
    expect(await capture([ada])).toEqual({
      created: 0,
      updated: 0,
      unchanged: 1,
      leads: [{ index: 0, leadId: first.leads[0]!.leadId }],
      refused: [],
      warnings: [],
    });
    const changed = await capture([{ aliases: { externalId: 'crm-17' }, attributes: { jobTitle: 'CEO' } }]);
    expect(changed).toMatchObject({ updated: 1, leads: [{ leadId: first.leads[0]!.leadId }] });
    expect(await rows(`select key, value from attribute_change where key = 'jobTitle' order by at`)).toEqual([
      { key: 'jobTitle', value: 'CTO' },
      { key: 'jobTitle', value: 'CEO' },
    ]);
    expect(
      await rows(
        `select value, matching, is_primary from alias where type = 'email' and lead_id = '${first.leads[0]!.leadId}'`,
      ),
    ).toEqual([{ value: 'Ada@Berg.example', matching: 'ada@berg.example', is_primary: true }]);
  });

  it('keeps a blank name as it was sent, among those without one', async () => {
    const [blank, named] = ['', 'Ada'].map((name, i) => ({ name, aliases: { externalId: `${i}` } }));
    const { leads } = await capture([blank, named, { name: ' \t\u00a0', aliases: { externalId: '2' } }]);
    await capture([{ ...named, name: '  ' }]);
    const stored = await rows('select name, name_order from lead order by lead_id');
    expect(stored).toEqual(['', '  ', ' \t\u00a0'].map((name) => ({ name, name_order: null })));
    const leadId = leads[1]!.leadId;
    expect(await ask(changeLead, { leadId, name: 'Ada' })).toMatchObject({ name: 'Ada' });
    expect(await ask(changeLead, { leadId, name: ' ' })).toMatchObject({ name: ' ' });
  });

  it('keeps the good lines and names the bad ones', async () => {
    const answer = await capture([
      { aliases: { email: 'nobody' } },
      { aliases: { email: 'good@x.example' } },
      { aliases: {} },
      { aliases: { email: 'x@x.example' }, colour: 'red' },
      { aliases: { email: 'y@x.example' }, at: new Date(Date.now() + 3_600_000).toISOString() },
      { leadId: '019abc00-0000-7000-8000-000000000000' },
      'text',
    ]);
    expect(answer).toMatchObject({ created: 1, leads: [{ index: 1 }] });
    expect(answer.refused.map(({ index, path }) => [index, path])).toEqual([
      [0, 'aliases.email'],
      [2, 'aliases'],
      [3, 'colour'],
      [4, 'at'],
      [5, 'leadId'],
      [6, ''],
    ]);
  });

  it('keeps what can hardly be meant, and says so', async () => {
    const answer = await capture([
      { aliases: { email: 'a@x.example' }, attributes: { companySize: 40 } },
      { aliases: { email: 'b@x.example' }, attributes: { companySize: 1e15 } },
    ]);
    expect(answer).toMatchObject({ created: 2, refused: [] });
    expect(answer.warnings).toEqual([
      { index: 1, path: 'attributes.companySize', message: expect.stringContaining('people'), code: 'doubtful_value' },
    ]);
    expect(await rows('select value from attribute_change order by value')).toEqual([{ value: 40 }, { value: 1e15 }]);
  });

  it('refuses an attribute without a name', async () => {
    const aliases = { externalId: '1' };
    const { leads, refused } = await capture([
      { aliases, attributes: { '': 1 } },
      { aliases, account: { domain: 'x.example', attributes: { '': 1 } } },
      { aliases, attributes: { ' ': { '': 1 } } },
    ]);
    expect(refused.map(({ index, path }) => [index, path])).toEqual([
      [0, 'attributes'],
      [1, 'account.attributes'],
    ]);
    await expect(ask(changeLead, { leadId: leads[0]!.leadId, attributes: { '': 1 } })).rejects.toMatchObject({
      issues: [{ path: 'attributes', message: 'Give each attribute a name' }],
    });
    expect(await rows('select key from attribute_change')).toEqual([{ key: ' ' }]);
  });

  it('is refused as a whole when no line is good', async () => {
    await expect(capture([{ aliases: { email: 'nobody' } }])).rejects.toMatchObject({
      issues: [{ path: 'leads.0.aliases.email' }],
    });
    await expect(capture([{ aliases: { email: 'nobody' } }])).rejects.toBeInstanceOf(InvalidRequest);
    await expect(capture([])).rejects.toBeInstanceOf(InvalidRequest);
    await expect(
      capture(Array.from({ length: 1_001 }, (_, i) => ({ aliases: { externalId: `${i}` } }))),
    ).rejects.toBeInstanceOf(InvalidRequest);
    expect(await count('lead')).toBe(0);
  });

  it('refuses aliases of different leads and names both', async () => {
    const { leads } = await capture([{ aliases: { email: 'a@x.example' } }, { aliases: { externalId: 'b' } }]);
    const refusal = await capture([{ aliases: { email: 'a@x.example', externalId: 'b' } }]).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({
      code: 'alias_conflict',
      details: { leadIds: [leads[1]!.leadId, leads[0]!.leadId] },
    });
  });

  it('makes one lead when twenty name the same new one at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        capture([{ aliases: { email: 'same@x.example', externalId: 'same', ...(i % 2 && { cookie: `c${i}` }) } }]),
      ),
    );
    expect(new Set(answers.map(({ leads }) => leads[0]!.leadId)).size).toBe(1);
    expect(await count('lead')).toBe(1);
    expect(answers.reduce((sum, { created }) => sum + created, 0)).toBe(1);
    expect(await count('alias')).toBe(12);
  });

  it('forms accounts by domain or id, never from mailbox providers', async () => {
    await capture([
      { aliases: { email: 'a@mail.acme.com' } },
      { aliases: { email: 'b@acme.com' } },
      { aliases: { email: 'c@gmail.com' } },
      { aliases: { externalId: 'd' }, account: { id: 'crm-9', name: 'Nine', attributes: { tier: 'gold' } } },
      { aliases: { externalId: 'e' }, account: { id: 'crm-9' } },
    ]);
    expect(await rows('select domain, external_id, name from account order by domain')).toEqual([
      { domain: 'acme.com', external_id: null, name: null },
      { domain: null, external_id: 'crm-9', name: 'Nine' },
    ]);
    expect(await rows('select count(*)::int as n from lead where account_id is not null')).toEqual([{ n: 4 }]);
    expect(await rows('select key, value from account_attribute_change')).toEqual([{ key: 'tier', value: 'gold' }]);
  });

  it('knows nothing of another workspace', async () => {
    await capture([{ aliases: { email: 'a@x.example' } }]);
    expect(await capture([{ aliases: { email: 'a@x.example' } }], at.elsewhere)).toMatchObject({ created: 1 });
    expect(await count('lead')).toBe(1);
    expect(await count('lead', at.elsewhere)).toBe(1);
  });

  it('announces what changed and nothing else', async () => {
    const { leads } = await capture([{ aliases: { email: 'a@x.example' }, attributes: { a: 1 } }]);
    await capture([{ aliases: { email: 'a@x.example' }, attributes: { a: 1 } }]);
    expect((await announced<FactsRecorded>()).map(({ leads }) => leads)).toEqual([
      [{ leadId: leads[0]!.leadId, attributes: true }],
    ]);
  });
});
