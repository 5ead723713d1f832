import { beforeAll, describe, expect, it } from '@jest/globals';
import type {
  Activity,
  Explanation,
  HistoryEntry,
  Lead,
  LeadListItem,
  Merge,
  MergeHistoryEntry,
  MergePreview,
  Model,
  Page,
  Problem,
} from '@heatline/contracts';
import type { Api } from '../harness/api';
import { publishedModel, runEnded } from '../harness/models';
import { until } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

type Started = { mergeId: string; runId: string };
const rules = [{ name: 'Opened a mail', points: 10, when: { event: ['email_opened'] } }];
const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T08:00:00.000Z`;

describe('one person who is there as several leads', () => {
  let api: Api;
  let model: Model;
  let sent = 0;
  beforeAll(async () => {
    api = await newWorkspace('Merging');
    model = await publishedModel(api, 'Mails', { rules });
  });

  /** A lead that opened a mail on each of these days. */
  async function aLead(name: string, more: object = {}, ...days: number[]): Promise<string> {
    const email = `${name.toLowerCase()}-${++sent}@merging.example`;
    const { leads } = await api.post<{ leads: { leadId: string }[] }>('/leads', {
      leads: [{ name, aliases: { email: [email] }, ...more }],
    });
    const { leadId } = leads[0]!;
    if (days.length) await opened(leadId, ...days);
    await until(
      () => lead(leadId),
      ({ counts }) => counts.events === days.length,
    );
    return leadId;
  }
  const opened = (leadId: string, ...days: number[]) =>
    api.post('/events', {
      events: days.map((n) => ({ type: 'email_opened', occurredAt: day(n), id: `open-${++sent}`, lead: { leadId } })),
    });
  const lead = (leadId: string) => api.get<Lead>(`/lead/${leadId}`);
  const score = async (leadId: string) => {
    const { items } = await api.get<{ items: { modelId: string; score: number | null }[] }>(`/lead/${leadId}/scores`);
    return items.find(({ modelId }) => modelId === model.modelId)?.score;
  };
  const scored = (leadId: string, wanted: number) =>
    until(
      () => score(leadId),
      (now) => now === wanted,
    );
  const merge = async (targetId: string, ...leadIds: string[]) => {
    const started = await api.post<Started>('/leads/merge', { targetId, leadIds });
    await runEnded(api, started.runId);
    return started;
  };
  const undo = async (mergeId: string) =>
    runEnded(api, (await api.post<{ runId: string }>(`/leads/merges/${mergeId}/undo`)).runId);
  const mergesOf = async (leadId: string) =>
    (await api.get<Page<MergeHistoryEntry>>(`/leads/${leadId}/merge-history`)).items;
  const listed = async (q: string) =>
    (await api.get<Page<LeadListItem>>(`/leads?q=${q}`)).items.map(({ leadId }) => leadId);

  it('is previewed, merged, looked at in every place, and is two again', async () => {
    const attributes = { jobTitle: 'CTO', companySize: 40 };
    const ada = await aLead('Adawork', { attributes }, 1, 3);
    const kim = await aLead('Adahome', { attributes: { jobTitle: 'Chief', city: 'Oslo' } }, 2, 4, 5);
    await scored(ada, 20);
    await scored(kim, 30);

    const preview = await api.post<MergePreview>('/leads/merge/preview', { targetId: ada, leadIds: [kim] });
    expect(preview).toMatchObject({ target: { events: 2 }, leads: [{ leadId: kim, events: 3 }], moves: { events: 3 } });
    expect(preview.aliasClashes).toEqual([
      { type: 'email', primary: expect.stringMatching(/^adawork/), secondary: [expect.stringMatching(/^adahome/)] },
    ]);
    expect(preview.takenOver).toEqual([{ key: 'city', value: 'Oslo', leadId: kim }]);
    expect(preview.differing).toEqual([{ key: 'jobTitle', kept: 'CTO', others: ['Chief'] }]);
    expect(preview.scores).toEqual([expect.objectContaining({ modelId: model.modelId, now: 20, projected: 50 })]);
    expect((await lead(kim)).leadId).toBe(kim);

    const { mergeId, runId } = await merge(ada, kim);
    // The same wish again is the same merge.
    expect((await api.post<Started>('/leads/merge', { targetId: ada, leadIds: [kim] })).mergeId).toBe(mergeId);

    const whole = await lead(ada);
    expect([whole.counts.events, whole.attributes]).toEqual([5, { jobTitle: 'CTO', companySize: 40, city: 'Oslo' }]);
    expect(whole.aliasList.map(({ value, primary }) => [value.split('-')[0], primary])).toEqual([
      ['adawork', true],
      ['adahome', false],
    ]);
    expect((await lead(kim)).leadId).toBe(ada);
    await until(
      () => listed('adahome'),
      (ids) => ids.length === 1 && ids[0] === ada,
    );
    await scored(ada, 50);
    const explained = await api.get<Explanation>(`/lead/${ada}/score/explain?modelId=${model.modelId}`);
    expect([explained.score, explained.lines[0]?.counted]).toEqual([50, 5]);
    const { items: events } = await api.get<Page<Activity>>(`/lead/${ada}/events`);
    expect(events.map(({ leadId }) => leadId)).toEqual([kim, kim, ada, kim, ada]);
    const { items: told } = await api.get<Page<HistoryEntry>>(`/leads/${ada}/history?kind=merge`);
    expect(told).toContainEqual(
      expect.objectContaining({ action: 'merged', mergeId, leadId: ada, targetId: ada, leadIds: [kim], events: 3 }),
    );
    expect(await mergesOf(ada)).toEqual([
      expect.objectContaining({ mergeId, runId, direction: 'absorbed', state: 'merged', mayUndo: true }),
    ]);
    expect(await mergesOf(kim)).toEqual([expect.objectContaining({ mergeId, direction: 'mergedOut' })]);

    // What comes later for the private address is the person's now, and goes with it again.
    await opened(kim, 7);
    await scored(ada, 60);
    await undo(mergeId);
    await scored(ada, 20);
    await scored(kim, 40);
    const [first, second] = [await lead(ada), await lead(kim)];
    expect([first.counts.events, first.attributes]).toEqual([2, attributes]);
    expect([second.leadId, second.counts.events, second.attributes['jobTitle']]).toEqual([kim, 4, 'Chief']);
    expect(first.aliasList).toHaveLength(1);
    expect(second.aliasList.map(({ primary }) => primary)).toEqual([true]);
    await until(
      () => listed('adahome'),
      (ids) => ids.length === 1 && ids[0] === kim,
    );
    expect(await mergesOf(kim)).toEqual([
      expect.objectContaining({ mergeId, direction: 'mergedOut', state: 'undone', mayUndo: false }),
    ]);
  });

  it('is not itself twice, and not part of two', async () => {
    const [one, two, three] = [await aLead('One'), await aLead('Two'), await aLead('Three')];
    const itself = await api.send<Problem>('POST', '/leads/merge', { targetId: one, leadIds: [one] });
    expect([itself.status, itself.body.issues?.[0]?.message]).toEqual([400, 'A lead cannot be merged into itself']);
    await merge(one, two);
    const again = await api.send<Problem>('POST', '/leads/merge', { targetId: three, leadIds: [two] });
    expect([again.status, again.body.code]).toEqual([409, 'lead_already_merged']);
    expect(again.body.details).toMatchObject({ leadId: two, rootId: one });
    const circle = await api.send<Problem>('POST', '/leads/merge/preview', { targetId: two, leadIds: [one] });
    expect([circle.status, circle.body.code]).toEqual([409, 'lead_already_merged']);
  });

  it('whose merge went on into another one is taken apart from the last merge on', async () => {
    const [one, two, three] = [await aLead('Inner'), await aLead('Middle'), await aLead('Outer')];
    const { mergeId: inner } = await merge(two, one);
    const { mergeId: outer } = await merge(three, two);
    expect((await lead(one)).leadId).toBe(three);
    const early = await api.send<Problem>('POST', `/leads/merges/${inner}/undo`);
    expect([early.status, early.body.code, early.body.details]).toEqual([409, 'merge_not_last', { mergeId: outer }]);
    await undo(outer);
    await undo(inner);
    expect([(await lead(one)).leadId, (await lead(two)).leadId]).toEqual([one, two]);
  });

  it('is told apart where an alias is of another lead: both ids are named', async () => {
    const [one, two] = [await aLead('Clash'), await aLead('Owner')];
    const { value } = (await lead(two)).aliasList[0]!;
    const clash = await api.send<Problem>('POST', `/lead/${one}/aliases`, { type: 'email', value });
    expect([clash.status, clash.body.code]).toEqual([409, 'alias_conflict']);
    expect(clash.body.details?.['leadIds']).toEqual([one, two]);
  });

  it('and others are merged in one run, which tells what became of each pair', async () => {
    const ids = await Promise.all(['Pa', 'Pb', 'Pc', 'Pd'].map((name) => aLead(name)));
    const [a, b, c, d] = ids as [string, string, string, string];
    const pairs = [
      { targetId: a, leadIds: [b] },
      { targetId: c, leadIds: [b] },
      { targetId: c, leadIds: [d] },
    ];
    const { runId } = await api.post<{ runId: string }>('/leads/merge/batch', { merges: pairs });
    await runEnded(api, runId);
    const { items } = await api.get<Page<Merge>>(`/runs/${runId}/merges`);
    expect(items.map(({ state, refusal }) => [state, refusal?.code])).toEqual([
      ['merged', undefined],
      ['refused', 'lead_already_merged'],
      ['merged', undefined],
    ]);
    const { items: refused } = await api.get<Page<Merge>>(`/runs/${runId}/merges?state=refused`);
    expect(refused).toHaveLength(1);
  });
});
