import {
  assignOwner,
  bulkDelete,
  bulkItems,
  changeLead,
  eraseLead,
  idsOfLead,
  listErasures,
  personalDataCalls,
  readLead,
  tablesOfLeads,
  watchLead,
  writeNote,
} from '@heatline/contracts';
import { comparedWithRegistry } from '@heatline/testing';
import { leadsUnderTest } from '../testing/leads-under-test';

const { admin, adminUrl, aMember, announced, ask, at, count, drive, make, record, rows, scores } = leadsUnderTest();

/** Found nowhere by chance. */
const name = 'Zephyrine Quillfeather';
const email = 'zephyrine.q@nowhere-else.example';

async function somebody(): Promise<string> {
  const [leadId] = await make([
    { name, aliases: { email, phone: '+4790000123' }, attributes: { jobTitle: 'Lighthouse keeper', nick: name } },
  ]);
  await record([
    { id: `first ${email}`, type: 'email_opened', lead: { email }, properties: { to: email } },
    { id: 'second', type: 'site_visited', lead: { email } },
  ]);
  await ask(changeLead, { leadId: leadId!, name: `${name} II` });
  await ask(writeNote, { leadId: leadId!, text: `Called ${name}` });
  await ask(assignOwner, { leadId: leadId!, ownerId: aMember() });
  await ask(watchLead, { leadId: leadId!, watched: true });
  return leadId!;
}

/** Tables of the database in which a text stands in a row of this workspace. */
async function standsIn(text: string): Promise<string[]> {
  const tables = await admin(
    `select n.nspname || '.' || quote_ident(c.relname) as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('leads', 'scoring', 'identity', 'public')`,
  );
  const found: string[] = [];
  for (const { table } of tables.rows as { table: string }[]) {
    const { rows } = await admin(
      `select count(*)::int as n from ${table} t where t::text ilike $1 and t::text like $2`,
      [`%${text}%`, `%${at.here.id}%`],
    );
    if (rows[0].n > 0) found.push(table);
  }
  return found;
}

describe('the registry of what is kept about leads', () => {
  it('has every table', async () => {
    expect(await comparedWithRegistry(adminUrl(), 'leads')).toEqual({ missing: [], unknown: [] });
  });
});

describe('a person who is erased', () => {
  it('is in no table afterwards, and the proof tells how many rows went', async () => {
    const leadId = await somebody();
    expect((await standsIn('zephyrine')).length).toBeGreaterThan(5);
    const { runId } = await ask(eraseLead, { leadId });
    expect(await ask(eraseLead, { leadId })).toEqual({ runId });
    expect(await drive(runId)).toMatchObject({ state: 'completed', done: 1, changed: 1, failed: 0 });
    for (const text of ['zephyrine', 'nowhere-else', '90000123', 'Lighthouse', 'Quillfeather'])
      expect([text, await standsIn(text)]).toEqual([text, []]);

    const { items } = await ask(listErasures, { leadId });
    expect(items).toEqual([
      {
        leadId,
        leadIds: [leadId],
        runId,
        startedAt: expect.any(String),
        completedAt: expect.any(String),
        by: { kind: 'member', id: at.here.context.actor!.id },
        removed: expect.objectContaining({
          'leads.lead': 1,
          'leads.alias': 2,
          'leads.event': 2,
          'leads.note': 1,
          'leads.owner_change': 1,
          'leads.watch': 1,
          'leads.lead_search': 1,
          'scoring.score': 2,
        }),
      },
    ]);
    await expect(ask(readLead, { leadId })).rejects.toMatchObject({ code: 'lead_not_found' });
    await expect(ask(eraseLead, { leadId })).rejects.toMatchObject({ code: 'lead_not_found' });
    expect(await count('event_key')).toBe(0);
  });

  it('is told to the audit log and to open consoles by id alone', async () => {
    const leadId = await somebody();
    const { runId } = await ask(eraseLead, { leadId });
    await drive(runId);
    expect(await announced()).toContainEqual(
      expect.objectContaining({ action: 'lead.erased', subject: { kind: 'lead', id: leadId }, details: { runId } }),
    );
    expect(JSON.stringify(await announced())).not.toMatch(/zephyrine/i);
  });

  it('goes with those who were merged into it', async () => {
    const leadId = await somebody();
    const [absorbed] = await make([{ name: `${name} at work`, aliases: { email: `work-${email}` } }]);
    await admin('update leads.lead set root_id = $1 where lead_id = $2', [leadId, absorbed]);
    const { runId } = await ask(eraseLead, { leadId: absorbed! });
    await drive(runId);
    expect(await standsIn('zephyrine')).toEqual([]);
    const { items } = await ask(listErasures, { runId });
    expect(items[0]!.leadIds.sort()).toEqual([leadId, absorbed].sort());
  });

  it('stays erased here when another service is away, which follows when it is back', async () => {
    const leadId = await somebody();
    const { runId } = await ask(eraseLead, { leadId });
    scores.away = true;
    await expect(drive(runId)).rejects.toThrow();
    scores.away = false;
    expect(await count('lead')).toBe(0);
    expect((await ask(listErasures, { runId })).items).toMatchObject([{ completedAt: null }]);
    expect(await drive(runId)).toMatchObject({ state: 'completed', changed: 1 });
    const [proof] = (await ask(listErasures, { runId })).items;
    expect(proof).toMatchObject({ completedAt: expect.any(String), removed: { 'leads.event': 2, 'scoring.score': 2 } });
  });

  it('takes along what somebody was still writing', async () => {
    const leadId = await somebody();
    const { runId } = await ask(eraseLead, { leadId });
    scores.meanwhile = () => admin(late, [at.here.id, leadId, name]);
    await drive(runId);
    expect(await standsIn('zephyrine')).toEqual([]);
    const [proof] = (await ask(listErasures, { runId })).items;
    expect(proof!.removed['leads.attribute_change']).toBe(3);
  });

  it('is nobody of another workspace', async () => {
    const leadId = await somebody();
    const refused = { code: 'lead_not_found' };
    await expect(ask(eraseLead, { leadId }, at.elsewhere)).rejects.toMatchObject(refused);
    await expect(ask(idsOfLead, { leadId }, at.elsewhere)).rejects.toMatchObject(refused);
    const { removed } = await ask(personalDataCalls.leads.erase, { leadIds: [leadId] }, at.elsewhere);
    expect(removed).toEqual([]);
    expect((await ask(personalDataCalls.leads.read, { leadIds: [leadId] }, at.elsewhere)).rows).toEqual([]);
    expect((await ask(listErasures, {}, at.elsewhere)).items).toEqual([]);
    expect(await count('lead')).toBe(1);
  });
});

const late = `insert into leads.attribute_change
    (workspace_id, lead_id, key, at, change_id, value, received_at, by_kind, original_lead_id)
  values ($1, $2, 'late', now(), gen_random_uuid(), to_jsonb($3::text), now(), 'system', $2)`;

describe('many people', () => {
  it('are erased by a run over all that match, and others stay', async () => {
    await make(['a', 'b', 'c'].map((one) => ({ aliases: { email: `${one}@gone.example` } })));
    await make([{ aliases: { email: 'd@stays.example' } }]);
    const answer = await ask(bulkDelete, { action: { q: 'gone.example', expected: 3 } });
    const runId = 'runId' in answer ? answer.runId : '';
    expect(await drive(runId)).toMatchObject({ state: 'completed', changed: 3 });
    expect(await rows('select value from alias')).toEqual([{ value: 'd@stays.example' }]);
    expect((await ask(bulkItems, { runId })).items).toHaveLength(3);
    expect((await ask(listErasures, { runId, limit: 2 })).nextCursor).not.toBeNull();
  });

  it('are erased by their ids by a run too', async () => {
    const [gone] = await make([{ aliases: { email: 'e@x.example' } }, { aliases: { email: 'f@x.example' } }]);
    const answer = await ask(bulkDelete, { action: { leadIds: [gone!, at.here.id] } });
    expect(await drive('runId' in answer ? answer.runId : '')).toMatchObject({ changed: 1, failed: 1 });
    expect(await count('lead')).toBe(1);
  });
});

describe('what is known of a person', () => {
  it('is told table by table, with nothing that is only derived', async () => {
    const leadId = await somebody();
    const told: Record<string, unknown[]> = {};
    for (let cursor: string | undefined, more = true; more;) {
      const page = await ask(personalDataCalls.leads.read, { leadIds: [leadId], ...(cursor && { cursor }) });
      (told[page.table] ??= []).push(...page.rows);
      cursor = page.next ?? undefined;
      more = page.next !== null;
    }
    expect(Object.keys(told)).toEqual(tablesOfLeads.leads.filter(({ derived }) => !derived).map(({ table }) => table));
    expect(told['event']).toHaveLength(2);
    expect(told['alias']).toMatchObject([{ type: 'email', value: email }, { type: 'phone' }]);
    expect(told['note']).toMatchObject([{ text: `Called ${name}` }]);
    expect(JSON.stringify(told)).not.toContain(at.here.id);
  });
});
