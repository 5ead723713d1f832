import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CapturedLeads, Model, ScoreCard } from '@heatline/contracts';
import type { Api } from '../harness/api';
import { publishedModel } from '../harness/models';
import { until } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

const anEvent = '019a0000-0000-7000-8000-00000000eeee';
let api: Api;
let elsewhere: Api;
let model: Model;
/** Every address that reads something of one lead, as the API describes itself, and the address of the lead's own page. */
let addresses: string[];

const newLead = async (of: Api, externalId: string) =>
  (await of.post<CapturedLeads>('/leads', { leads: [{ aliases: { externalId } }] })).leads[0]!.leadId;
const at = (address: string, leadId: string) =>
  address.replace('/api', '').replace('{leadId}', leadId).replace('{modelId}', model.modelId);

beforeAll(async () => {
  [api, elsewhere] = [await newWorkspace('Unknown leads'), await newWorkspace('Elsewhere')];
  model = await publishedModel(api, 'Visits', { rules: [{ name: 'Seen', points: 1, when: { event: ['seen'] } }] });
  const queries: Record<string, string> = {
    explain: `?modelId=${model.modelId}`,
    difference: `?modelId=${model.modelId}&from=2026-01-01T00:00:00Z`,
    contributions: `?eventIds=${anEvent}`,
    conversions: `?modelId=${model.modelId}`,
  };
  const { paths } = await api.get<{ paths: Record<string, object> }>('/openapi.json');
  addresses = Object.entries(paths).flatMap(([path, methods]) =>
    'get' in methods && /^\/api\/leads?\/\{leadId\}/.test(path)
      ? [`${path}${queries[path.split('/').at(-1)!] ?? ''}`]
      : [],
  );
});

/** What each address answers, as `404 lead_not_found`. */
const answersOf = (leadId: string) =>
  Promise.all(
    addresses.map(async (address) => {
      const { status, headers, body } = await api.send<{ code?: string }>('GET', at(address, leadId));
      expect(headers.get('content-type')).toContain(status === 200 ? 'application/json' : 'application/problem+json');
      return `${address} ${status} ${body.code ?? ''}`.trim();
    }),
  );
const everywhere = (answer: string) => addresses.map((address) => `${address} ${answer}`);

describe('what is asked of a lead', () => {
  it('is answered as soon as it is there, before anything was scored', async () => {
    const leadId = await newLead(api, 'just-made');
    const { items } = await api.get<{ items: ScoreCard[] }>(`/lead/${leadId}/scores`);
    expect(items.map(({ modelId }) => modelId)).toEqual([model.modelId]);
    expect(addresses.length).toBeGreaterThan(12);
    expect(await answersOf(leadId)).toEqual(everywhere('200'));
  });

  it('is refused of one that nobody has, and of one that another workspace has', async () => {
    expect(await answersOf('019a0000-0000-7000-8000-00000000ffff')).toEqual(everywhere('404 lead_not_found'));
    expect(await answersOf(await newLead(elsewhere, 'theirs'))).toEqual(everywhere('404 lead_not_found'));
  });

  it('is refused of one who was erased', async () => {
    const leadId = await newLead(api, 'to-be-erased');
    const { status, body } = await api.send<{ runId: string }>('DELETE', `/leads/${leadId}`);
    expect(status).toBe(202);
    await until(
      () => api.get<{ state: string }>(`/runs/${body.runId}`),
      ({ state }) => state === 'completed',
    );
    expect(await answersOf(leadId)).toEqual(everywhere('404 lead_not_found'));
  });
});
