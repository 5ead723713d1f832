import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Lead, Model, Notification } from '@heatline/contracts';
import type { Api } from '../harness/api';
import { newMember } from '../harness/member';
import { publishedModel } from '../harness/models';
import { until } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

describe('what a member does themself', () => {
  const email = 'rita@watched.example';
  let api: Api;
  let model: Model;
  let leadId: string;
  let ada: Awaited<ReturnType<typeof newMember>>;
  let ben: typeof ada;

  const act = (by: Api, times = 1) =>
    by.post('/events', { events: Array.from({ length: times }, () => ({ type: 'demo', lead: { email } })) });
  const kindsOf = async (member: Api): Promise<string[]> =>
    (await member.all<Notification>('/notifications')).map(({ kind }) => kind).sort();
  const told = (member: Api, ...kinds: string[]) =>
    until(
      () => kindsOf(member),
      (now) => now.join() === kinds.join(),
    );

  beforeAll(async () => {
    api = await newWorkspace('Own doing');
    model = await publishedModel(api, 'Demos', { rules: [{ name: 'Demo', points: 10, when: { event: ['demo'] } }] });
    [ada, ben] = [await newMember(api, 'rep', 'Ada'), await newMember(api, 'rep', 'Ben')];
    const { leads } = await api.post<{ leads: { leadId: string }[] }>('/leads', {
      leads: [{ name: 'Rita', aliases: { email: [email] } }],
    });
    leadId = leads[0]!.leadId;
    await ada.post<Lead>(`/leads/${leadId}/owner`, { ownerId: ada.memberId });
    const scored = () => api.get<{ items: { score: number | null }[] }>(`/leads?q=${email}&modelId=${model.modelId}`);
    await until(scored, ({ items }) => items[0]?.score === 0);
    for (const member of [ada, ben]) {
      await member.put(`/leads/${leadId}/watch`, undefined);
      const thresholds = [{ modelId: model.modelId, direction: 'up', score: 20 }];
      await member.patch(`/watching/${leadId}`, { thresholds });
    }
  });

  it('is told to the others who watch, whether an event or points by hand, and not to them', async () => {
    await act(ada);
    await told(ben, 'watchedEngaged');
    await ada.post(`/leads/${leadId}/scores/${model.modelId}/adjustments`, { points: 15, reason: 'Met at a fair' });
    await told(ben, 'watchedCrossed', 'watchedEngaged');
    // What is told to one is told to all in the same step: nothing is on its way to her. She owns the lead, which is warm now.
    expect(await kindsOf(ada)).toEqual([]);
  });

  it('is told to them when anybody else does it', async () => {
    await act(api, 3);
    await told(ada, 'levelReached', 'watchedEngaged');
  });
});
