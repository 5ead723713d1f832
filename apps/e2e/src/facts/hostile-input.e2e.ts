import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Activity, CapturedLeads, Lead, Model, ModelDraft, Problem, RecordedEvents } from '@heatline/contracts';
import { hasDataSet, readJson } from '../data-sets/folder';
import type { Api } from '../harness/api';
import { batchesOf, inParallel } from '../harness/in-parallel';
import { publishedModel } from '../harness/models';
import { until } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

let api: Api;
beforeAll(async () => {
  api = await newWorkspace('Hostile input');
});

const whereData = (name: string) => (hasDataSet(name) ? describe : describe.skip);
const dataOf = <T>(name: string, file: string): T[] => (hasDataSet(name) ? readJson<T[]>(`${name}/${file}`) : []);
const lead = { externalId: 'hostile' };

/** A clear no: 4xx, in the form of every problem, with what to do. */
async function refused(method: string, path: string, body: unknown): Promise<Problem> {
  const answer = await api.send<Problem>(method, path, body);
  expect([path, answer.status >= 400 && answer.status < 500 ? 'refused' : answer.status]).toEqual([path, 'refused']);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ code: expect.any(String), detail: expect.stringMatching(/\.$/) });
  return answer.body;
}

describe('a body that nobody should send', () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const events = (line: string) => `{"events":[${line}]}`;
  const withProperties = (properties: string) =>
    events(`{"type":"x","lead":{"externalId":"hostile"},"properties":${properties}}`);

  it.each<[string, string, string, unknown, { code: string; path?: string }]>([
    [
      '1,001 events',
      'POST',
      '/events',
      { events: Array(1_001).fill({ type: 'x', lead }) },
      { code: 'invalid_request', path: 'events' },
    ],
    [
      '1,001 leads',
      'POST',
      '/leads',
      { leads: Array(1_001).fill({ aliases: lead }) },
      { code: 'invalid_request', path: 'leads' },
    ],
    ['5 MB', 'POST', '/events', withProperties(`{"x":"${'x'.repeat(5 * 1024 * 1024)}"}`), { code: 'body_too_large' }],
    ['5 MB of a draft', 'POST', '/models', `{"name":"${'x'.repeat(5 * 1024 * 1024)}"}`, { code: 'body_too_large' }],
    [
      'properties of 20 kB',
      'POST',
      '/events',
      withProperties(`{"x":"${'x'.repeat(20_000)}"}`),
      { code: 'invalid_request', path: 'events.0.properties' },
    ],
    [
      'properties that nest 9 deep',
      'POST',
      '/events',
      withProperties(nested(9)),
      { code: 'invalid_request', path: 'events.0.properties.a.a.a.a.a.a.a.a.a' },
    ],
    ['nesting of 100,000', 'POST', '/events', withProperties(nested(100_000)), { code: 'invalid_json' }],
    [
      'a number without end',
      'POST',
      '/events',
      withProperties('{"n":1e400}'),
      { code: 'invalid_request', path: 'events.0.properties.n' },
    ],
    [
      'an unknown field',
      'POST',
      '/events',
      { events: [{ type: 'x', lead, when: 'now' }] },
      { code: 'invalid_request', path: 'events.0.when' },
    ],
    [
      'a type that is a number',
      'POST',
      '/events',
      { events: [{ type: 7, lead }] },
      { code: 'invalid_request', path: 'events.0.type' },
    ],
    [
      'a lead that is a list',
      'POST',
      '/events',
      { events: [{ type: 'x', lead: [lead] }] },
      { code: 'invalid_request', path: 'events.0.lead' },
    ],
    [
      'a day that is none',
      'POST',
      '/events',
      { events: [{ type: 'x', lead, occurredAt: '2026-02-30T00:00:00Z' }] },
      { code: 'invalid_request', path: 'events.0.occurredAt' },
    ],
    [
      'an instant without a zone',
      'POST',
      '/events',
      { events: [{ type: 'x', lead, occurredAt: '2026-02-03T00:00:00' }] },
      { code: 'invalid_request', path: 'events.0.occurredAt' },
    ],
    [
      'tomorrow',
      'POST',
      '/events',
      { events: [{ type: 'x', lead, occurredAt: new Date(Date.now() + 86_400_000).toISOString() }] },
      { code: 'invalid_request', path: 'events.0.occurredAt' },
    ],
    [
      'the year 300000',
      'POST',
      '/events',
      { events: [{ type: 'x', lead, occurredAt: '+300000-01-01T00:00:00Z' }] },
      { code: 'invalid_request', path: 'events.0.occurredAt' },
    ],
    [
      'a lead of no aliases',
      'POST',
      '/leads',
      { leads: [{ name: 'Ada' }] },
      { code: 'invalid_request', path: 'leads.0.aliases' },
    ],
    [
      'a lead that nobody has',
      'POST',
      '/events',
      { events: [{ type: 'x', lead: { leadId: '019a0000-0000-7000-8000-00000000ffff' } }] },
      { code: 'lead_not_found' },
    ],
    [
      'NUL',
      'POST',
      '/leads',
      { leads: [{ name: 'a\u0000b', aliases: lead }] },
      { code: 'invalid_request', path: 'leads.0.name' },
    ],
    [
      'half a character',
      'POST',
      '/leads',
      '{"leads":[{"name":"\\udc00","aliases":{"externalId":"hostile"}}]}',
      { code: 'invalid_request', path: 'leads.0.name' },
    ],
    [
      'a model of a kind that is none',
      'POST',
      '/models',
      { name: 'x', kind: '__proto__' },
      { code: 'invalid_request', path: 'kind' },
    ],
  ])('%s', async (_, method, path, body, wanted) => {
    const { code, issues = [] } = await refused(method, path, body);
    expect({ code, ...(wanted.path && { path: issues[0]?.path }) }).toEqual(wanted);
  });

  it('does not cost the good lines beside a bad one', async () => {
    const answer = await api.post<RecordedEvents>('/events', {
      events: [
        { type: 'good', lead },
        { type: 'bad' },
        { type: 'good', lead, occurredAt: 'never' },
        { type: 'good', lead },
      ],
    });
    expect(answer).toMatchObject({
      accepted: 2,
      refused: [
        { index: 1, path: 'lead' },
        { index: 2, path: 'occurredAt' },
      ],
    });
  });

  it('holds numbers that are large, small or exact only as text', async () => {
    const properties = {
      max: Number.MAX_VALUE,
      min: 5e-324,
      safe: Number.MAX_SAFE_INTEGER,
      minus: -0,
      text: '9007199254740993',
    };
    await api.post('/events', { events: [{ type: 'numbers', lead: { externalId: 'numbers' }, properties }] });
    const { leads } = await api.post<CapturedLeads>('/leads', { leads: [{ aliases: { externalId: 'numbers' } }] });
    const [event] = await api.all<Activity>(`/lead/${leads[0]?.leadId}/events`);
    expect(event?.properties).toEqual({ ...properties, minus: 0 });
  });
});

whereData('json-torture')('JSON that tortures parsers', () => {
  interface Case {
    name: string;
    expect: 'accept' | 'reject' | 'either';
    base64: string | null;
  }
  const cases = dataOf<Case>('json-torture', 'cases-open.json');
  /** The two long ones are only described. */
  const bytesOf = ({ name, base64 }: Case) =>
    base64 === null
      ? name.includes('opening')
        ? '['.repeat(100_000)
        : '[{"":'.repeat(50_000)
      : new Blob([Buffer.from(base64, 'base64')]);
  /** The same bytes in the place of a value, where strings and numbers would be kept. */
  const insideOf = (bytes: string | Blob) =>
    new Blob(['{"events":[{"type":"torture","lead":{"externalId":"torture"},"properties":{"value":', bytes, '}}]}']);

  it.each(cases.map((each) => [each.name, each] as const))('%s', async (_, each) => {
    const bytes = bytesOf(each);
    for (const [method, path, body] of [
      ['POST', '/events', bytes],
      ['POST', '/events', insideOf(bytes)],
      ['POST', '/leads', bytes],
      ['POST', '/models', bytes],
    ] as const) {
      const answer = await api.send<Problem>(method, path, body);
      expect([path, answer.status < 500]).toEqual([path, true]);
      if (each.expect === 'accept') expect(answer.body.code).not.toBe('invalid_json');
      if (each.expect === 'reject' && !(bytes instanceof Blob && bytes.size === 0))
        expect([answer.status, answer.body.code]).toEqual([400, 'invalid_json']);
    }
  });
});

whereData('naughty-strings')('strings that break other systems', () => {
  const all = dataOf<string>('naughty-strings', 'strings-open.json');
  const naughty = [...new Set(all)].filter((text) => text.length <= 190);
  const kept = (got: unknown[], wanted: unknown[]) => expect(got).toEqual(wanted);
  let leadIds: string[];

  beforeAll(async () => {
    leadIds = [];
    for (const batch of batchesOf([...naughty.entries()], 200)) {
      const leads = batch.map(([i, text]) => ({
        name: text,
        aliases: { externalId: [`n${i}`, ...(text && [`x${text}`])] },
        attributes: { value: text, ...(text && { [text]: [text] }) },
      }));
      const answer = await api.post<CapturedLeads>('/leads', { leads });
      expect(answer.refused).toEqual([]);
      leadIds.push(...answer.leads.map(({ leadId }) => leadId));
      const events = batch.map(([i, text]) => ({
        id: `e${i} ${text}`,
        type: text || 'empty',
        campaign: text,
        source: text,
        lead: { externalId: `n${i}` },
        properties: { value: text, [`k${text}`]: { deep: [text] } },
      }));
      expect(await api.post<RecordedEvents>('/events', { events })).toMatchObject({
        accepted: events.length,
        refused: [],
      });
    }
  });

  it('come back byte for byte from leads and events', async () => {
    await inParallel(naughty, 4, async (text, i) => {
      const { name, aliases, attributes } = await api.get<Lead>(`/lead/${leadIds[i]}`);
      kept([name, attributes['value']], [text, text]);
      if (text && text !== 'value') kept([attributes[text]], [[text]]);
      if (text) expect(aliases.externalId).toContain(`x${text}`);
      const [event] = await api.all<Activity>(`/lead/${leadIds[i]}/events`);
      expect(event).toMatchObject({ id: `e${i} ${text}`, type: text || 'empty', campaign: text, source: text });
      kept([event?.properties], [{ value: text, [`k${text}`]: { deep: [text] } }]);
    });
  });

  it('are searched for without harm', async () => {
    await inParallel(naughty, 4, async (text, i) => {
      const q = encodeURIComponent(text.trim().slice(0, 200));
      const { items, nextCursor } = await api.get<{ items: { leadId: string }[]; nextCursor: string | null }>(
        `/leads?q=${q}&limit=200`,
      );
      // Nothing but space asks for everybody, of whom a page shows some.
      if (nextCursor === null) expect(items.map(({ leadId }) => leadId)).toContain(leadIds[i]);
    });
  });

  it('name models, rules and conditions, which then find what they name', async () => {
    const some = naughty.filter((text) => text.trim() && text.trim().length <= 100).slice(0, 150);
    const rules = some.map((text) => ({
      name: text,
      points: 1,
      when: {
        event: [text],
        campaign: [text],
        where: {
          all: [
            { property: 'value', op: 'equals', value: text },
            { property: 'value', op: 'contains', value: text },
          ],
        },
      },
    }));
    const { modelId, name } = await publishedModel(api, some.find((text) => text.includes('<script>')) ?? 'x', {
      rules,
    });
    expect((await api.get<Model>(`/models/${modelId}`)).name).toBe(name);
    const { definition } = await api.get<ModelDraft>(`/models/${modelId}/draft`);
    kept(
      definition.rules.map((rule) => [rule.name, rule.when]),
      rules.map((rule) => [rule.name, rule.when]),
    );
    const scored = await until(
      () => api.all<{ leadId: string; score: number | null }>(`/models/${modelId}/scores`),
      (items) => items.filter(({ score }) => score === 1).length >= new Set(some).size,
    );
    const points = new Map(scored.map(({ leadId, score }) => [leadId, score]));
    kept(
      some.filter((text) => points.get(leadIds[naughty.indexOf(text)] ?? '') !== 1),
      [],
    );
  });
});

whereData('email-cases')('e-mail addresses of other validators', () => {
  interface Case {
    address: string;
    expect: 'accept' | 'reject' | 'either';
  }

  it('are taken or refused, never changed, never two as one', async () => {
    const leadOf = new Map<string, string>();
    for (const { address, expect: wanted } of dataOf<Case>('email-cases', 'cases-open.json')) {
      const answer = await api.send<CapturedLeads>('POST', '/leads', { leads: [{ aliases: { email: address } }] });
      expect([address, [200, 400].includes(answer.status)]).toEqual([address, true]);
      if (wanted !== 'either') expect([address, answer.status]).toEqual([address, wanted === 'accept' ? 200 : 400]);
      if (answer.status !== 200) continue;
      const leadId = answer.body.leads[0]?.leadId ?? '';
      if (!leadOf.has(address)) expect((await api.get<Lead>(`/lead/${leadId}`)).aliases.email).toEqual([address]);
      expect(leadOf.get(address) ?? leadId).toBe(leadId);
      leadOf.set(address, leadId);
    }
    expect(new Set(leadOf.values()).size).toBe(leadOf.size);
  });
});
