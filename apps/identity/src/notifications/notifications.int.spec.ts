import {
  changePreferences,
  factsRecorded,
  levelChanged,
  listNotifications,
  ownerChanged,
  type LiveMessage,
  notificationText,
  personalDataCalls,
  readNotifications,
  runEnded,
  scoresChanged,
} from '@heatline/contracts';
import { LiveSubscriber } from '@heatline/messaging';
import { eventually, type TestWorkspace } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { memberOf, toldUnderTest } from '../testing/told-under-test';
import { ForgetOldNotifications } from './forget-old-notifications';

const { add, addMember, aLead, announce, ask, at, get, hearAllAgain, list, query, settled, told, watch } =
  toldUnderTest();

const levels = [
  { key: 'cold', name: 'Cold' },
  { key: 'hot', name: 'Hot', from: 50, tone: 'hot' },
];
const aModel = async () => {
  const model_id = uuidv7();
  await add('scoring.published_model', {
    workspace_id: at.here.id,
    model_id,
    name: 'Engagement',
    levels: JSON.stringify(levels),
  });
  return model_id;
};
const aThreshold = async (
  watchId: string,
  modelId: string,
  direction: 'up' | 'down',
  score: number,
  then: number | null,
) => {
  await add('leads.published_watch_threshold', {
    workspace_id: at.here.id,
    threshold_id: uuidv7(),
    watch_id: watchId,
    model_id: modelId,
    direction,
    score: score * 100,
    set_at: new Date(),
    score_then: then === null ? null : then * 100,
  });
};
/** What scoring writes: a row of history. */
const aChange = async (
  leadId: string,
  modelId: string,
  from: number | null,
  to: number,
  more: Record<string, unknown> = {},
) => {
  const change_id = uuidv7();
  await add('scoring.published_score_change', {
    workspace_id: at.here.id,
    lead_id: leadId,
    model_id: modelId,
    change_id,
    from_score: from === null ? null : from * 100,
    to_score: to * 100,
    from_level: from === null ? null : from < 50 ? 'cold' : 'hot',
    to_level: to < 50 ? 'cold' : 'hot',
    ...more,
  });
  return change_id;
};
const active = (
  leadId: string,
  occurredAt = new Date(),
  workspace: TestWorkspace = at.here,
  by: string | null = null,
) =>
  add('leads.published_engagement', {
    workspace_id: workspace.id,
    lead_id: leadId,
    occurred_at: occurredAt,
    type: 'link_clicked',
    by_member: by,
  });
/** Another member of this workspace. */
const asMember = (id: string): TestWorkspace => ({
  id: at.here.id,
  context: { ...at.here.context, actor: { kind: 'member', id, role: 'rep' } },
});
const recorded = (leadId: string, more: object = {}, workspace: TestWorkspace = at.here) =>
  announce(
    factsRecorded,
    { leads: [{ leadId, eventsFrom: new Date(Date.now() - 1_000).toISOString() }], ...more },
    { workspace },
  );
/** Without one nobody signs in, and nobody is told of anything. */
const signInName = (workspace = at.here) =>
  add('identity.sign_in_name', {
    email: `${memberOf(workspace)}@x.example`,
    workspace_id: workspace.id,
    member_id: memberOf(workspace),
  });
const aRun = async (more: Record<string, unknown> = {}) => {
  const run_id = uuidv7();
  await add('scoring.run', {
    workspace_id: at.here.id,
    run_id,
    kind: 'recalculateModel',
    state: 'completed',
    about_kind: 'model',
    about_id: uuidv7(),
    about_name: 'Engagement',
    by_kind: 'member',
    by_id: memberOf(at.here),
    cause: 'By hand',
    workflow_id: 'w',
    params: '{}',
    ended_at: new Date(),
    ...more,
  });
  return run_id;
};
const items = async () =>
  Number(
    (await query('select count(*) as n from identity.notification_item where workspace_id = $1', [at.here.id])).rows[0]
      .n,
  );

describe('a watched lead that engages', () => {
  it('is told to who watches it, by the name that it has now, and leads to it', async () => {
    const leadId = await aLead('Ada Berg');
    await watch(leadId);
    await active(leadId);
    await recorded(leadId);
    const [item] = await told(['Ada Berg is active']);
    expect(notificationText(item!)).toMatchObject({ more: 'Link clicked', path: `/leads/${leadId}` });
    await query('update leads.published_lead set name = $2 where lead_id = $1', [leadId, 'Ada Lund']);
    await told(['Ada Lund is active']);
    // A name of which nobody sees anything is none, and this one has no address either.
    await query('update leads.published_lead set name = $2 where lead_id = $1', [leadId, '\u200b']);
    await told(['A lead without a name is active']);
  });

  it('is told once, though the service dies and all messages come again', async () => {
    const leadId = await aLead('Ada');
    await watch(leadId);
    await active(leadId);
    await recorded(leadId);
    await recorded(leadId);
    await eventually(async () => (await items()) === 2);
    await hearAllAgain();
    expect(await items()).toBe(2);
    expect((await list()).items).toMatchObject([{ count: 2, subjectCount: 1 }]);
  }, 60_000);

  it('is no news when it is history, an import, without a star, or when alerts are off for it', async () => {
    const [old, imported, other, silent, ada] = await Promise.all(
      ['O', 'I', 'N', 'S', 'Ada'].map((name) => aLead(name)),
    );
    for (const leadId of [old!, imported!, ada!]) await watch(leadId);
    await watch(silent!, { alert_on_engagement: false });
    await active(old!, new Date('2026-01-01'));
    for (const leadId of [imported!, other!, silent!, ada!]) await active(leadId);
    await announce(factsRecorded, { leads: [{ leadId: old!, eventsFrom: '2026-01-01T00:00:00Z' }] });
    await recorded(imported!, { cause: 'import' });
    for (const leadId of [other!, silent!, ada!]) await recorded(leadId);
    await told(['Ada is active']);
    expect(await items()).toBe(1);
  });

  it('is no news to whoever recorded it themself, but to everybody else who watches', async () => {
    const leadId = await aLead('Ada');
    const [me, colleague] = [memberOf(at.here), uuidv7()];
    await addMember(colleague);
    const theirs = asMember(colleague);
    await watch(leadId);
    await watch(leadId, { member_id: colleague });
    await active(leadId, new Date(), at.here, me);
    const by = async (sender: string | undefined, from = new Date(Date.now() - 1_000)) => {
      const lead = { leadId, eventsFrom: from.toISOString(), ...(sender && { by: sender }) };
      await announce(factsRecorded, { leads: [lead] });
      await settled();
    };
    await by(me);
    await told(['Ada is active'], theirs);
    await told([]);
    // A message of several holds nothing of others either.
    await by(undefined);
    await told([]);
    // What another did before is not told again when I record something older.
    await active(leadId, new Date(), at.here, colleague);
    await by(me, new Date(Date.now() - 86_400_000));
    await told([]);
    await by(undefined);
    await told(['Ada is active']);
  });

  it('stays in its workspace', async () => {
    const leadId = await aLead('Ada');
    await watch(leadId);
    await active(leadId);
    await recorded(leadId, {}, at.elsewhere);
    await recorded(leadId);
    await told(['Ada is active']);
    expect(await list({}, at.elsewhere)).toMatchObject({ items: [], unread: 0 });
  });

  it('of several is told in one', async () => {
    for (const name of ['Ada', 'Ben', 'Cy', null]) {
      const leadId = await aLead(name);
      await watch(leadId);
      await active(leadId);
      await recorded(leadId);
    }
    const [burst] = await told(['4 leads that you watch are active']);
    expect(notificationText(burst!)).toMatchObject({ path: '/watching', more: expect.stringMatching(/and \d more$/) });
  });
});

describe('a threshold', () => {
  it('is crossed once each way, and measured against the row before', async () => {
    const [leadId, modelId] = [await aLead('Ada'), await aModel()];
    const watchId = await watch(leadId);
    await aThreshold(watchId, modelId, 'up', 30, 10);
    await aThreshold(watchId, modelId, 'down', 20, 10);
    const step = async (from: number, to: number) => {
      await aChange(leadId, modelId, from, to);
      await announce(scoresChanged, { modelIds: [modelId], leadIds: [leadId] });
    };
    await step(10, 25);
    await step(25, 30);
    await told(['Ada rose to 30']);
    await step(30, 80);
    // Decay too small for rows of its own lies between 80 and 31: the row says 29, but it began above.
    await step(29, 31);
    await step(31, 19);
    await told(['Ada fell below 20', 'Ada rose to 30']);
    expect(await items()).toBe(2);
    await step(19, 45);
    await eventually(async () => (await items()) === 3);
    await hearAllAgain();
    expect(await items()).toBe(3);
  }, 60_000);

  it('that a member crossed themself, or had a run cross, is no news to them', async () => {
    const modelId = await aModel();
    const [me, colleague] = [memberOf(at.here), uuidv7()];
    await addMember(colleague);
    const theirs = asMember(colleague);
    const crossed = async (name: string, change: Record<string, unknown>) => {
      const leadId = await aLead(name);
      for (const member_id of [me, colleague])
        await aThreshold(await watch(leadId, { member_id }), modelId, 'up', 30, 10);
      await aChange(leadId, modelId, 10, 40, change);
      await announce(scoresChanged, { modelIds: [modelId], leadIds: [leadId] });
      await settled();
    };
    await crossed('Ada', { by_member: me });
    await told(['Ada rose to 30'], theirs);
    await told([]);
    await crossed('Ben', { run_id: await aRun({ by_kind: 'member', by_id: me }) });
    await told(['2 leads that you watch crossed a threshold'], theirs);
    await told([]);
    // The same id as a key's is another one's; a schedule is nobody.
    await crossed('Cy', { run_id: await aRun({ by_kind: 'apiKey', by_id: me }) });
    await crossed('Di', { run_id: await aRun({ by_kind: 'schedule', by_id: null }) });
    await crossed('Ed', { by_member: colleague });
    await told(['3 leads that you watch crossed a threshold']);
    await told(['4 leads that you watch crossed a threshold'], theirs);
  });

  it('is crossed in a bulk run, joined by the range of leads, unless the run is quiet', async () => {
    const [leadId, modelId, runId] = [await aLead('Ada'), await aModel(), uuidv7()];
    await aThreshold(await watch(leadId), modelId, 'up', 30, null);
    await aChange(leadId, modelId, null, 90, { run_id: runId });
    const elsewhere = { after: 'ffffffff-0000-0000-0000-000000000000', to: null };
    await announce(scoresChanged, { modelIds: [modelId], runId, sliceNo: 0, range: elsewhere });
    await announce(scoresChanged, { modelIds: [modelId], runId, sliceNo: 0, quiet: true });
    const ben = await aLead('Ben');
    await watch(ben);
    await active(ben);
    await recorded(ben);
    await told(['Ben is active']);
    await announce(scoresChanged, { modelIds: [modelId], runId, sliceNo: 0, range: { after: null, to: leadId } });
    await told(['Ada rose to 30', 'Ben is active']);
  });
});

describe('a level', () => {
  it('that my leads reach is told in one, not when they fall, nor of the lowest, nor to others', async () => {
    const [modelId, runId] = [await aModel(), uuidv7()];
    const mine = { owner_id: memberOf(at.here) };
    const leads = await Promise.all(Array.from({ length: 12 }, (_, n) => aLead(`Lead ${n}`, mine)));
    for (const leadId of leads) await aChange(leadId, modelId, 10, 60, { run_id: runId });
    const [fallen, cold, foreign] = [await aLead('F', mine), await aLead('C', mine), await aLead('X')];
    await aChange(fallen, modelId, 60, 10, { run_id: runId });
    await aChange(cold, modelId, null, 10, { run_id: runId });
    await aChange(foreign, modelId, 10, 60, { run_id: runId });
    await announce(levelChanged, { runId, sliceNo: 0, range: { after: null, to: null } });
    const [burst] = await told(['12 leads reached Hot']);
    expect(burst).toMatchObject({ count: 12, level: { key: 'hot', tone: 'hot' }, model: { name: 'Engagement' } });
    const one = await aLead('Ada', mine);
    const changeIds = [await aChange(one, modelId, 10, 60)];
    await announce(levelChanged, { changeIds, subjectIds: [one] });
    await told(['13 leads reached Hot']);
  });

  it('and its model keep their names when nobody finds the model any more', async () => {
    const modelId = await aModel();
    const one = await aLead('Ada', { owner_id: memberOf(at.here) });
    await announce(levelChanged, { changeIds: [await aChange(one, modelId, 10, 60)], subjectIds: [one] });
    await told(['Ada reached Hot']);
    const renamed = JSON.stringify([{ key: 'hot', name: 'Boiling', tone: 'hot' }]);
    await query('update scoring.published_model set levels = $2 where model_id = $1', [modelId, renamed]);
    await told(['Ada reached Boiling']);
    await query('delete from scoring.published_model where model_id = $1', [modelId]);
    const [kept] = await told(['Ada reached Hot']);
    expect(kept).toMatchObject({
      model: { modelId, name: 'Engagement' },
      level: { key: 'hot', name: 'Hot', tone: 'hot' },
    });
  });

  it('that leads of mine reach by what I did, or had a run do, is no news to me', async () => {
    const [modelId, mine] = [await aModel(), { owner_id: memberOf(at.here) }];
    const runId = await aRun({ by_kind: 'member', by_id: memberOf(at.here) });
    const [own, byRun, byOther] = [await aLead('Own', mine), await aLead('Run', mine), await aLead('Ada', mine)];
    const changeIds = [
      await aChange(own, modelId, 10, 60, { by_member: memberOf(at.here) }),
      await aChange(byOther, modelId, 10, 60, { by_member: uuidv7() }),
    ];
    await aChange(byRun, modelId, 10, 60, { run_id: runId });
    await announce(levelChanged, { runId, sliceNo: 0, range: { after: null, to: null } });
    await announce(levelChanged, { changeIds });
    await settled();
    await told(['Ada reached Hot']);
    expect((await list()).items).toMatchObject([{ count: 1 }]);
  });
});

describe('a run', () => {
  const ended = async (state: 'completed' | 'failed' | 'cancelled', more: Record<string, unknown> = {}) => {
    const runId = await aRun({ state, ...more });
    await announce(runEnded, { runId, service: 'scoring', state });
    return runId;
  };

  it('of mine is told when it ends, and of nobody else, nor when I cancelled it', async () => {
    await ended('cancelled');
    await ended('completed', { by_kind: 'schedule', by_id: null });
    await ended('completed', { kind: 'simulateModel' });
    await ended('completed', { kind: 'refreshTimelines', about_kind: 'workspace' });
    const runId = await ended('completed');
    await told(['Recalculation of Engagement is finished']);
    await ended('failed');
    const [failed, finished] = await told([
      'Recalculation of Engagement failed',
      'Recalculation of Engagement is finished',
    ]);
    expect(notificationText(finished!).path).toBe(`/runs/${runId}`);
    expect(failed).toMatchObject({ read: false, kind: 'runFailed' });
  });

  it('that made a file leads to it, each for itself, while others are told in one', async () => {
    const [first, second] = [
      await ended('completed', { kind: 'exportLeads', about_kind: 'export', about_name: '12 leads' }),
      await ended('completed', { kind: 'exportLeads', about_kind: 'export', about_name: '7 leads' }),
    ];
    await ended('completed');
    await ended('completed');
    const [, newer, older] = await told([
      '2 of your runs are finished',
      'Your export is ready',
      'Your export is ready',
    ]);
    expect([older, newer].map((one) => notificationText(one!))).toMatchObject([
      { more: 'Export of 12 leads', path: `/runs/${first}` },
      { more: 'Export of 7 leads', path: `/runs/${second}` },
    ]);
  });
});

describe('a lead', () => {
  /** As leads does it: what is so, then what is announced. Answers the batch. */
  const assigned = async (
    leadIds: string[],
    ownerId: string | null,
    by: string | null = uuidv7(),
    undoes?: { batchId: string; ownerId: string },
  ) => {
    const batchId = uuidv7();
    await query('update leads.published_lead set owner_id = $3 where workspace_id = $1 and lead_id = any($2)', [
      at.here.id,
      leadIds,
      ownerId,
    ]);
    await announce(ownerChanged, {
      leadIds,
      ownerId,
      by: by === null ? { kind: 'apiKey', id: null } : { kind: 'member', id: by },
      at: new Date().toISOString(),
      batchId,
      ...(undoes && { undoes }),
    });
    return batchId;
  };
  const leads = (...names: string[]) => Promise.all(names.map((name) => aLead(name)));

  it('that is taken back from me is told no more, and the others of its burst still are', async () => {
    const me = memberOf(at.here);
    const [ada, ben, cy] = await leads('Ada', 'Ben', 'Cy');
    await assigned([ada!], me);
    const batchId = await assigned([ben!, cy!], me);
    const [burst] = await told(['3 leads are yours now']);
    await assigned([ben!, cy!], null, uuidv7(), { batchId, ownerId: me });
    const [left] = await told(['Ada is yours now']);
    expect(left).toMatchObject({ notificationId: burst!.notificationId, count: 1, at: left!.firstAt });
    await hearAllAgain();
    await told(['Ada is yours now']);
  });

  it('that is erased is told no more, and open consoles hear of it', async () => {
    const me = memberOf(at.here);
    const [ada, ben] = await leads('Ada', 'Ben');
    await assigned([ada!, ben!], me);
    await told(['2 leads are yours now']);
    const heard: LiveMessage[] = [];
    const stop = get(LiveSubscriber).subscribe(at.here.id, (message) => heard.push(message));
    await ask(personalDataCalls.identity.erase, { leadIds: [ada!] });
    await told(['Ben is yours now']);
    await eventually(() => expect(heard).toEqual([{ topic: 'notifications.changed', memberId: me }]));
    await ask(personalDataCalls.identity.erase, { leadIds: [ben!] });
    await told([]);
    stop();
  });

  it('that alone was told, and is taken back, leaves nothing unread', async () => {
    const me = memberOf(at.here);
    const [ada, ben] = await leads('Ada', 'Ben');
    const batchId = await assigned([ada!, ben!], me);
    await told(['2 leads are yours now']);
    const undoes = { batchId, ownerId: me };
    await assigned([ada!], null, uuidv7(), undoes);
    await told(['Ben is yours now']);
    await assigned([ben!], uuidv7(), uuidv7(), undoes);
    await told([]);
    expect((await list()).unread).toBe(0);
    // Theirs again, by another doing: that is news.
    await assigned([ada!], me);
    await told(['Ada is yours now']);
  });

  it('that is taken back stays told where it was read', async () => {
    const me = memberOf(at.here);
    const [ada] = await leads('Ada');
    const batchId = await assigned([ada!], me);
    const [one] = await told(['Ada is yours now']);
    await ask(readNotifications, { ids: [one!.notificationId] });
    await assigned([ada!], null, uuidv7(), { batchId, ownerId: me });
    await settled();
    await told(['Ada is yours now']);
  });

  it('that was taken back before I could be told is not told', async () => {
    const me = memberOf(at.here);
    const [ada, ben] = await leads('Ada', 'Ben');
    // The message of what was undone comes last.
    await assigned([ada!], null, uuidv7(), { batchId: uuidv7(), ownerId: me });
    await announce(ownerChanged, {
      leadIds: [ada!],
      ownerId: me,
      by: { kind: 'member', id: uuidv7() },
      at: new Date().toISOString(),
      batchId: uuidv7(),
    });
    await assigned([ben!], me);
    await told(['Ben is yours now']);
  });

  it('that I get from somebody else is told, not one that I take or that is taken from me', async () => {
    const [ada, ben, cy] = await Promise.all(['Ada', 'Ben', 'Cy'].map((name) => aLead(name)));
    const me = memberOf(at.here);
    await assigned([ben!], me, me);
    await assigned([cy!], null, uuidv7());
    await assigned([ada!], me, uuidv7());
    await told(['Ada is yours now']);
    await assigned([ben!, cy!], me, null);
    const [burst] = await told(['3 leads are yours now']);
    expect(decodeURIComponent(notificationText(burst!).path)).toBe('/leads?filter={"all":[{"owner":["me"]}]}');
  });
});

describe('the notification centre', () => {
  const several = async (count: number) => {
    for (let n = 0; n < count; n++) {
      await add('identity.notification', {
        workspace_id: at.here.id,
        notification_id: uuidv7(),
        member_id: memberOf(at.here),
        kind: n % 2 ? 'runFailed' : 'watchedEngaged',
        key: String(n),
        in_app: true,
        count: 1,
        // All of one instant: the id is what keeps pages apart.
        first_at: new Date('2026-11-01'),
        last_at: new Date('2026-11-01'),
      });
    }
  };

  it('walks every notification once', async () => {
    await several(7);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ notificationId }) => notificationId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
    await expect(list({ cursor: 'x' })).rejects.toMatchObject({ code: 'bad_cursor' });
  });

  it('marks as read and unread, some and all, and counts what is left', async () => {
    await several(4);
    const { items: all, unread } = await list();
    expect(unread).toBe(4);
    const ids = [all[0]!.notificationId];
    expect(await ask(readNotifications, { ids })).toEqual({ unread: 3 });
    expect(await ask(readNotifications, { ids })).toEqual({ unread: 3 });
    expect((await list({ unread: 'true' })).items).toHaveLength(3);
    expect((await list({ kind: ['runFailed'] })).items).toHaveLength(2);
    expect(await ask(readNotifications, { ids, read: false })).toEqual({ unread: 4 });
    expect(await ask(readNotifications, { all: true, until: '2026-10-31T00:00:00Z' })).toEqual({ unread: 4 });
    expect(await ask(readNotifications, { all: true })).toEqual({ unread: 0 });
  });

  it('is personal, and not for keys', async () => {
    await several(2);
    const colleague = uuidv7();
    await addMember(colleague);
    const actor = { kind: 'member' as const, id: colleague, role: 'viewer' as const };
    const theirs = { id: at.here.id, context: { ...at.here.context, actor } };
    expect(await list({}, theirs)).toMatchObject({ items: [], unread: 0 });
    const ids = (await list()).items.map(({ notificationId }) => notificationId);
    await ask(readNotifications, { ids }, theirs);
    await ask(readNotifications, { ids }, at.elsewhere);
    expect((await list()).unread).toBe(2);
    const key = { id: at.here.id, context: { ...at.here.context, actor: { ...actor, kind: 'apiKey' as const } } };
    await expect(ask(listNotifications, {}, key)).rejects.toMatchObject({ code: 'members_only' });
  });
});

describe('with age', () => {
  /** A notification of so many items, last added to and read so many days ago. */
  const aged = async (lastDays: number, readDays: number | null, { items: n = 1, workspace = at.here } = {}) => {
    const notification_id = uuidv7();
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
    const owner = { workspace_id: workspace.id, member_id: memberOf(workspace) };
    await add('identity.notification', {
      ...owner,
      notification_id,
      kind: 'assigned',
      key: '',
      in_app: true,
      count: n,
      first_at: ago(lastDays),
      last_at: ago(lastDays),
      read_at: readDays === null ? null : ago(readDays),
    });
    await query(
      `insert into identity.notification_item (workspace_id, member_id, kind, source_id, cause_id, subject_id, notification_id, at)
       select $1, $2, 'assigned', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $3, $4 from generate_series(1, $5)`,
      [...Object.values(owner), notification_id, ago(lastDays), n],
    );
    return notification_id;
  };
  const forget = () => get(ForgetOldNotifications).run();
  const left = async () => (await list({ limit: 200 })).items.map(({ notificationId }) => notificationId);

  it('those that were read go after a month, all others after three, with what they told of', async () => {
    await signInName();
    const kept = [await aged(0, null), await aged(89, null), await aged(89, 29), await aged(29, 29), await aged(1, 0)];
    for (const [last, read] of [
      [91, null],
      [91, 1],
      [31, 31],
      [91, 91],
    ] as const)
      await aged(last, read);
    expect(await left()).toHaveLength(9);
    await forget();
    expect((await left()).sort()).toEqual(kept.sort());
    expect(await items()).toBe(kept.length);
  });

  it('however many things they tell of, and in every workspace', async () => {
    await signInName();
    await signInName(at.elsewhere);
    await aged(40, 35, { items: 25_000 });
    await aged(40, 35, { workspace: at.elsewhere });
    const theirs = await aged(40, null, { workspace: at.elsewhere });
    await forget();
    expect([await left(), await items()]).toEqual([[], 0]);
    expect((await list({}, at.elsewhere)).items.map(({ notificationId }) => notificationId)).toEqual([theirs]);
  });

  it('mails that have left go, not those that are still to leave', async () => {
    await signInName();
    for (const state of ['sent', 'dead', 'dropped', 'waiting', 'sending'])
      for (const days of [89, 91])
        await add('identity.mail', {
          workspace_id: at.here.id,
          mail_id: uuidv7(),
          member_id: memberOf(at.here),
          // Of those that wait only one of a kind is open.
          digest: days > 90,
          state,
          created_at: new Date(Date.now() - days * 86_400_000),
        });
    await forget();
    const { rows } = await query(
      `select state, count(*)::int as n from identity.mail where workspace_id = $1 group by 1 order by 1`,
      [at.here.id],
    );
    expect(rows.map(({ state, n }) => `${state} ${n}`)).toEqual([
      'dead 1',
      'dropped 1',
      'sending 2',
      'sent 1',
      'waiting 2',
    ]);
  });
});

describe('preferences', () => {
  it('decide what is told; the master switch keeps the choices', async () => {
    const leadId = await aLead('Ada');
    await watch(leadId);
    await active(leadId);
    const kinds = { runFailed: { app: true, mail: false }, watchedEngaged: { app: false, mail: false } };
    await ask(changePreferences, { notifications: { on: true, kinds } });
    await recorded(leadId);
    await settled();
    await ask(changePreferences, { notifications: { on: false, kinds: {} } });
    await recorded(leadId);
    await settled();
    const kept = await ask(changePreferences, { notifications: { on: false, kinds } });
    expect(kept.notifications).toMatchObject({ on: false, kinds });
    await ask(changePreferences, { notifications: null });
    await recorded(leadId);
    await told(['Ada is active']);
    expect((await list()).items).toMatchObject([{ count: 1 }]);
  });

  it('of a member who is not active any more do not matter', async () => {
    const leadId = await aLead('Ada');
    await watch(leadId, { member_id: uuidv7() });
    await active(leadId);
    await recorded(leadId);
    await settled();
    await watch(leadId);
    await recorded(leadId);
    await told(['Ada is active']);
    expect(await items()).toBe(1);
  });
});
