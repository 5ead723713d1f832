import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testNats, type TestNats } from '@heatline/testing';
import { type RunningGateway, runGateway } from './run-gateway';

let folder: string;
let nats: TestNats;
let gateway: RunningGateway;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heatline-console-'));
  await mkdir(join(folder, 'browser/media'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'not served');
  await writeFile(join(folder, 'browser/index.html'), '<hl-root></hl-root><script src="main-ABCDEFGH.js"></script>');
  await writeFile(join(folder, 'browser/main-ABCDEFGH.js'), `console.log("${'x'.repeat(5_000)}")`);
  await writeFile(join(folder, 'browser/media/inter-B6TL4M5W.woff2'), 'font');
  await writeFile(join(folder, 'browser/logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  nats = await testNats();
  gateway = await runGateway(
    {
      ...process.env,
      NATS_URL: nats.url,
      NATS_PREFIX: nats.prefix,
      LOG_LEVEL: 'silent',
      PORT: '0',
      PUBLIC_URL: 'https://scores.example',
      CONSOLE_DIR: join(folder, 'browser'),
    },
    AbortSignal.timeout(30_000),
  );
});

afterAll(async () => {
  await gateway?.stop();
  await nats?.drop();
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${gateway.url}${path}`, { headers });

describe('the console', () => {
  it.each(['/', '/leads', '/leads/019a0000-0000-7000-8000-000000000001?tab=events', '/index.html'])(
    'is one page, whatever its address: %s',
    async (path) => {
      const answer = await get(path);
      const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy')!)?.[1];
      expect(await answer.text()).toBe(
        `<hl-root ngCspNonce="${nonce}"></hl-root><script nonce="${nonce}" src="main-ABCDEFGH.js"></script>`,
      );
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('is that page also under the longest filter that a list takes', async () => {
    const answer = await get(`/leads?filter=${encodeURIComponent('あ'.repeat(20_000))}`);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('<hl-root')]);
  });

  it('has a new nonce each time', async () => {
    const [one, two] = await Promise.all([get('/'), get('/')]);
    expect(one.headers.get('content-security-policy')).not.toBe(two.headers.get('content-security-policy'));
  });

  it('lets browsers keep what carries a hash, and ask again for the rest', async () => {
    const script = await get('/main-ABCDEFGH.js', { 'accept-encoding': 'br' });
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script.headers.get('content-encoding')).toBe('br');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toContain('xxxxx');
    expect((await get('/media/inter-B6TL4M5W.woff2')).headers.get('cache-control')).toContain('immutable');
    const logo = await get('/logo.svg');
    expect(logo.headers.get('cache-control')).toBe('no-cache');
    const again = await get('/logo.svg', { 'if-none-match': logo.headers.get('etag')! });
    expect(again.status).toBe(304);
  });

  it('does not answer for a script that is missing', async () => {
    const answer = await get('/main-OLDHASH0.js');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/media/..%2f..%2fsecret.txt',
    '/%00.txt',
    '//etc/passwd.txt',
  ])('never leaves its folder: %s', async (path) => expect((await get(path)).status).toBe(404));

  it('is told to browsers as reachable by HTTPS only where it is', async () => {
    const { headers } = await get('/');
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
  });
});
