import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Api } from '../harness/api';
import { tracesOf } from '../harness/traces';
import { until } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

/** Found nowhere by chance, and by no other run of this journey. */
const mark = `quillfeather${Date.now().toString(36)}`;
const email = `zephyrine.${mark}@${mark}.example`;

describe('erasing a person', () => {
  let api: Api;
  let leadId: string;
  let exported: string;
  beforeAll(async () => {
    api = await newWorkspace('Erasure');
    const { modelId } = await api.post<{ modelId: string }>('/models', { name: 'Engagement', kind: 'engagement' });
    await api.put(`/models/${modelId}/draft`, {
      version: 1,
      rules: [{ name: 'Opened', points: 5, when: { event: ['email_opened'] } }],
    });
    await api.post(`/models/${modelId}/publish`, { note: 'first' });
    await api.patch(`/models/${modelId}`, { active: true });
    await api.post('/leads', {
      leads: [
        { name: `Zephyrine ${mark}`, aliases: { email, cookie: `cookie-${mark}` }, attributes: { nick: mark } },
        { name: 'Somebody else', aliases: { email: 'else@stays.example' } },
      ],
    });
    await api.post('/events', {
      events: Array.from({ length: 5 }, (_, i) => ({
        id: `${mark}-${i}`,
        type: 'email_opened',
        lead: { email },
        properties: { to: email, subject: `For ${mark}` },
      })),
    });
    leadId = (await api.get<{ items: { leadId: string }[] }>(`/leads?q=${mark}`)).items[0]!.leadId;
    await api.post(`/leads/${leadId}/notes`, { text: `Called ${mark}` });
    await until(
      () => api.get<{ items: { score: number | null }[] }>(`/leads?q=${mark}&modelId=${modelId}`),
      ({ items }) => (items[0]?.score ?? 0) > 0,
    );
    await api.post(`/leads/${leadId}/scores/${modelId}/adjustments`, { points: 3, reason: `Met ${mark}` });
    const { runId } = await api.post<{ runId: string }>('/leads/exports', { columns: ['name', 'email'] });
    await until(
      () => api.get<{ state: string }>(`/runs/${runId}`),
      ({ state }) => state === 'completed',
    );
    exported = runId;
  });

  it('first tells all that is known', async () => {
    const known = await api.get<{ data: Record<string, Record<string, unknown[]>> }>(`/leads/${leadId}/personal-data`);
    expect(known.data['leads']!['event']).toHaveLength(5);
    expect(known.data['leads']!['alias']).toHaveLength(2);
    expect(known.data['scoring']!['adjustment']).toHaveLength(1);
    const places = (await tracesOf(mark)).map((trace) => trace.split(' ')[0]);
    expect(places.length).toBeGreaterThan(5);
    expect(new Set(places)).toEqual(new Set(['database', 'stream', 'file']));
    expect(await api.get<string>(`/runs/${exported}/file`)).toContain(email);
  });

  it('leaves no trace of them in tables, streams, files, workflow histories or logs, and a proof', async () => {
    const { status, body } = await api.send<{ runId: string }>('DELETE', `/leads/${leadId}`);
    expect(status).toBe(202);
    const run = await until(
      () => api.get<{ state: string; changed: number }>(`/runs/${body.runId}`),
      ({ state }) => ['completed', 'failed', 'parked'].includes(state),
    );
    expect(run).toMatchObject({ state: 'completed', changed: 1 });
    expect(await tracesOf(mark)).toEqual([]);
    // The same search finds what is kept: the id, in messages and in the history of the run.
    const kept = (await tracesOf(leadId)).map((trace) => trace.split(' ')[0]);
    expect(new Set(kept)).toEqual(new Set(['database', 'stream', 'workflow']));
    expect((await api.send('GET', `/lead/${leadId}`)).status).toBe(404);
    const { items } = await api.get<{ items: { removed: Record<string, number>; completedAt: string | null }[] }>(
      `/erasures?leadId=${leadId}`,
    );
    expect(items).toMatchObject([
      {
        completedAt: expect.any(String),
        removed: {
          'leads.lead': 1,
          'leads.event': 5,
          'leads.note': 1,
          'leads.export_file': 1,
          'scoring.score': 1,
          'scoring.adjustment': 1,
        },
      },
    ]);
    expect(await api.send('GET', `/runs/${exported}/file`)).toMatchObject({
      status: 410,
      body: { code: 'export_gone', details: { reason: 'erased' }, detail: expect.stringContaining('was erased') },
    });
    expect((await api.get<{ items: unknown[] }>('/leads?q=stays.example')).items).toHaveLength(1);
  });
});
