import {
  assignOwner,
  type BulkAnswer,
  bulkAssignOwner,
  type BulkDone,
  bulkItems,
  ownerHistory,
  type OwnerChanged,
  readLead,
  undoBulkAction,
} from '@heatline/contracts';
import { leadsUnderTest } from '../testing/leads-under-test';

const { aMember, announced, ask, at, count, drive, make, rows } = leadsUnderTest();

const three = () =>
  make(['ada', 'bo', 'cy'].map((name) => ({ name, aliases: { email: `${name}@x.example` } }))) as Promise<
    [string, string, string]
  >;
const ownersOf = async (leadIds: string[]) =>
  Promise.all(leadIds.map(async (leadId) => (await ask(readLead, { leadId })).ownerId));
const runOf = (answer: BulkAnswer): string => {
  if ('runId' in answer) return answer.runId;
  throw new Error('It was done at once');
};
const done = (answer: BulkAnswer): BulkDone => {
  if ('runId' in answer) throw new Error('It is a run');
  return answer;
};
const assign = (action: Parameters<typeof ask<typeof bulkAssignOwner.request, typeof bulkAssignOwner.reply>>[1]) =>
  ask(bulkAssignOwner, action);

describe('the owner of a lead', () => {
  it('is given, changed and taken away, with who did it when', async () => {
    const [ada] = await three();
    const [rep, other] = [aMember(), aMember()];
    const by = { kind: 'member', id: at.here.context.actor!.id };
    expect(await ask(assignOwner, { leadId: ada, ownerId: rep })).toMatchObject({ leadId: ada, ownerId: rep });
    await ask(assignOwner, { leadId: ada, ownerId: other });
    await ask(assignOwner, { leadId: ada, ownerId: other });
    await ask(assignOwner, { leadId: ada, ownerId: null });
    const { items } = await ask(ownerHistory, { leadId: ada });
    expect(items.map(({ from, to, by }) => ({ from, to, by }))).toEqual([
      { from: other, to: null, by },
      { from: rep, to: other, by },
      { from: null, to: rep, by },
    ]);
    const page = await ask(ownerHistory, { leadId: ada, limit: 2 });
    expect((await ask(ownerHistory, { leadId: ada, limit: 2, cursor: page.nextCursor! })).items).toEqual([items[2]]);
  });

  it('is announced by ids, to the audit log too, and only when it changes', async () => {
    const [ada] = await three();
    const rep = aMember();
    const before = (await announced()).length;
    await ask(assignOwner, { leadId: ada, ownerId: rep });
    await ask(assignOwner, { leadId: ada, ownerId: rep });
    expect((await announced()).slice(before)).toEqual([
      { cause: 'activity', leads: [{ leadId: ada, attributes: true }] },
      expect.objectContaining({ leadIds: [ada], ownerId: rep, by: { kind: 'member', id: at.here.context.actor!.id } }),
      expect.objectContaining({ action: 'lead.owner_changed', subject: { kind: 'lead', id: ada } }),
    ]);
  });

  it('is an active member of the workspace', async () => {
    const [ada] = await three();
    for (const ownerId of [aMember(false), aMember(true, at.elsewhere), at.here.id])
      await expect(ask(assignOwner, { leadId: ada, ownerId })).rejects.toMatchObject({
        code: 'owner_not_member',
        details: { ownerId },
      });
    await expect(
      ask(assignOwner, { leadId: ada, ownerId: aMember(true, at.elsewhere) }, at.elsewhere),
    ).rejects.toMatchObject({ code: 'lead_not_found' });
    await expect(ask(ownerHistory, { leadId: ada }, at.elsewhere)).rejects.toMatchObject({ code: 'lead_not_found' });
    expect(await ownersOf([ada])).toEqual([null]);
  });

  it('is not changed again by a request that is sent again', async () => {
    const [ada] = await three();
    const [rep, other] = [aMember(), aMember()];
    await ask(assignOwner, { leadId: ada, ownerId: rep, idempotencyKey: 'k' });
    await ask(assignOwner, { leadId: ada, ownerId: other });
    expect(await ask(assignOwner, { leadId: ada, ownerId: rep, idempotencyKey: 'k' })).toMatchObject({
      ownerId: other,
    });
    await expect(ask(assignOwner, { leadId: ada, ownerId: null, idempotencyKey: 'k' })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });
});

describe('many owners', () => {
  it('are given at once to some by id, with the outcome of each', async () => {
    const [ada, bo] = await three();
    const rep = aMember();
    await ask(assignOwner, { leadId: bo, ownerId: rep });
    const answer = done(await assign({ action: { leadIds: [ada, bo, rep, ada], ownerId: rep } }));
    expect(answer).toMatchObject({ changed: 1, unchanged: 1, failed: 1 });
    expect(answer.items).toEqual([
      { leadId: ada, outcome: 'changed' },
      { leadId: bo, outcome: 'unchanged' },
      { leadId: rep, outcome: 'not_found' },
    ]);
    const told = (await announced<OwnerChanged>()).filter(({ batchId }) => batchId === answer.batchId);
    expect(told).toEqual([expect.objectContaining({ leadIds: [ada], ownerId: rep })]);
  });

  it('are given to the same leads however their ids are written', async () => {
    const [ada, bo] = await three();
    const rep = aMember();
    const loud = (id: string) => id.toUpperCase();
    const answer = done(await assign({ action: { leadIds: [loud(ada), bo, loud(bo)], ownerId: loud(rep) } }));
    expect(answer.items).toEqual([ada, bo].map((leadId) => ({ leadId, outcome: 'changed' })));
    expect(await ownersOf([ada, bo])).toEqual([rep, rep]);
  });

  it('are not given to leads of another workspace', async () => {
    const leads = await three();
    const rep = aMember(true, at.elsewhere);
    const answer = await ask(bulkAssignOwner, { action: { leadIds: leads, ownerId: rep } }, at.elsewhere);
    expect(answer).toMatchObject({ changed: 0, failed: 3 });
    expect(await ownersOf(leads)).toEqual([null, null, null]);
  });

  it('are given by a run to all that match when it begins, and taken back where nobody has changed them since', async () => {
    const [ada, bo, cy] = await three();
    const [rep, other] = [aMember(), aMember()];
    await ask(assignOwner, { leadId: bo, ownerId: rep });
    const answer = await assign({ action: { ownerId: other, expected: 3 }, idempotencyKey: 'click' });
    const runId = runOf(answer);
    expect(await assign({ action: { ownerId: other, expected: 3 }, idempotencyKey: 'click' })).toEqual(answer);
    expect(await drive(runId)).toMatchObject({ state: 'completed', done: 3, changed: 3, failed: 0 });
    expect(await ownersOf([ada, bo, cy])).toEqual([other, other, other]);
    // Whom it meant is not kept longer than needed.
    expect(await count('bulk_selection')).toBe(0);
    const { items } = await ask(bulkItems, { runId, limit: 2 });
    expect(items.map(({ outcome }) => outcome)).toEqual(['changed', 'changed']);
    await expect(ask(bulkItems, { runId }, at.elsewhere)).rejects.toMatchObject({ code: 'run_not_found' });
    await expect(ask(undoBulkAction, { batchId: runId }, at.elsewhere)).rejects.toMatchObject({
      code: 'batch_not_found',
    });
    // The answer to a key that has been used outlives what the filter matches now.
    expect(await assign({ action: { ownerId: other, expected: 3 }, idempotencyKey: 'click' })).toEqual(answer);

    await ask(assignOwner, { leadId: cy, ownerId: rep });
    expect(await ask(undoBulkAction, { batchId: runId })).toMatchObject({ changed: 2, unchanged: 0, failed: 0 });
    expect(await ownersOf([ada, bo, cy])).toEqual([null, rep, rep]);
    expect(await ask(undoBulkAction, { batchId: runId })).toMatchObject({ changed: 0 });
  });

  it('that are taken back are announced with what gave them, and to whom', async () => {
    const [ada, bo] = await three();
    const [rep, other] = [aMember(), aMember()];
    await ask(assignOwner, { leadId: bo, ownerId: rep });
    const given = done(await assign({ action: { leadIds: [ada, bo], ownerId: other } }));
    const undoing = async (batchId: string) => {
      const before = (await announced()).length;
      const { batchId: undo } = done(await ask(undoBulkAction, { batchId }));
      const news = (await announced<OwnerChanged>()).slice(before).filter(({ undoes }) => undoes);
      return { undo, told: news.map(({ leadIds, ownerId, undoes }) => ({ leadIds, ownerId, undoes })) };
    };
    const { undo, told } = await undoing(given.batchId);
    const undoes = { batchId: given.batchId, ownerId: other };
    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([
        { leadIds: [ada], ownerId: null, undoes },
        { leadIds: [bo], ownerId: rep, undoes },
      ]),
    );
    // What was taken back can be taken back, too: it had given the leads to several.
    const again = await undoing(undo);
    expect(again.told).toHaveLength(2);
    expect(again.told).toEqual(
      expect.arrayContaining([
        { leadIds: [ada], ownerId: other, undoes: { batchId: undo, ownerId: null } },
        { leadIds: [bo], ownerId: other, undoes: { batchId: undo, ownerId: rep } },
      ]),
    );
    expect(await ownersOf([ada, bo])).toEqual([other, other]);
  });

  it('are taken back by a run when they are many', async () => {
    const rep = aMember();
    const leads = await make(Array.from({ length: 600 }, (_, i) => ({ aliases: { externalId: `many-${i}` } })));
    const runId = runOf(await assign({ action: { ownerId: rep, expected: 600 } }));
    await drive(runId);
    await ask(assignOwner, { leadId: leads[0]!, ownerId: null });
    const undo = runOf(await ask(undoBulkAction, { batchId: runId }));
    expect(await drive(undo)).toMatchObject({ state: 'completed', done: 599, changed: 599 });
    expect(await rows('select count(*)::int as n from lead where owner_id is not null')).toEqual([{ n: 0 }]);
  });

  it('goes on after a break, and changes each lead once', async () => {
    const rep = aMember();
    await three();
    const runId = runOf(await assign({ action: { ownerId: rep, expected: 3 } }));
    const killed = new Error('killed');
    await expect(
      drive(runId, () => {
        throw killed;
      }),
    ).rejects.toBe(killed);
    expect(await count('owner_change')).toBe(0);
    expect(await drive(runId)).toMatchObject({ changed: 3, slices: { done: 1 } });
    expect(await rows('select count(*)::int as n from owner_change')).toEqual([{ n: 3 }]);
  });

  it('tells what became of whom: of the nameless by their address, and of those who are nothing else by another alias', async () => {
    const rep = aMember();
    await make([
      { name: 'Ada', aliases: { email: 'ada@x.example' } },
      { aliases: { externalId: '7', email: 'Bo@x.example', cookie: 'c' } },
      { aliases: { cookie: 'c2', phone: '+44 20 7946 0958' } },
    ]);
    const runId = runOf(await assign({ action: { ownerId: rep, expected: 3 } }));
    await drive(runId);
    const { items } = await ask(bulkItems, { runId });
    expect(items.map(({ name }) => name)).toEqual(['Ada', 'Bo@x.example', '+44 20 7946 0958']);
  });

  it('tells of those whose name nobody sees by their address', async () => {
    await make([{ name: '\u200b\u3164', aliases: { email: 'di@x.example' } }]);
    const runId = runOf(await assign({ action: { ownerId: aMember(), expected: 1 } }));
    await drive(runId);
    expect(await ask(bulkItems, { runId })).toMatchObject({ items: [{ name: 'di@x.example' }] });
  });

  it('is refused when others match now than the person saw', async () => {
    await three();
    const rep = aMember();
    const action = { ownerId: rep, q: 'x.example', expected: 2 };
    await expect(assign({ action })).rejects.toMatchObject({ code: 'selection_changed', details: { was: 2, now: 3 } });
    expect(runOf(await assign({ action: { ...action, acceptChanged: true } }))).toBeDefined();
  });

  it.each([
    [{ ownerId: null }, 'expected'],
    [{ ownerId: null, leadIds: [], expected: 1 }, 'leadIds'],
    [{ ownerId: null, leadIds: ['019a0000-0000-7000-8000-000000000000'], q: 'x' }, 'q'],
    [{ leadIds: ['019a0000-0000-7000-8000-000000000000'] }, 'ownerId'],
    [{ ownerId: 'me', leadIds: ['019a0000-0000-7000-8000-000000000000'] }, 'ownerId'],
    [{ ownerId: null, expected: 1, filter: { what: 1 } }, 'filter'],
  ])('says which field is wrong: %j', async (action, field) => {
    await expect(assign({ action: action as never })).rejects.toMatchObject({
      issues: expect.arrayContaining([
        expect.objectContaining({ path: expect.stringMatching(new RegExp(`^action\\.${field}`)) }),
      ]),
    });
  });
});
