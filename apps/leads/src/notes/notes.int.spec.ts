import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type CallContext, changeNote, deleteNote, listNotes, writeNote } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { leadsUnderTest } from '../testing/leads-under-test';

const { admin, announced, ask, at, count, make, rows } = leadsUnderTest();

const strings = join(
  process.env['HEATLINE_DATA'] ?? resolve(import.meta.dirname, '../../../../../shared/data'),
  'naughty-strings/strings-open.json',
);
const naughty: string[] = existsSync(strings) ? JSON.parse(readFileSync(strings, 'utf8')) : [];

/** Somebody else in the same workspace. */
const as = (role: NonNullable<CallContext['actor']>['role']) => ({
  id: at.here.id,
  context: { ...at.here.context, actor: { kind: 'member' as const, id: uuidv7(), role } },
});
const aLead = async () => (await make([{ name: 'Ada', aliases: { cookie: 'c' } }]))[0]!;

describe('notes', () => {
  it('are listed newest first, by pages, with their number', async () => {
    const leadId = await aLead();
    for (const text of ['first', 'second', 'third']) await ask(writeNote, { leadId, text });
    const page = await ask(listNotes, { leadId, limit: 2 });
    expect(page.items.map(({ text }) => text)).toEqual(['third', 'second']);
    expect(page.total).toEqual({ value: 3, exact: true });
    const rest = await ask(listNotes, { leadId, limit: 2, cursor: page.nextCursor! });
    expect([rest.items.map(({ text }) => text), rest.nextCursor]).toEqual([['first'], null]);
    expect(page.items[0]).toMatchObject({
      leadId,
      by: { kind: 'member', id: at.here.context.actor!.id },
      editedAt: null,
    });
  });

  it('are written once, however often the same request is sent', async () => {
    const leadId = await aLead();
    const sent = { leadId, text: 'once', idempotencyKey: 'k' };
    const [first, again] = [await ask(writeNote, sent), await ask(writeNote, sent)];
    expect(again).toEqual(first);
    const changes = await rows(`select from lead_change where kind = 'note'`);
    expect([await count('note'), changes.length]).toEqual([1, 1]);
    await ask(writeNote, sent, as('rep'));
    expect(await count('note')).toBe(2);
  });

  it('are written once by two requests at once, and a key is of one request', async () => {
    const leadId = await aLead();
    const sent = { leadId, text: 'once', idempotencyKey: 'k' };
    const [first, second] = await Promise.all([ask(writeNote, sent), ask(writeNote, sent)]);
    expect(second.noteId).toBe(first.noteId);
    const [somebody] = await make([{ aliases: { cookie: 'd' } }]);
    for (const other of [{ text: 'another' }, { leadId: somebody! }])
      await expect(ask(writeNote, { ...sent, ...other })).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    expect(await count('note')).toBe(1);
  });

  it('are edited by who wrote them and by admins, nobody else', async () => {
    const leadId = await aLead();
    const author = as('rep');
    const { noteId } = await ask(writeNote, { leadId, text: 'draft' }, author);
    const edited = await ask(changeNote, { leadId, noteId, version: 1, text: 'better' }, author);
    expect(edited).toMatchObject({ text: 'better', version: 2, editedBy: { id: author.context.actor.id } });
    await expect(ask(changeNote, { leadId, noteId, text: 'mine' }, as('marketer'))).rejects.toMatchObject({
      code: 'note_of_another',
    });
    await expect(ask(deleteNote, { leadId, noteId }, as('rep'))).rejects.toMatchObject({ code: 'note_of_another' });
    await expect(ask(changeNote, { leadId, noteId, version: 1, text: 'late' }, author)).rejects.toMatchObject({
      code: 'version_stale',
      details: { version: 2 },
    });
    expect(await ask(changeNote, { leadId, noteId, text: 'by an admin' })).toMatchObject({ version: 3 });
  });

  it('are deleted and brought back', async () => {
    const leadId = await aLead();
    const { noteId } = await ask(writeNote, { leadId, text: 'oops' });
    const gone = await ask(deleteNote, { leadId, noteId });
    expect(await ask(deleteNote, { leadId, noteId })).toEqual(gone);
    expect((await ask(listNotes, { leadId })).items).toEqual([]);
    await expect(ask(changeNote, { leadId, noteId, text: 'x' })).rejects.toMatchObject({ code: 'note_not_found' });
    expect(await ask(changeNote, { leadId, noteId, deleted: false })).toMatchObject({ text: 'oops', deletedAt: null });
    expect((await ask(listNotes, { leadId })).items).toHaveLength(1);
  });

  it('are told to the audit log by ids, never by what they say', async () => {
    const leadId = await aLead();
    const before = (await announced()).length;
    const { noteId } = await ask(writeNote, { leadId, text: 'secret' });
    await ask(deleteNote, { leadId, noteId });
    const told = (await announced()).slice(before);
    expect(told).toEqual(
      ['written', 'deleted'].map((done) =>
        expect.objectContaining({
          action: `lead.note_${done}`,
          subject: { kind: 'lead', id: leadId },
          details: { noteId },
        }),
      ),
    );
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  it('of a merged lead are shown at the one that answers for it', async () => {
    const [ada, work] = await make([{ aliases: { cookie: 'a' } }, { aliases: { cookie: 'w' } }]);
    await admin('update leads.lead set root_id = $1 where lead_id = $2', [ada, work]);
    await ask(writeNote, { leadId: work!, text: 'met at work' });
    expect((await ask(listNotes, { leadId: ada! })).items).toEqual([
      expect.objectContaining({ leadId: work, text: 'met at work' }),
    ]);
  });

  it('of one workspace are nothing to another', async () => {
    const leadId = await aLead();
    const { noteId } = await ask(writeNote, { leadId, text: 'ours' });
    for (const asked of [
      ask(listNotes, { leadId }, at.elsewhere),
      ask(writeNote, { leadId, text: 'theirs' }, at.elsewhere),
      ask(changeNote, { leadId, noteId, text: 'theirs' }, at.elsewhere),
      ask(deleteNote, { leadId, noteId }, at.elsewhere),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'lead_not_found' });
    const other = await make([{ aliases: { cookie: 'c' } }], at.elsewhere);
    await expect(ask(deleteNote, { leadId: other[0]!, noteId }, at.elsewhere)).rejects.toMatchObject({
      code: 'note_not_found',
    });
  });

  it('say what cannot be kept', async () => {
    const leadId = await aLead();
    for (const text of ['', ' \n', 'x'.repeat(10_001), '\u0000', '\ud800'])
      await expect(ask(writeNote, { leadId, text })).rejects.toHaveProperty('issues');
  });

  (naughty.length > 0 ? it : it.skip)(
    'come back byte for byte',
    async () => {
      const leadId = await aLead();
      const kept = naughty.filter((text) => text.trim() !== '');
      const written: [string, string][] = [];
      // A few at a time: all at once would wait longer than a call may.
      for (let from = 0; from < kept.length; from += 20)
        await Promise.all(
          kept.slice(from, from + 20).map(async (text, i) => {
            // Half of them as they were written, half as they were edited.
            const { noteId } = await ask(writeNote, { leadId, text: i % 2 ? text : 'draft' });
            if (i % 2 === 0) await ask(changeNote, { leadId, noteId, text });
            written.push([noteId, text]);
          }),
        );
      const seen = new Map<string, string>();
      let cursor: string | undefined;
      do {
        const page = await ask(listNotes, { leadId, limit: 200, ...(cursor && { cursor }) });
        for (const { noteId, text } of page.items) seen.set(noteId, text);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toEqual(new Map(written));
    },
    90_000,
  );
});
