import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Api } from '../harness/api';
import { until } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

interface RunView {
  state: string;
  done: number;
  changed: number;
  failed: number;
}

const many = 1_200;

describe('owners of many leads', () => {
  let api: Api;
  let rep: string;
  let other: string;
  beforeAll(async () => {
    api = await newWorkspace('Bulk');
    const member = (name: string) =>
      api.post<{ member: { id: string } }>('/members', {
        name,
        email: `${name}.${Date.now()}@bulk.example`,
        role: 'rep',
      });
    rep = (await member('rep')).member.id;
    other = (await member('other')).member.id;
    await Promise.all(
      [0, 1].map((part) =>
        api.post('/leads', {
          leads: Array.from({ length: many / 2 }, (_, i) => ({ aliases: { email: `p${part}-${i}@bulk.example` } })),
        }),
      ),
    );
  });

  const ended = (runId: string) =>
    until(
      () => api.get<RunView>(`/runs/${runId}`),
      ({ state }) => ['completed', 'failed', 'parked'].includes(state),
    );
  const ownedBy = async (owner: string) =>
    (await api.get<{ total: { value: number } }>(`/leads?owner=${owner}&limit=1&total=exact`)).total.value;

  it('are given to all that match by a run, followed by scores, and taken back', async () => {
    const started = await api.send<{ runId: string }>('POST', '/leads/bulk-assign-owner', {
      ownerId: rep,
      expected: many,
    });
    expect(started.status).toBe(202);
    const { runId } = started.body;
    expect(await ended(runId)).toMatchObject({ state: 'completed', done: many, changed: many, failed: 0 });
    expect(await ownedBy(rep)).toBe(many);
    const first = (await api.get<{ items: { leadId: string; outcome: string }[] }>(`/runs/${runId}/leads?limit=1`))
      .items[0]!;
    expect(first.outcome).toBe('changed');
    await api.post(`/leads/${first.leadId}/owner`, { ownerId: other });

    const undo = await api.send<{ runId: string }>('POST', `/leads/bulk-actions/${runId}/undo`);
    expect(undo.status).toBe(202);
    expect(await ended(undo.body.runId)).toMatchObject({ state: 'completed', changed: many - 1 });
    expect(await ownedBy(other)).toBe(1);
    expect(await ownedBy('none')).toBe(many - 1);
    const history = await api.get<{ items: { to: string | null }[] }>(`/lead/${first.leadId}/owner-history`);
    expect(history.items.map(({ to }) => to)).toEqual([other, rep]);
  });

  it('are a matter of what the person saw', async () => {
    const body = { ownerId: rep, q: 'p0-1', expected: 1 };
    const refused = await api.send<{ code: string; details: { was: number; now: number } }>(
      'POST',
      '/leads/bulk-assign-owner',
      body,
    );
    expect(refused).toMatchObject({ status: 409, body: { code: 'selection_changed', details: { was: 1 } } });
    const { now } = refused.body.details;
    const accepted = await api.send<{ runId: string }>('POST', '/leads/bulk-assign-owner', { ...body, expected: now });
    expect(await ended(accepted.body.runId)).toMatchObject({ state: 'completed', done: now });
    // What scores keep of the owner follows.
    await until(
      () =>
        api.get<{ items: unknown[] }>(
          `/leads?limit=200&filter=${encodeURIComponent(JSON.stringify({ owner: [rep] }))}`,
        ),
      ({ items }) => items.length === now,
    );
  });

  it('are refused for who is no member, by the field that is wrong', async () => {
    const [lead] = (await api.get<{ items: { leadId: string }[] }>('/leads?limit=1')).items;
    expect(await api.send('POST', `/leads/${lead!.leadId}/owner`, { ownerId: lead!.leadId })).toMatchObject({
      status: 409,
      body: { code: 'owner_not_member' },
    });
    expect(await api.send('POST', '/leads/bulk-assign-owner', { ownerId: rep })).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'expected' }] },
    });
  });
});
