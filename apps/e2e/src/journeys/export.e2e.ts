import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { stack } from '../harness/stack';
import { until } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

describe('an export in the background', () => {
  const mark = `exported${Date.now().toString(36)}`;
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  let runId: string;
  const api = () => new Api(stack().apiKey);
  const streamed = () => api().get<string>(`/leads/export?q=${mark}&sort=name&columns=leadId,name,email`);

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page, errors, close } = await openWindow(browser));
    await signIn(page);
    await api().post('/leads', {
      leads: Array.from({ length: 300 }, (_, i) => ({
        name: `${mark} ${String(i).padStart(3, '0')} “=1”`,
        aliases: { email: [`p${i}@${mark}.example`] },
      })),
    });
  });
  afterAll(async () => {
    expect(errors).toEqual([]);
    await close();
    await browser.close();
  });

  it('is asked for where one looks at the leads, and its run says how far it is', async () => {
    await page.goto(`/leads?q=${mark}&sort=name`);
    await page.getByText(`${mark} 000`).first().waitFor();
    await page.getByRole('button', { name: 'Export Leads' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Export 300 leads').waitFor();
    for (const box of await dialog.getByRole('group').getByRole('checkbox').all()) await box.uncheck();
    for (const column of ['Lead ID', 'Name', 'E-mail'])
      await dialog.getByRole('checkbox', { name: column, exact: true }).check();
    await dialog.getByRole('checkbox', { name: /Prepare in the background/ }).check();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Prepare file' }).click();
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.waitForURL('**/runs/*');
    runId = page.url().split('/').at(-1)!;
    await page.getByRole('heading', { level: 1, name: 'Export of 300 leads' }).waitFor();
    await page.getByRole('link', { name: 'Download' }).waitFor();
    await page.getByText(/300 leads, [\d.]+ kB, until \d+ \w+ \d{4}/).waitFor();
    expect(await page.getByText(/unchanged/).count()).toBe(0);
  });

  it('is downloaded there, and is what one would have streamed', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^leads-\d{4}-\d\d-\d\d\.csv$/);
    const file = readFileSync((await download.path())!, 'utf8');
    expect(file.split('\r\n')).toHaveLength(302);
    expect(file).toBe(await streamed());
  });

  it('looks right by night and on a phone', async () => {
    for (const look of [
      { theme: 'dark', width: 1440 },
      { theme: 'light', width: 390 },
      { theme: 'dark', width: 390 },
    ] as const) {
      const window = await openWindow(browser, look);
      await signIn(window.page);
      await window.page.goto(`/runs/${runId}`);
      await window.page.getByRole('link', { name: 'Download' }).waitFor();
      expect(await violations(window.page)).toEqual([]);
      expect(await window.page.evaluate('document.documentElement.scrollWidth')).toBe(look.width);
      await window.page.goto('/runs?kind=exportLeads');
      await window.page.locator(`a[href="/api/runs/${runId}/file"]:visible`).waitFor();
      expect(await violations(window.page)).toEqual([]);
      await window.page.goto(`/leads?q=${mark}`);
      await window.page.getByRole('button', { name: 'Export Leads' }).click();
      await window.page
        .getByRole('dialog')
        .getByRole('checkbox', { name: /Prepare in the background/ })
        .waitFor();
      expect(await violations(window.page)).toEqual([]);
      expect(window.errors).toEqual([]);
      await window.close();
    }
  });

  it('rings the bell of whoever asked for it, and leads to it', async () => {
    await page.goto('/');
    const bell = page.getByRole('button', { name: /^Notifications/ });
    await bell.click();
    const ready = page.getByRole('menuitem', { name: /Your export is ready/ });
    await ready.filter({ hasText: 'Export of 300 leads' }).first().click();
    await page.waitForURL(`**/runs/${runId}`);
  });

  it('is written down when it is taken, with counts', async () => {
    await until(
      () => api().get<{ items: { action: string; details: Record<string, unknown> }[] }>('/audit?limit=50'),
      ({ items }) =>
        items.some(({ action, details }) => action === 'leads.export_downloaded' && details['runId'] === runId),
    );
    await page.goto('/settings/audit');
    await page.getByText('Downloaded an export of 300 leads').first().waitFor();
  });

  it('of those that are selected has them alone', async () => {
    await page.goto(`/leads?q=${mark}&sort=name`);
    await page.getByRole('checkbox', { name: new RegExp(`${mark} 000`) }).check();
    await page.getByRole('checkbox', { name: new RegExp(`${mark} 002`) }).check();
    await page.getByRole('button', { name: 'More for the selected leads' }).click();
    await page.getByRole('menuitem', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Export 2 leads').waitFor();
    await dialog.getByRole('button', { name: 'Prepare file' }).click();
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Export of 2 leads' }).waitFor();
    await page.getByRole('link', { name: 'Download' }).waitFor();
    const file = await api().get<string>(`/runs/${page.url().split('/').at(-1)}/file`);
    expect(file.trim().split('\r\n')).toHaveLength(3);
  });
});

describe('the file of an export', () => {
  let admin: Api;
  let maker: Api;
  let runId: string;
  const key = async (scopes: string[]) =>
    new Api((await admin.post<{ secret: string }>('/api-keys', { name: scopes.join(), scopes })).secret);

  beforeAll(async () => {
    admin = await newWorkspace('Exports');
    maker = await key(['read']);
    await admin.post('/leads', { leads: [{ aliases: { email: 'ada@berg.example' } }] });
    const started = await maker.send<{ runId: string }>('POST', '/leads/exports', { columns: ['email'], bom: true });
    expect(started.status).toBe(202);
    ({ runId } = started.body);
    await until(
      () => maker.get<{ state: string }>(`/runs/${runId}`),
      ({ state }) => state === 'completed',
    );
  });

  it('comes with its name and length', async () => {
    const { status, headers } = await maker.send('GET', `/runs/${runId}/file`);
    expect(status).toBe(200);
    expect(headers.get('content-length')).toBe(String(Buffer.byteLength('\uFEFFEmail\r\nada@berg.example\r\n')));
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="leads-\d{4}-\d\d-\d\d\.csv"$/);
    expect(headers.get('content-type')).toContain('text/csv');
    expect((await maker.send('HEAD', `/runs/${runId}/file`)).headers.get('content-length')).toBe(
      headers.get('content-length'),
    );
  });

  it('is for whoever made it, and for admins', async () => {
    expect(await admin.get<string>(`/runs/${runId}/file`)).toContain('ada@berg.example');
    expect(await (await key(['read'])).send('GET', `/runs/${runId}/file`)).toMatchObject({
      status: 403,
      body: { code: 'not_your_export' },
    });
    expect(await (await key(['facts:write'])).send('GET', `/runs/${runId}/file`)).toMatchObject({
      status: 403,
      body: { code: 'scope_missing' },
    });
    const elsewhere = await newWorkspace('No exports');
    expect(await elsewhere.send('GET', `/runs/${runId}/file`)).toMatchObject({
      status: 404,
      body: { code: 'export_not_found' },
    });
    expect(await elsewhere.get('/leads/exports')).toMatchObject({ items: [] });
    expect(await new Api(null).send('GET', `/runs/${runId}/file`)).toMatchObject({ status: 401 });
  });

  it('is refused for what nobody can export, by the field that is wrong', async () => {
    const refused = async (body: unknown) => (await maker.send('POST', '/leads/exports', body)).body;
    expect(await refused({ columns: ['colour'] })).toMatchObject({ issues: [{ path: 'columns.0' }] });
    expect(await refused({ leadIds: [], filter: {} })).toMatchObject({ code: 'invalid_request' });
    expect(await refused({ owner: 'me' })).toMatchObject({ code: 'invalid_request' });
    expect(await refused({ sort: '-score' })).toMatchObject({ code: 'model_required' });
    expect(await maker.send('GET', '/runs/nonsense/file')).toMatchObject({ status: 400 });
  });
});
