import { apiKeyScopes, createApiKey, inviteMember, listMembers, roles, scopeAllows } from '@heatline/contracts';
import { eventually } from '@heatline/testing';
import * as z from 'zod';
import { allRoutes } from './routes/all-routes';
import { Browser } from './testing/browser';
import { realGateway, type RealGateway } from './testing/real-gateway';
import { refusalIn, told } from './testing/told';

const Description = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.object({ summary: z.string() }))),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

let gateway: RealGateway;
let url: string;
let identity: RealGateway['identity'];
const signedIn = new Map<string, Browser>();

beforeAll(async () => {
  gateway = await realGateway();
  ({ url, identity } = gateway);
  for (const { email, role } of identity.demo.members) {
    signedIn.set(role, await new Browser(url).signIn(email, identity.demo.password));
  }
}, 60_000);

afterAll(() => gateway?.stop());

const as = (role: string) => signedIn.get(role)!;
const withKey = (key: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  gateway.send(method, path, body, { key, headers });

describe('a link that anybody may open', () => {
  const path = '/api/leads/0a000000-0000-4000-8000-000000000001/share-links';

  it('is looked for without an account, kept by no cache and found by no search engine', async () => {
    const answer = await fetch(`${url}/api/shared/never-made`);
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await refusalIn(answer)).toEqual([404, 'share_link_not_found']);
  });

  it('is made by reps and refused to viewers, with a sentence for what is wrong', async () => {
    expect(await refusalIn(await as('viewer').send('POST', path, {}))).toEqual([403, 'role_too_low']);
    expect(await refusalIn(await as('rep').send('POST', path, { days: 0 }))).toEqual([400, 'invalid_request']);
    expect(await refusalIn(await fetch(`${url}${path}`))).toEqual([401, 'not_signed_in']);
  });
});

describe('a session', () => {
  it('is a cookie that scripts cannot read, and ends with the sign-out', async () => {
    const { email } = identity.demo.members[0]!;
    const browser = new Browser(url);
    const answer = await browser.send('POST', '/api/session', { email, password: identity.demo.password });
    expect(await answer.json()).toEqual({ me: expect.objectContaining({ email, role: 'admin' }) });
    const cookie = answer.headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/^heatline=[\w-]{43}; .*Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await browser.send('GET', '/api/me')).status).toBe(200);
    const end = await browser.send('DELETE', '/api/session');
    expect(end.status).toBe(204);
    expect(end.headers.getSetCookie()[0]).toContain('Max-Age=0');
    const replayed = await fetch(`${url}/api/me`, { headers: { cookie: cookie.split(';')[0]! } });
    expect(replayed.status).toBe(401);
  });

  it('cannot be used, begun or ended from pages of others', async () => {
    const elsewhere = { origin: 'https://evil.example' };
    const { email } = identity.demo.members[0]!;
    for (const answer of [
      await as('admin').send('PATCH', '/api/preferences', { theme: 'dark' }, elsewhere),
      await as('admin').send('DELETE', '/api/session', undefined, elsewhere),
      await new Browser(url).send('POST', '/api/session', { email, password: identity.demo.password }, elsewhere),
    ]) {
      expect(await refusalIn(answer)).toEqual([403, 'origin_not_allowed']);
    }
    expect((await as('admin').send('PATCH', '/api/preferences', { theme: 'dark' })).status).toBe(200);
  });

  it('is limited in its attempts, in words and with a time', async () => {
    const from = new Browser(url, { 'x-forwarded-for': '203.0.113.7' });
    const attempt = () => from.send('POST', '/api/session', { email: 'nobody@example.com', password: 'wrong' });
    for (let i = 0; i < 10; i++) expect((await attempt()).status).toBe(401);
    const refused = await attempt();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({
      code: 'too_many_attempts',
      detail: expect.stringContaining('Wait 15 minutes'),
    });
  });

  it('is gone within a moment when the member is switched off, although it was just used', async () => {
    const invited = await as('admin').send('POST', '/api/members', {
      name: 'Short',
      email: 'short@heatline.example',
      role: 'rep',
    });
    const { member, link } = await told(inviteMember.reply, invited);
    const browser = new Browser(url);
    await browser.send('POST', '/api/password-links', { token: link.token, password: 'a long enough one' });
    expect((await browser.send('GET', '/api/me')).status).toBe(200);
    await as('admin').send('PATCH', `/api/members/${member.id}`, { active: false });
    await eventually(async () => (await browser.send('GET', '/api/me')).status === 401, { timeoutMs: 1_000 });
  });
});

describe('an API key', () => {
  it('opens what its scopes say until it is revoked', async () => {
    const made = await as('admin').send('POST', '/api/api-keys', { name: 'Reader', scopes: ['read'] });
    expect(made.status).toBe(201);
    const { key, secret } = await told(createApiKey.reply, made);
    expect((await withKey(secret, 'GET', '/api/members')).status).toBe(200);
    expect(await (await withKey(secret, 'POST', '/api/events', { events: [] })).json()).toMatchObject({
      code: 'scope_missing',
    });
    expect(await (await withKey(secret, 'GET', '/api/me')).json()).toMatchObject({ code: 'members_only' });
    await as('admin').send('DELETE', `/api/api-keys/${key.id}`);
    await eventually(async () => (await withKey(secret, 'GET', '/api/members')).status === 401, { timeoutMs: 1_000 });
  });

  it('is refused in any other form', async () => {
    for (const authorization of ['Bearer x', 'Basic YTpi', 'Bearer', `Bearer hl_${'0'.repeat(32)}_${'a'.repeat(43)}`]) {
      const answer = await fetch(`${url}/api/members`, { headers: { authorization } });
      expect(await refusalIn(answer)).toEqual([401, 'api_key_not_valid']);
    }
  });

  it('sees its own workspace only', async () => {
    const mine = await told(listMembers.reply, await withKey(identity.demo.apiKey, 'GET', '/api/members'));
    const theirs = await told(listMembers.reply, await withKey(identity.otherKey, 'GET', '/api/members'));
    expect(mine.items.length).toBeGreaterThan(0);
    expect(theirs.items).toEqual([]);
    const { memberId } = identity.demo.members[0]!;
    expect((await withKey(identity.otherKey, 'GET', `/api/members/${memberId}`)).status).toBe(404);
    const forged = { 'x-workspace-id': identity.demo.workspaceId, 'hl-workspace': identity.demo.workspaceId };
    expect((await withKey(identity.otherKey, 'GET', `/api/members/${memberId}`, undefined, forged)).status).toBe(404);
  });
});

describe.each(roles.map((role) => [role] as const))('a %s', (role) => {
  const guarded = allRoutes.filter((route) => route.session === undefined);

  it.each(guarded.map((route) => [route.method, route.path, route] as const))(
    '%s /api%s',
    async (method, path, route) => {
      // Of an id that exists nowhere and an empty body: whoever is let in gets some other answer than 401 or 403.
      const address = `/api${path.replace(/:\w+/g, '019a0000-0000-7000-8000-00000000ffff')}`;
      const answer = await as(role).send(method, address, route.body && {});
      const mayNot = route.role !== 'anyone' && roles.indexOf(role) > roles.indexOf(route.role);
      if (mayNot) expect(await refusalIn(answer)).toEqual([403, 'role_too_low']);
      else expect([401, 403]).not.toContain(answer.status);
      expect(answer.status === 500).toBe(false);
    },
  );
});

describe.each(apiKeyScopes.map((scope) => [scope] as const))('an API key with the scope %s', (scope) => {
  let secret: string;
  beforeAll(async () => {
    const made = await as('admin').send('POST', '/api/api-keys', { name: `Only ${scope}`, scopes: [scope] });
    ({ secret } = await told(createApiKey.reply, made));
  });
  const guarded = allRoutes.filter((route) => route.role !== 'anyone');

  it.each(guarded.map((route) => [route.method, route.path, route] as const))(
    '%s /api%s',
    async (method, path, route) => {
      const address = `/api${path.replace(/:\w+/g, '019a0000-0000-7000-8000-00000000ffff')}`;
      const answer = await withKey(secret, method, address, route.body && {});
      if (route.scope === null) expect(await refusalIn(answer)).toEqual([403, 'members_only']);
      else if (!scopeAllows([scope], route.scope)) expect(await refusalIn(answer)).toEqual([403, 'scope_missing']);
      else expect([401, 403, 500]).not.toContain(answer.status);
    },
  );
});

describe('nobody', () => {
  it.each(allRoutes.map((route) => [route.method, route.path, route] as const))(
    '%s /api%s',
    async (method, path, route) => {
      const address = `${url}/api${path.replace(/:\w+/g, '019a0000-0000-7000-8000-00000000ffff')}`;
      const { status } = await fetch(address, { method, headers: { 'x-forwarded-for': '203.0.113.8' } });
      if (route.role === 'anyone') expect(status).not.toBe(401);
      else expect(status).toBe(401);
    },
  );
});

describe('around the API', () => {
  it('health names what is missing', async () => {
    const answer = await fetch(`${url}/api/health`);
    const health = await told(z.object({ missing: z.array(z.object({ service: z.string() })) }), answer);
    expect(answer.status).toBe(503);
    expect(health.missing.map(({ service }) => service)).toEqual(['leads', 'scoring', 'worker']);
    expect((await fetch(`${url}/api/health/live`)).status).toBe(200);
  });

  it('the description covers every route, and its page needs nothing from elsewhere', async () => {
    const description = await told(Description, await fetch(`${url}/api/openapi.json`));
    for (const { method, path } of allRoutes) {
      const documented = description.paths[`/api${path.replace(/:(\w+)/g, '{$1}')}`];
      expect(documented?.[method.toLowerCase()]?.summary).toBeTruthy();
    }
    const known = new Set(Object.keys(description.components.schemas).map((name) => `#/components/schemas/${name}`));
    const refs = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!);
    expect(refs.filter((ref) => !known.has(ref))).toEqual([]);
    const page = await (await fetch(`${url}/api/docs`)).text();
    for (const [, address] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await fetch(`${url}${address}`)).status).toBe(200);
    }
  });

  it('answers carry the headers that protect, and the request id they came with', async () => {
    const answer = await fetch(`${url}/api/health/live`, { headers: { 'x-request-id': 'from-me' } });
    expect(answer.headers.get('x-request-id')).toBe('from-me');
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none';script-src 'self' 'nonce-/);
    expect(answer.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  it('large answers are compressed', async () => {
    const answer = await fetch(`${url}/api/openapi.json`, { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect((await told(Description, answer)).openapi).toBe('3.1.0');
  });

  it.each([
    ['/api/openapi.json', 'br'],
    ['/api/openapi.json', 'gzip;q=0'],
    ['/api/health/live', 'gzip'],
  ])('%s to one who takes %s is sent as it is', async (path, encoding) => {
    const answer = await fetch(`${url}${path}`, { headers: { 'accept-encoding': encoding } });
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, null]);
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    await answer.json();
  });
});

describe('the stream of changes', () => {
  it('tells of what changes in the own workspace, and ends with the session', async () => {
    const { email } = identity.demo.members[0]!;
    const browser = await new Browser(url).signIn(email, identity.demo.password);
    const stream = await browser.send('GET', '/api/live');
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const heard: string[] = [];
    const reading = (async () => {
      for await (const chunk of stream.body!) heard.push(Buffer.from(chunk).toString());
    })();
    await eventually(() => heard.join('').includes('event: hello'));
    await withKey(identity.otherKey, 'POST', '/api/members', {
      name: 'Else',
      email: 'else@heatline.example',
      role: 'rep',
    });
    const mine = await withKey(identity.demo.apiKey, 'POST', '/api/members', {
      name: 'Live',
      email: 'live@heatline.example',
      role: 'rep',
    });
    const { member } = await told(inviteMember.reply, mine);
    await eventually(() => heard.join('').includes(member.id));
    expect(heard.join('').match(/members\.changed/g)).toHaveLength(1);
    await browser.send('DELETE', '/api/session');
    await reading;
  });

  it('is not for strangers', async () => {
    expect((await fetch(`${url}/api/live`)).status).toBe(401);
  });
});
