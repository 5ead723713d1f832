import {
  addAlias,
  assignOwner,
  changeLead,
  changeNote,
  deleteNote,
  type HistoryEntry,
  historyKinds,
  type HistoryPlace,
  leadHistory,
  removeAlias,
  writeNote,
} from '@heatline/contracts';
import { leadsUnderTest } from '../testing/leads-under-test';

const { admin, aMember, ask, at, make, record } = leadsUnderTest();

const all = [...historyKinds];
const historyOf = async (leadId: string, kinds = all) => (await ask(leadHistory, { leadId, kinds, limit: 200 })).items;
const what = (entry: HistoryEntry) => {
  const { changeId: _changeId, at: _at, by: _by, leadId: _leadId, ...own } = entry;
  return own;
};

describe('the history of a lead', () => {
  it('has every change by hand with before and after, newest first, and by whom', async () => {
    const [ada] = await make([{ name: 'Ada', aliases: { email: 'ada@x.example' }, attributes: { city: 'Oslo' } }]);
    const leadId = ada!;
    await ask(changeLead, { leadId, name: 'Ada B' });
    await ask(changeLead, { leadId, attributes: { city: 'Bergen' } });
    await ask(changeLead, { leadId, attributes: { city: null, gone: null } });
    await ask(addAlias, { leadId, type: 'email', value: 'Ada@home.example' });
    await ask(addAlias, { leadId, type: 'email', value: 'ada@home.example', primary: true });
    await ask(addAlias, { leadId, type: 'email', value: 'ada@home.example', primary: true });
    await ask(removeAlias, { leadId, type: 'email', value: 'ada@home.example' });
    const { noteId } = await ask(writeNote, { leadId, text: 'calls back' });
    await ask(changeNote, { leadId, noteId, text: 'calls back on Monday' });
    const entries = await historyOf(leadId);
    expect(entries.slice(0, -3).map(what)).toEqual([
      { kind: 'note', action: 'edited', noteId, text: 'calls back on Monday' },
      { kind: 'note', action: 'written', noteId, text: 'calls back on Monday' },
      { kind: 'alias', action: 'removed', type: 'email', value: 'Ada@home.example' },
      { kind: 'alias', action: 'madePrimary', type: 'email', value: 'ada@home.example' },
      { kind: 'alias', action: 'added', type: 'email', value: 'Ada@home.example' },
      expect.objectContaining({ kind: 'attribute', key: 'city', value: null, before: 'Bergen', valueKind: 'none' }),
      expect.objectContaining({ kind: 'attribute', key: 'city', value: 'Bergen', before: 'Oslo', valueKind: 'text' }),
      { kind: 'name', name: 'Ada B', before: 'Ada' },
    ]);
    // Told in one request, they are of one instant.
    expect(entries.slice(-3).map(what)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'attribute', key: 'city', value: 'Oslo', before: null }),
        { kind: 'alias', action: 'added', type: 'email', value: 'ada@x.example' },
        { kind: 'name', name: 'Ada', before: null },
      ]),
    );
    const by = { kind: 'member', id: at.here.context.actor!.id };
    expect(entries.map((entry) => entry.by)).toEqual(entries.map(() => by));
    await ask(deleteNote, { leadId, noteId });
    expect((await historyOf(leadId, ['note'])).map(what)).toEqual(
      ['deleted', 'edited', 'written'].map((action) => ({ kind: 'note', action, noteId, text: null })),
    );
  });

  it('has the names that data gave, by whoever sent it, and nobody for what came with an event', async () => {
    const aliases = { externalId: 'n' };
    const [leadId] = (await make([{ name: 'Ada', aliases }])) as [string];
    await make([{ name: 'Ada', aliases }]);
    await make([{ name: 'Ada B', aliases: { ...aliases, cookie: 'c' } }]);
    await record([{ type: 'x', lead: { externalId: 'n', email: 'n@x.example' } }]);
    const by = { kind: 'member', id: at.here.context.actor!.id };
    const entries = await historyOf(leadId);
    expect(entries.filter(({ kind }) => kind === 'name').map((entry) => ({ ...what(entry), by: entry.by }))).toEqual([
      { kind: 'name', name: 'Ada B', before: 'Ada', by },
      { kind: 'name', name: 'Ada', before: null, by },
    ]);
    const givenBy = entries.flatMap((entry) => (entry.kind === 'alias' ? [[entry.type, entry.by]] : []));
    expect(Object.fromEntries(givenBy)).toEqual({ email: null, cookie: by, externalId: by });
  });

  it('has every change of owner', async () => {
    const [leadId] = (await make([{ aliases: { cookie: 'o' } }])) as [string];
    const ownerId = aMember();
    await ask(assignOwner, { leadId, ownerId });
    await ask(assignOwner, { leadId, ownerId: null });
    expect((await historyOf(leadId, ['owner'])).map(what)).toEqual([
      { kind: 'owner', ownerId: null, before: ownerId },
      { kind: 'owner', ownerId, before: null },
    ]);
  });

  it('is read by pages, each entry once, whatever was told at the same instant', async () => {
    const attributes = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`k${i}`, i]));
    const [leadId] = await make([{ name: 'Ada', aliases: { cookie: ['a', 'b'] }, attributes }]);
    const seen: string[] = [];
    let before: HistoryPlace | undefined;
    for (;;) {
      const { items } = await ask(leadHistory, { leadId: leadId!, kinds: all, before, limit: 4 });
      if (items.length === 0) break;
      seen.push(...items.map(({ changeId }) => changeId));
      const { at: instant, changeId } = items.at(-1)!;
      before = { at: instant, changeId };
    }
    expect([seen.length, new Set(seen).size]).toEqual([28, 28]);
  });

  it('of a merged lead is told by the one that answers for it, by kind, and to nobody elsewhere', async () => {
    const [ada, work] = await make([{ aliases: { cookie: 'a' } }, { aliases: { cookie: 'w' } }]);
    await admin('update leads.lead set root_id = $1 where lead_id = $2', [ada, work]);
    const aliases = await historyOf(work!, ['alias', 'reset']);
    expect(new Set(aliases.map(({ leadId }) => leadId))).toEqual(new Set([ada, work]));
    expect(await historyOf(ada!, ['reset', 'adjustment'])).toEqual([]);
    await expect(ask(leadHistory, { leadId: ada!, kinds: all, limit: 10 }, at.elsewhere)).rejects.toMatchObject({
      code: 'lead_not_found',
    });
  });
});
