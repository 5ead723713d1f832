import {
  addAlias,
  assignOwner,
  changeLead,
  changeWatch,
  leadActivity,
  leadHistory,
  mergeHistory,
  mergesOfRun,
  listNotes,
  previewMerge,
  readLead,
  startMerge,
  startMergeBatch,
  startUndoMerge,
  watchLead,
  writeNote,
} from '@heatline/contracts';
import { SliceStore } from '@heatline/database';
import { jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { AccountMembers } from '../accounts/account-members';
import { leadsUnderTest } from '../testing/leads-under-test';

const { admin, aMember, announced, ask, at, database, drive, list, make, names, record, rows, scores, service } =
  leadsUnderTest();

const anEvent = (id: string, email: string, minute = 0, type = 'page_viewed') => ({
  id,
  type,
  occurredAt: `2026-10-01T10:${String(minute).padStart(2, '0')}:00Z`,
  lead: { email },
});

/** One person at work and at home, and somebody else. */
async function kim() {
  const [work, home, other] = (await make([
    { name: 'Kim Berg', aliases: { email: ['kim@work.example'] }, attributes: { jobTitle: 'CTO', city: 'Oslo' } },
    {
      aliases: { email: ['kim@home.example'], phone: ['+4791234567'] },
      attributes: { city: 'Bergen', hobby: 'ski' },
    },
    { name: 'Ada', aliases: { email: ['ada@x.example'] } },
  ])) as [string, string, string];
  await record([
    anEvent('w1', 'kim@work.example', 1),
    anEvent('h1', 'kim@home.example', 5),
    anEvent('h2', 'kim@home.example', 50),
  ]);
  return { work, home, other };
}

async function merge(targetId: string, ...leadIds: string[]) {
  const { mergeId, runId } = await ask(startMerge, { merge: { targetId, leadIds } });
  return { mergeId, run: await drive(runId) };
}
async function undo(mergeId: string) {
  const { runId } = await ask(startUndoMerge, { mergeId });
  return drive(runId);
}

/** All that is kept of a workspace's leads, but edit tokens, merges themselves, and who was told what. */
async function everything() {
  const tables = {
    lead: 'select lead_id, root_id, name, name_at, account_id, owner_id, email, created_at from lead order by lead_id',
    alias: 'select type, matching, lead_id, is_primary from alias order by type, matching',
    attribute:
      'select lead_id, original_lead_id, key, at, value, source from attribute_change order by lead_id, key, at, change_id',
    event: 'select lead_id, event_id from event order by event_id',
    note: 'select note_id, lead_id, original_lead_id, text from note order by note_id',
    watch: 'select member_id, lead_id, original_lead_id from watch order by watch_id',
    search: 'select lead_id, text from lead_search order by lead_id',
    members: 'select account_id, leads from account_members order by account_id',
  };
  const found: Record<string, unknown> = {};
  for (const [table, sql] of Object.entries(tables)) found[table] = await rows(sql);
  return found;
}

describe('a merge', () => {
  it('makes one lead of two: aliases, events and lists, under the id that stays', async () => {
    const { work, home, other } = await kim();
    const { run } = await merge(work, home);
    expect(run).toMatchObject({ state: 'completed', done: 1, changed: 1, failed: 0 });
    const lead = await ask(readLead, { leadId: home });
    expect(lead).toMatchObject({
      leadId: work,
      name: 'Kim Berg',
      aliases: { email: ['kim@work.example', 'kim@home.example'], phone: ['+4791234567'] },
      attributes: { jobTitle: 'CTO', city: 'Oslo', hobby: 'ski' },
      counts: { events: 3, aliases: 3 },
    });
    expect(lead.aliasList.map(({ value, primary, leadId }) => [value, primary, leadId])).toEqual([
      ['kim@work.example', true, work],
      ['+4791234567', true, home],
      ['kim@home.example', false, home],
    ]);
    expect((await list()).items.map(({ leadId }) => leadId).sort()).toEqual([work, other].sort());
    for (const q of ['kim@home.example', 'kim@work.example']) expect(await names({ q })).toEqual(['Kim Berg']);
    const activity = await ask(leadActivity, { leadId: home, limit: 10 });
    expect(activity.items.map(({ id, leadId }) => [id, leadId])).toEqual([
      ['h2', home],
      ['h1', home],
      ['w1', work],
    ]);
    // The address is shown by the lead that stays; a copy of it that nobody sees would outlive the address.
    expect(await rows(`select email from lead where lead_id = '${work}'`)).toEqual([{ email: 'kim@work.example' }]);
    expect(await rows(`select email from lead where lead_id = '${home}'`)).toEqual([{ email: null }]);
    // What is sent to either address later finds the one lead, and keeps whose it was.
    await record([anEvent('h3', 'kim@home.example', 55)]);
    expect((await ask(readLead, { leadId: work })).counts.events).toBe(4);
  });

  it('is announced by ids, with the members of accounts, and scores have followed at its end', async () => {
    const { work, home } = await kim();
    const before = (await announced()).length;
    const followed = scores.followed.length;
    await merge(work, home);
    const told = (await announced<Record<string, unknown>>()).slice(before);
    expect(told).toContainEqual(
      expect.objectContaining({
        cause: 'merge',
        leads: [work, home].map((leadId) => ({ leadId, attributes: true })),
      }),
    );
    expect(told).toContainEqual(
      expect.objectContaining({ action: 'lead.merged', subject: { kind: 'lead', id: work } }),
    );
    expect(JSON.stringify(told)).not.toMatch(/kim|berg|oslo/i);
    expect(scores.followed.slice(followed)).toEqual([{ leadIds: [work, home].sort(), cause: 'merge' }]);
  });

  it('gives the lead that stays what it has not: the first one’s that has it', async () => {
    const [target, first, second] = (await make([
      { aliases: { externalId: ['t'] } },
      { name: 'First', aliases: { externalId: ['a'] }, attributes: { city: 'Oslo' } },
      {
        name: 'Second',
        aliases: { externalId: ['b'], email: ['b@firm.example'] },
        attributes: { city: 'Rome', size: 5 },
      },
    ])) as [string, string, string];
    const [rep, otherRep] = [aMember(), aMember()];
    await ask(assignOwner, { leadId: first, ownerId: rep });
    await ask(assignOwner, { leadId: second, ownerId: otherRep });
    const preview = await ask(previewMerge, { targetId: target, leadIds: [first, second] });
    expect(preview).toMatchObject({
      owner: { kept: rep, others: [otherRep] },
      account: { kept: { domain: 'firm.example' }, others: [] },
      takenOver: [
        { key: 'city', value: 'Oslo', leadId: first },
        { key: 'size', value: 5, leadId: second },
      ],
      differing: [{ key: 'city', kept: 'Oslo', others: ['Rome'] }],
      aliasClashes: [{ type: 'externalId', primary: 't', secondary: ['a', 'b'] }],
      moves: { events: 0, aliases: 3, sessions: 0 },
    });
    await merge(target, first, second);
    expect(await ask(readLead, { leadId: target })).toMatchObject({
      name: 'First',
      ownerId: rep,
      account: { domain: 'firm.example' },
      attributes: { city: 'Oslo', size: 5 },
    });
    expect(await rows('select leads from account_members')).toEqual([{ leads: 1 }]);
  });

  it('says before what it will do, with sessions and events of each, and writes nothing', async () => {
    const { work, home } = await kim();
    const before = await everything();
    expect(await ask(previewMerge, { targetId: work, leadIds: [home] })).toMatchObject({
      target: { leadId: work, name: 'Kim Berg', events: 1, aliases: 1, sessions: 1 },
      leads: [{ leadId: home, name: 'kim@home.example', events: 2, aliases: 2, sessions: 2 }],
      moves: { events: 2, aliases: 2, sessions: 2 },
      aliasClashes: [{ type: 'email', primary: 'kim@work.example', secondary: ['kim@home.example'] }],
      takenOver: [{ key: 'hobby', value: 'ski', leadId: home }],
      differing: [{ key: 'city', kept: 'Oslo', others: ['Bergen'] }],
      scores: [],
    });
    expect(await everything()).toEqual(before);
  });

  it('takes along who watches, each member once, and notes', async () => {
    const { work, home } = await kim();
    await ask(watchLead, { leadId: work, watched: true });
    await ask(watchLead, { leadId: home, watched: true });
    await ask(writeNote, { leadId: home, text: 'Met at the fair' });
    await merge(work, home);
    expect(await rows('select distinct lead_id from watch')).toEqual([{ lead_id: work }]);
    expect((await ask(listNotes, { leadId: work, limit: 10 })).items).toMatchObject([
      { text: 'Met at the fair', leadId: home },
    ]);
    await ask(watchLead, { leadId: work, watched: false });
    expect(await rows('select * from watch')).toEqual([]);
  });

  it('lets nobody be told what the score of the lead that stays had done before', async () => {
    const { work, home } = await kim();
    const [modelId, first, newest] = [uuidv7(), uuidv7(), uuidv7()];
    const workspaceId = at.here.id;
    await admin('insert into scoring.model (workspace_id, model_id, levels, kind) values ($1, $2, $3, $4)', [
      workspaceId,
      modelId,
      '[]',
      'engagement',
    ]);
    await ask(watchLead, { leadId: home, watched: true });
    await ask(changeWatch, { leadId: home, thresholds: [{ modelId, direction: 'up', score: 50 }] });
    // Meanwhile the other one rose: nobody watched it.
    for (const [changeId, score] of [
      [first, 1_000],
      [newest, 6_000],
    ])
      await admin(
        'insert into scoring.score_change (workspace_id, lead_id, model_id, change_id, to_score) values ($1, $2, $3, $4, $5)',
        [workspaceId, work, modelId, changeId, score],
      );
    const armed = () => rows('select score_then, after_change_id from watch_threshold');
    expect(await armed()).toEqual([{ score_then: null, after_change_id: null }]);
    const { mergeId } = await merge(work, home);
    expect(await armed()).toEqual([{ score_then: 6_000, after_change_id: newest }]);
    await undo(mergeId);
    expect(await armed()).toEqual([{ score_then: null, after_change_id: null }]);
  });

  it('is refused for itself, for who is not there, and for who is part of another', async () => {
    const { work, home, other } = await kim();
    await expect(ask(startMerge, { merge: { targetId: work, leadIds: [work] } })).rejects.toMatchObject({
      issues: [{ path: 'merge.leadIds.0', message: 'A lead cannot be merged into itself' }],
    });
    const nobody = at.elsewhere.id;
    for (const call of [previewMerge, startMerge] as const) {
      const sent = (targetId: string, leadIds: string[]) =>
        call === previewMerge
          ? ask(previewMerge, { targetId, leadIds })
          : ask(startMerge, { merge: { targetId, leadIds } });
      await expect(sent(work, [nobody])).rejects.toMatchObject({ code: 'lead_not_found', details: { leadId: nobody } });
    }
    await merge(work, home);
    await expect(ask(startMerge, { merge: { targetId: other, leadIds: [home] } })).rejects.toMatchObject({
      code: 'lead_already_merged',
      details: { leadId: home, rootId: work },
    });
    // A circle: what stays is part of what would go.
    await expect(ask(startMerge, { merge: { targetId: home, leadIds: [work] } })).rejects.toMatchObject({
      code: 'lead_already_merged',
    });
    await expect(ask(startMerge, { merge: { targetId: work, leadIds: [other] } }, at.elsewhere)).rejects.toMatchObject({
      code: 'lead_not_found',
    });
  });

  it('takes ids as they are written elsewhere', async () => {
    const [a, b, c] = (await make(['a', 'b', 'c'].map((id) => ({ name: id, aliases: { externalId: [id] } })))) as [
      string,
      string,
      string,
    ];
    const loud = (leadId: string) => leadId.toUpperCase();
    for (const merge of [
      { targetId: a, leadIds: [loud(a)] },
      { targetId: a, leadIds: [b, loud(b)] },
    ])
      await expect(ask(startMergeBatch, { batch: { merges: [merge] } })).rejects.toMatchObject({
        issues: [{ path: expect.stringMatching(/^batch\.merges\.0\.leadIds\.\d$/) }],
      });
    expect(await ask(previewMerge, { targetId: loud(a), leadIds: [loud(b)] })).toMatchObject({ target: { leadId: a } });
    const { mergeId } = await merge(loud(a), loud(b));
    expect((await ask(mergeHistory, { leadId: loud(a), limit: 5 })).items).toMatchObject([
      { mergeId, state: 'merged', direction: 'absorbed', leads: [{ leadId: b }] },
    ]);
    expect(await undo(loud(mergeId))).toMatchObject({ state: 'completed' });
    const { runId } = await ask(startMergeBatch, { batch: { merges: [{ targetId: loud(c), leadIds: [loud(a)] }] } });
    expect(await drive(runId)).toMatchObject({ changed: 1 });
    expect((await ask(readLead, { leadId: a })).leadId).toBe(c);
  });

  it('is one, however often it is asked for', async () => {
    const { work, home } = await kim();
    const asked = await Promise.all(
      [1, 2, 3].map(() => ask(startMerge, { merge: { targetId: work, leadIds: [home] } })),
    );
    expect(new Set(asked.map(({ mergeId }) => mergeId)).size).toBe(1);
    await drive(asked[0]!.runId);
    expect(await ask(startMerge, { merge: { targetId: work, leadIds: [home] } })).toEqual(asked[0]);
    expect(await rows('select count(*)::int as n from merge')).toEqual([{ n: 1 }]);
    // Taken back, it may be done again.
    await undo(asked[0]!.mergeId);
    expect((await merge(work, home)).mergeId).not.toBe(asked[0]!.mergeId);
  });

  it('of a batch is judged when its turn comes, and each says what became of it', async () => {
    const [a, b, c, d] = (await make(
      ['a', 'b', 'c', 'd'].map((id) => ({ name: id, aliases: { externalId: [id] } })),
    )) as [string, string, string, string];
    const followed = scores.followed.length;
    const { runId } = await ask(startMergeBatch, {
      batch: {
        merges: [
          { targetId: a, leadIds: [b] },
          { targetId: c, leadIds: [b] },
          { targetId: d, leadIds: [a] },
          { targetId: d, leadIds: [at.here.id] },
        ],
      },
    });
    expect(await drive(runId)).toMatchObject({ state: 'completed', done: 4, changed: 2, failed: 2 });
    const { items } = await ask(mergesOfRun, { runId, limit: 10 });
    expect(items.map(({ state, refusal }) => [state, refusal])).toEqual([
      ['merged', null],
      ['refused', { code: 'lead_already_merged', leadId: b }],
      ['merged', null],
      ['refused', { code: 'lead_not_found', leadId: at.here.id }],
    ]);
    expect((await ask(readLead, { leadId: b })).leadId).toBe(d);
    // Whoever was not merged has the score that they had.
    expect(scores.followed.slice(followed)).toEqual([{ leadIds: [a, b, d].sort(), cause: 'merge' }]);
    expect(await rows('select lead_id, root_id from lead where root_id <> lead_id order by 1')).toEqual(
      [a, b].sort().map((lead_id) => ({ lead_id, root_id: d })),
    );
    expect(await ask(mergesOfRun, { runId, state: 'refused', limit: 1 })).toMatchObject({
      items: [{ leads: [{ leadId: b }] }],
      nextCursor: expect.any(String),
    });
  });

  it('loses and repeats nothing when its process dies', async () => {
    const pairs = await make(
      Array.from({ length: 60 }, (_, i) => ({ name: `n${i}`, aliases: { externalId: [`${i}`] } })),
    );
    const merges = Array.from({ length: 30 }, (_, i) => ({ targetId: pairs[2 * i]!, leadIds: [pairs[2 * i + 1]!] }));
    const { runId } = await ask(startMergeBatch, { batch: { merges } });
    await expect(
      drive(runId, (batches) => {
        if (batches === 2) throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await rows('select count(*)::int as n from lead where not is_root')).toEqual([{ n: 10 }]);
    expect(await drive(runId)).toMatchObject({ state: 'completed', done: 30, changed: 30 });
    expect(await rows('select count(*)::int as n from lead where not is_root')).toEqual([{ n: 30 }]);
    expect(await rows(`select state, count(*)::int as n from merge group by 1`)).toEqual([{ state: 'merged', n: 30 }]);
  });

  it('is waited for no more when its run has ended without it', async () => {
    const { work, home } = await kim();
    const { mergeId, runId } = await ask(startMerge, { merge: { targetId: work, leadIds: [home] } });
    const parked = drive(runId, () => {
      throw new Error('parked');
    });
    await expect(parked).rejects.toThrow('parked');
    await database().inWorkspace(at.here.id, (tx) => new SliceStore(tx).skip(runId, 0));
    const followed = scores.followed.length;
    expect(await drive(runId)).toMatchObject({ state: 'completed', changed: 0 });
    expect(scores.followed).toHaveLength(followed);
    expect((await ask(mergesOfRun, { runId, limit: 5 })).items).toMatchObject([
      { mergeId, state: 'refused', refusal: { code: 'run_ended', leadId: null } },
    ]);
    const again = await merge(work, home);
    expect(again.run).toMatchObject({ changed: 1 });
    expect(again.mergeId).not.toBe(mergeId);
  });

  it('counts the members of accounts once for all that are merged together', async () => {
    const pairs = await make(
      Array.from({ length: 8 }, (_, i) => ({ name: `n${i}`, aliases: { email: [`${i}@firm${i % 4}.example`] } })),
    );
    const merges = [0, 1, 2, 3].map((i) => ({ targetId: pairs[i]!, leadIds: [pairs[7 - i]!] }));
    const change = jest.spyOn(service().get(AccountMembers), 'change');
    const { runId } = await ask(startMergeBatch, { batch: { merges } });
    expect(await drive(runId)).toMatchObject({ changed: 4 });
    expect(change).toHaveBeenCalledTimes(1);
    change.mockRestore();
    expect(await rows('select leads from account_members')).toEqual([1, 1, 1, 1].map((leads) => ({ leads })));
  });

  it('shows in the history of both, who, when and how many', async () => {
    const { work, home } = await kim();
    const { mergeId, run } = await merge(work, home);
    const by = { kind: 'member', id: at.here.context.actor!.id };
    const entry = {
      mergeId,
      runId: run.runId,
      state: 'merged',
      by,
      mayUndo: true,
      target: { leadId: work, name: 'Kim Berg', events: 1, aliases: 1, sessions: 1 },
      leads: [{ leadId: home, name: 'kim@home.example', events: 2, aliases: 2, sessions: 2 }],
    };
    expect((await ask(mergeHistory, { leadId: work, limit: 10 })).items).toMatchObject([
      { ...entry, direction: 'absorbed' },
    ]);
    expect((await ask(mergeHistory, { leadId: home, limit: 10 })).items).toMatchObject([
      { ...entry, direction: 'mergedOut' },
    ]);
    const history = async (leadId: string) =>
      (await ask(leadHistory, { leadId, kinds: ['merge'], limit: 10 })).items.map((one) =>
        one.kind === 'merge' ? [one.action, one.leadId, one.events] : [],
      );
    expect(await history(work)).toEqual([['merged', work, 2]]);
    await undo(mergeId);
    expect(await history(work)).toEqual([
      ['undone', work, 2],
      ['merged', work, 2],
    ]);
    expect(await history(home)).toEqual([
      ['undone', home, 2],
      ['merged', home, 2],
    ]);
    expect((await ask(mergeHistory, { leadId: home, limit: 10 })).items).toMatchObject([
      { state: 'undone', direction: 'mergedOut', mayUndo: false, undone: { by } },
    ]);
    await expect(ask(mergeHistory, { leadId: work, limit: 10 }, at.elsewhere)).rejects.toMatchObject({
      code: 'lead_not_found',
    });
  });
});

describe('what is written while a merge is at work', () => {
  it('is the lead’s that answers, whoever was first', async () => {
    const leads = await make(
      Array.from({ length: 40 }, (_, i) => ({ name: `n${i}`, aliases: { externalId: [`${i}`] } })),
    );
    const [targets, absorbed] = [leads.slice(0, 20), leads.slice(20)];
    const { runId } = await ask(startMergeBatch, {
      batch: { merges: targets.map((targetId, i) => ({ targetId, leadIds: [absorbed[i]!] })) },
    });
    const rep = aMember();
    await Promise.all([
      drive(runId),
      ...absorbed.map(async (leadId, i) => {
        await ask(writeNote, { leadId, text: 'Meanwhile' });
        await ask(changeLead, { leadId, attributes: { said: i } });
        await ask(watchLead, { leadId, watched: true });
        await ask(assignOwner, { leadId, ownerId: rep });
        await make([{ aliases: { externalId: [`${i + 20}`] }, attributes: { told: i } }]);
      }),
    ]);
    const elsewhere = (table: string) =>
      rows(`select t.lead_id from ${table} t join lead l using (workspace_id, lead_id) where not l.is_root`);
    expect([await elsewhere('note'), await elsewhere('watch')]).toEqual([[], []]);
    for (const [i, leadId] of targets.entries())
      expect(await ask(readLead, { leadId })).toMatchObject({
        attributes: { said: i, told: i },
        watched: true,
        ownerId: rep,
      });
  });
});

describe('a merge that is taken back', () => {
  it('restores exactly, whatever was merged into whatever', async () => {
    const all = await make([
      { name: 'T', aliases: { email: ['t@one.example'] }, attributes: { city: 'Oslo' } },
      { name: 'A', aliases: { email: ['a@two.example', 'a2@two.example'] }, attributes: { city: 'Rome', size: 1 } },
      { aliases: { email: ['b@three.example'], phone: ['+4791111111'] }, attributes: { size: 2, hobby: 'ski' } },
      { aliases: { cookie: ['c'] }, attributes: { hobby: 'chess', plan: 'pro' } },
      { name: 'D', aliases: { externalId: ['d'] } },
    ]);
    const [t, a, b, c, d] = all as [string, string, string, string, string];
    await record([
      anEvent('1', 't@one.example', 1),
      anEvent('2', 'a@two.example', 2),
      anEvent('3', 'b@three.example', 3),
    ]);
    await ask(assignOwner, { leadId: b, ownerId: aMember() });
    await ask(watchLead, { leadId: a, watched: true });
    await ask(watchLead, { leadId: t, watched: true });
    await ask(writeNote, { leadId: c, text: 'A note' });
    const states = [await everything()];
    const done: string[] = [];
    for (const [target, ...leadIds] of [
      [a, c],
      [b, d],
      [t, a, b],
    ] as [string, ...string[]][]) {
      done.push((await merge(target, ...leadIds)).mergeId);
      states.push(await everything());
    }
    expect(states[3]).not.toEqual(states[2]);
    // Not in another order than it was built.
    await expect(ask(startUndoMerge, { mergeId: done[0]! })).rejects.toMatchObject({
      code: 'merge_not_last',
      details: { mergeId: done[2] },
    });
    for (let i = done.length - 1; i >= 0; i--) {
      expect(await undo(done[i]!)).toMatchObject({ state: 'completed' });
      expect(await everything()).toEqual(states[i]);
    }
  });

  it('leaves to each what was sent for it since, and to the one that stayed what was decided there', async () => {
    const { work, home } = await kim();
    const { mergeId } = await merge(work, home);
    await record([anEvent('h9', 'kim@home.example', 58), anEvent('w9', 'kim@work.example', 59)]);
    // By the address of the absorbed one, by its id, and by hand for the one that answers.
    await make([{ aliases: { email: ['kim@home.example'], cookie: ['new'] }, attributes: { hobby: 'chess' } }]);
    await make([{ aliases: { email: ['kim@work.example'] }, attributes: { hobby: 'ski' } }]);
    await ask(changeLead, { leadId: work, attributes: { city: 'Paris' } });
    await ask(addAlias, { leadId: work, type: 'phone', value: '+4799999999', primary: true });
    await ask(writeNote, { leadId: work, text: 'Here' });
    await undo(mergeId);
    const [one, two] = [await ask(readLead, { leadId: work }), await ask(readLead, { leadId: home })];
    expect(one).toMatchObject({
      leadId: work,
      aliases: { email: ['kim@work.example'], phone: ['+4799999999'] },
      attributes: { city: 'Paris', jobTitle: 'CTO', hobby: 'ski' },
      counts: { events: 2 },
    });
    expect(two).toMatchObject({
      leadId: home,
      name: null,
      aliases: { email: ['kim@home.example'], phone: ['+4791234567'], cookie: ['new'] },
      attributes: { city: 'Bergen', hobby: 'chess' },
      counts: { events: 3 },
    });
    expect(two.aliasList.every(({ primary }) => primary)).toBe(true);
    expect((await list({ q: 'kim@home.example' })).items.map(({ leadId }) => leadId)).toEqual([home]);
    expect((await ask(listNotes, { leadId: home, limit: 5 })).items).toEqual([]);
  });

  it('lets another merge that still holds give what this one gave', async () => {
    const [t, a, b] = (await make([
      { aliases: { externalId: ['t'] } },
      { name: 'A', aliases: { externalId: ['a'] }, attributes: { city: 'Oslo' } },
      { name: 'B', aliases: { externalId: ['b'] }, attributes: { city: 'Rome' } },
    ])) as [string, string, string];
    const { mergeId } = await merge(t, a);
    await merge(t, b);
    expect(await ask(readLead, { leadId: t })).toMatchObject({ name: 'A', attributes: { city: 'Oslo' } });
    await undo(mergeId);
    expect(await ask(readLead, { leadId: t })).toMatchObject({ name: 'B', attributes: { city: 'Rome' } });
  });

  it('is taken back once, and only if it was done', async () => {
    const { work, home } = await kim();
    const { mergeId, runId } = await ask(startMerge, { merge: { targetId: work, leadIds: [home] } });
    await expect(ask(startUndoMerge, { mergeId })).rejects.toMatchObject({ code: 'merge_not_done' });
    await drive(runId);
    const asked = await Promise.all([1, 2].map(() => ask(startUndoMerge, { mergeId })));
    expect(new Set(asked.map((one) => one.runId)).size).toBe(1);
    await drive(asked[0]!.runId);
    const state = await everything();
    expect(await ask(startUndoMerge, { mergeId })).toEqual(asked[0]);
    expect(await everything()).toEqual(state);
    await expect(ask(startUndoMerge, { mergeId: work })).rejects.toMatchObject({ code: 'merge_not_found' });
    await expect(ask(startUndoMerge, { mergeId }, at.elsewhere)).rejects.toMatchObject({ code: 'merge_not_found' });
  });
});
