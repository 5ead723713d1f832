import { changeWorkspace, createApiKey, Problem } from '@heatline/contracts';
import * as z from 'zod';
import { realGateway, type RealGateway } from './testing/real-gateway';
import { sharedData } from './testing/shared-data';
import { refusalIn, told } from './testing/told';

const torture = sharedData(
  'json-torture/cases-open.json',
  z.array(
    z.object({ name: z.string(), expect: z.enum(['accept', 'reject', 'either']), base64: z.string().nullable() }),
  ),
);
const naughty = sharedData('naughty-strings/strings-open.json', z.array(z.string()));

/** The two long ones are only described. */
const bytesOf = ({ name, base64 }: { name: string; base64: string | null }): Uint8Array<ArrayBuffer> =>
  base64 === null
    ? new TextEncoder().encode(name.includes('opening') ? '['.repeat(100_000) : '[{"":'.repeat(50_000))
    : new Uint8Array(Buffer.from(base64, 'base64'));

let gateway: RealGateway;
beforeAll(async () => {
  gateway = await realGateway();
}, 60_000);
afterAll(() => gateway?.stop());

const send: RealGateway['send'] = (...all) => gateway.send(...all);

describe('bad requests', () => {
  const batch = (lines: number) => ({ events: Array.from({ length: lines }, () => ({})) });
  const deep = '['.repeat(65) + ']'.repeat(65);

  it.each<[string, () => Promise<Response>, number, string]>([
    ['a cut body', () => send('POST', '/api/events', '{"events":'), 400, 'invalid_json'],
    [
      'text',
      () => send('POST', '/api/events', '{"events":[]}', { headers: { 'content-type': 'text/plain' } }),
      415,
      'unsupported_content_type',
    ],
    [
      'a form',
      () =>
        send('POST', '/api/events', 'events=1', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      415,
      'unsupported_content_type',
    ],
    [
      'a packed body',
      () => send('POST', '/api/events', '{"events":[]}', { headers: { 'content-encoding': 'gzip' } }),
      415,
      'unsupported_encoding',
    ],
    ['no body', () => send('POST', '/api/events'), 400, 'invalid_request'],
    ['an unknown field', () => send('POST', '/api/events', { events: [{}], extra: 1 }), 400, 'invalid_request'],
    ['no lines', () => send('POST', '/api/events', batch(0)), 400, 'invalid_request'],
    ['1,001 lines', () => send('POST', '/api/events', batch(1_001)), 400, 'invalid_request'],
    [
      '1,001 leads',
      () => send('POST', '/api/leads', { leads: Array.from({ length: 1_001 }, () => ({})) }),
      400,
      'invalid_request',
    ],
    ['deep nesting', () => send('POST', '/api/events', deep), 400, 'invalid_json'],
    ['very deep nesting', () => send('POST', '/api/events', '['.repeat(100_000)), 400, 'invalid_json'],
    ['very deep objects', () => send('POST', '/api/leads', '{"a":'.repeat(50_000)), 400, 'invalid_json'],
    [
      'an endless number',
      () => send('POST', '/api/events', '{"events":[{"properties":{"n":1e999}}]}'),
      400,
      'invalid_request',
    ],
    ['no such address', () => send('GET', '/api/nothing'), 404, 'no_such_address'],
    ['another method', () => send('PUT', '/api/events'), 405, 'method_not_allowed'],
    ['an unknown filter', () => send('GET', '/api/members?limit=1'), 400, 'invalid_request'],
    ['a filter of the wrong type', () => send('GET', '/api/leads?limit=many'), 400, 'invalid_request'],
    ['a filter twice', () => send('GET', '/api/leads?limit=1&limit=2'), 400, 'invalid_request'],
    ['a NUL in a query', () => send('GET', '/api/leads?q=%00'), 400, 'invalid_request'],
    [
      'too long a filter',
      () => send('GET', `/api/leads?filter=${encodeURIComponent('あ'.repeat(20_001))}`),
      400,
      'invalid_request',
    ],
    ['an address in no encoding', () => send('GET', '/api/lead/%E0%A4'), 400, 'invalid_address'],
    ['an id that is none', () => send('GET', '/api/members/1'), 400, 'invalid_request'],
    ['a NUL in a name', () => send('PATCH', '/api/workspace', { name: 'a\u0000b' }), 400, 'invalid_request'],
    ['half a character', () => send('PATCH', '/api/workspace', '{"name":"\\ud800"}'), 400, 'invalid_request'],
    ['a prototype', () => send('PATCH', '/api/workspace', '{"__proto__":{"name":"x"}}'), 400, 'invalid_request'],
    ['the wrong type', () => send('PATCH', '/api/workspace', { name: 7 }), 400, 'invalid_request'],
    ['a list as the body', () => send('PATCH', '/api/workspace', []), 400, 'invalid_request'],
  ])('%s', async (_, ask, status, code) => {
    const answer = await ask();
    const problem = await told(Problem, answer);
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(problem.traceId).toBe(answer.headers.get('x-request-id'));
    expect(problem.detail).toMatch(/\.$/);
  });

  it('name the field', async () => {
    const answer = await send('PATCH', '/api/workspace', { name: '', color: 'red' });
    const { issues } = await told(Problem, answer);
    expect(issues).toEqual([
      { path: 'name', message: 'Enter a name' },
      { path: 'color', message: 'There is no such field' },
    ]);
  });

  it('of more than 4 MB are refused, whether the length is told or not', async () => {
    const large = await send('POST', '/api/events', `"${'x'.repeat(5 * 1024 * 1024)}"`);
    expect(await refusalIn(large)).toEqual([413, 'body_too_large']);
    const chunk = new TextEncoder().encode('x'.repeat(64 * 1024));
    let sent = 0;
    const untold = new ReadableStream({
      pull: (controller) => (sent++ < 80 ? controller.enqueue(chunk) : controller.close()),
    });
    expect(await refusalIn(await send('POST', '/api/events', untold))).toEqual([413, 'body_too_large']);
    const justSmallEnough = await send('POST', '/api/events', `{"events":"${'x'.repeat(4 * 1024 * 1024 - 20)}"}`);
    expect(await refusalIn(justSmallEnough)).toEqual([400, 'invalid_request']);
  });

  it('that nobody answers are told as 503, not as a fault', async () => {
    const answer = await send('GET', '/api/models');
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await refusalIn(answer)).toEqual([503, 'service_unavailable']);
  });
});

(torture ? describe : describe.skip)('bodies that torture JSON parsers', () => {
  it.each((torture ?? []).map((one) => [one.name, one.expect, bytesOf(one)] as const))(
    '%s',
    async (_, verdict, bytes) => {
      for (const [method, path] of [
        ['POST', '/api/events'],
        ['PATCH', '/api/workspace'],
      ] as const) {
        const answer = await send(method, path, bytes);
        expect(answer.status).toBeLessThan(500);
        if (verdict === 'either') continue;
        const code = answer.ok ? 'none' : (await refusalIn(answer))[1];
        if (verdict === 'reject' && bytes.length > 0) expect([answer.status, code]).toEqual([400, 'invalid_json']);
        if (verdict === 'accept') expect(code).not.toBe('invalid_json');
      }
    },
  );
});

(naughty ? describe : describe.skip)('naughty strings', () => {
  it('come back byte for byte, or are refused with a clear no', async () => {
    const outcomes = { kept: 0, refused: 0 };
    for (const text of naughty ?? []) {
      const answer = await send('PATCH', '/api/workspace', { name: text });
      if (answer.ok) {
        expect((await told(changeWorkspace.reply, answer)).name).toBe(text);
        expect((await told(changeWorkspace.reply, await send('GET', '/api/workspace'))).name).toBe(text);
        outcomes.kept++;
      } else {
        expect(await refusalIn(answer)).toEqual([400, 'invalid_request']);
        outcomes.refused++;
      }
    }
    expect(outcomes.kept).toBeGreaterThan(250);
    await send('PATCH', '/api/workspace', { name: 'Demo' });
  }, 60_000);

  it('in other places never break anything', async () => {
    for (const text of (naughty ?? []).slice(0, 90)) {
      const key = await send('POST', '/api/api-keys', { name: text, scopes: ['read'] });
      if (key.ok) {
        const made = await told(createApiKey.reply, key);
        expect(made.key.name).toBe(text);
        await send('DELETE', `/api/api-keys/${made.key.id}`);
      } else expect(key.status).toBe(400);
      for (const path of ['/api/leads?q=', '/api/members/', '/api/']) {
        const { status } = await send('GET', path + encodeURIComponent(text.toWellFormed()));
        // 503 where the service is not part of this test; of the rest only a no is right.
        expect([200, 400, 404, 503]).toContain(status);
      }
    }
  }, 60_000);
});
