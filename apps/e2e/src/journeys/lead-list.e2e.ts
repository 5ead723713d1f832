import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Condition, LeadListItem, Model, Page as ListPage } from '@heatline/contracts';
import type { Browser, Locator, Page } from 'playwright-core';
import { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { preferencesOf } from '../harness/preferences';
import { stack } from '../harness/stack';
import { until } from '../harness/until';

type Leads = ListPage<LeadListItem>;
const api = () => new Api(stack().apiKey);
const leads = (params: Record<string, string>) => api().get<Leads>(`/leads?${new URLSearchParams(params).toString()}`);
const listed = (page: Page) =>
  page
    .locator('tbody tr[data-row]')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['row'] ?? ''));
const filterOf = (page: Page) =>
  JSON.parse(new URL(page.url()).searchParams.get('filter') ?? 'null') as Condition | null;

/** Whatever an earlier run, or somebody else, kept for this member. */
async function asAtFirst(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const send = (method: string, path: string, body?: object) =>
      fetch(`/api${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
    await send('PATCH', '/preferences', { views: null, tables: null });
    const { items } = (await (await send('GET', '/views')).json()) as { items: { viewId: string; mine: boolean }[] };
    for (const { viewId, mine } of items) if (mine) await send('DELETE', `/views/${viewId}`);
  });
  // By the driver, which waits for it: a page that reloads itself breaks off whatever the journey opens next.
  await page.reload();
}

describe('the leads list', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  let engagement: Model;

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page, errors, close } = await openWindow(browser));
    await signIn(page);
    await asAtFirst(page);
    const { items } = await api().get<{ items: Model[] }>('/models');
    engagement = items.find(({ kind, primary }) => kind === 'engagement' && primary)!;
  });
  afterAll(async () => {
    await close();
    await browser.close();
  });

  const filterBy = async (kind: string) => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitem', { name: kind, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: `Filter: ${kind}` });
    await dialog.waitFor();
    return dialog;
  };
  const sortBy = async (choice: string) => {
    await page.getByRole('button', { name: /^Sorted by/ }).click();
    await page.getByRole('menuitemradio', { name: choice, exact: true }).click();
  };
  const shows = (wanted: LeadListItem[]) =>
    until(
      () => listed(page),
      (rows) => JSON.stringify(rows) === JSON.stringify(wanted.map(({ leadId }) => leadId)),
    );

  it('daily outreach: active in the last 7 days, by engagement score, the top ten opened one after the other', async () => {
    await page.goto('/leads');
    const dialog = await filterBy('Last activity');
    await dialog.getByRole('button', { name: '7 days' }).click();
    await sortBy('Engagement score');
    await page.waitForURL(/sort=-score/);
    const filter = filterOf(page);
    expect(filter).toEqual({ lastActivity: { op: 'within_last', value: { days: 7 } } });
    const { items } = await leads({
      filter: JSON.stringify(filter),
      sort: '-score',
      modelId: engagement.modelId,
      limit: '50',
    });
    await shows(items);
    for (const { leadId, name } of items.slice(0, 10)) {
      await page.locator(`tr[data-row="${leadId}"] .lead a`).click();
      await page.waitForURL(new RegExp(leadId));
      await page.getByRole('heading', { level: 1, name: name ?? undefined }).waitFor();
      await page.goBack();
      await page.locator(`tr[data-row="${leadId}"]`).waitFor();
    }
  });

  it('stalled deals: silent for more than 30 days, by the highest score in the past, all of them selected', async () => {
    await page.goto('/leads');
    await (await filterBy('Last activity')).getByRole('button', { name: 'More than 30 days ago' }).click();
    await sortBy('Engagement highest score ever');
    await page.waitForURL(/sort=-peak/);
    const filter = JSON.stringify(filterOf(page));
    const wanted = { filter, sort: '-peak', modelId: engagement.modelId, limit: '50', total: 'exact' };
    const { items, total } = await leads(wanted);
    await shows(items);
    await page.getByLabel('Select this page').check();
    const bar = page.getByRole('toolbar', { name: 'Selection' });
    await bar.getByText(`${items.length} selected`).waitFor();
    const all = total!.value.toLocaleString('en-US');
    if (total!.value > items.length) {
      await bar.getByRole('button', { name: new RegExp(`Select all (about )?${all} that match`) }).click();
      await bar.getByText(`All ${all} that match`).waitFor();
    }
    await bar.getByRole('button', { name: 'Clear selection' }).click();
    await bar.waitFor({ state: 'detached' });
  });

  it('product-qualified: signed up, engaged, and used the API or invited somebody, in one filter that is edited in place', async () => {
    await page.goto('/leads');
    const event = async (...types: string[]) => {
      const dialog = await filterBy('Did or did not do');
      for (const type of types) {
        const field = dialog.getByLabel('Add an event type');
        await field.fill(type);
        await field.press('Enter');
        await dialog.getByRole('button', { name: `Remove ${type}` }).waitFor();
      }
      await dialog.getByRole('button', { name: 'Apply' }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await event('trial_signup');
    await (await filterBy('Score')).getByRole('button', { name: '50+' }).click();
    await event('api_call', 'invite_team_member');
    await page.waitForURL(/invite_team_member/);
    expect(filterOf(page)).toEqual({
      all: [
        { event: ['trial_signup'] },
        { score: engagement.modelId, op: 'gte', value: 50 },
        { event: ['api_call', 'invite_team_member'] },
      ],
    });
    const filtered = () => leads({ filter: JSON.stringify(filterOf(page)), sort: '-lastActivity', limit: '50' });
    await shows((await filtered()).items);

    await page.getByRole('button', { name: /^Filter Engagement score 50\+/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Filter: Score' });
    await dialog.getByLabel('From').fill('80');
    await dialog.getByLabel('From').press('Enter');
    await page.waitForURL(/%22value%22:80/);
    await page.getByRole('button', { name: /^Filter Engagement score 80\+/ }).waitFor();
    await shows((await filtered()).items);
    await page.getByRole('button', { name: /^Remove filter Did Trial signup/ }).click();
    await page.waitForURL((url) => !url.search.includes('trial_signup'));
  });

  it('asks for any of several: made from a chip by the keyboard, changed, and taken apart again', async () => {
    await page.goto('/leads');
    await (await filterBy('Score')).getByRole('button', { name: '50+' }).click();
    const group = page.getByRole('dialog', { name: 'Filter: Any of' });
    await page.getByRole('button', { name: /^Filter Engagement score 50\+/ }).press('Enter');
    await page.getByRole('button', { name: 'Alternative' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Owner' }).press('Enter');
    await group.getByRole('checkbox', { name: 'Me', exact: true }).press('Space');
    await group.getByRole('button', { name: 'Done' }).press('Enter');
    expect(await violations(page)).toEqual([]);
    await group.getByRole('button', { name: 'Apply' }).press('Enter');
    const hot = { score: engagement.modelId, op: 'gte', value: 50 };
    await page.waitForURL(/any/);
    expect(filterOf(page)).toEqual({ any: [hot, { owner: ['me'] }] });
    // Asked by the member who looks: an API key has no “me”.
    const params = { filter: JSON.stringify(filterOf(page)), sort: '-lastActivity', limit: '50' };
    const answer = await page.request.get('/api/leads', { params });
    await shows(((await answer.json()) as Leads).items);

    await page.getByRole('button', { name: /^Filter Any of Engagement score 50\+ or Owner me/ }).click();
    await group.getByRole('button', { name: /^Engagement score 50\+/ }).click();
    await group.getByLabel('From').fill('80');
    await group.getByRole('button', { name: 'Alternative' }).click();
    await page.getByRole('menuitem', { name: 'Watched' }).click();
    await group.getByRole('button', { name: 'Remove Owner me' }).click();
    await group.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL((url) => !url.search.includes('owner'));
    expect(filterOf(page)).toEqual({ any: [{ ...hot, value: 80 }, { watched: true }] });

    await page.getByRole('button', { name: /^Filter Any of/ }).click();
    await group.getByRole('button', { name: 'Ungroup' }).click();
    await page.waitForURL((url) => !url.search.includes('any'));
    expect(filterOf(page)).toEqual({ all: [{ ...hot, value: 80 }, { watched: true }] });
  });

  it('shows in words what its chips cannot edit, and lets go of it', async () => {
    const filter: Condition = { not: { any: [{ owner: ['me'] }, { score: engagement.modelId, op: 'lt', value: 5 }] } };
    await page.goto(`/leads?filter=${encodeURIComponent(JSON.stringify(filter))}`);
    await page.getByRole('button', { name: /^Remove filter Where not \(owner is me or score of Engagement/ }).click();
    await page.waitForURL((url) => !url.search.includes('filter'));
  });

  it('keeps columns, their order and width for the member', async () => {
    const heads = async () =>
      (await page.getByRole('columnheader').allTextContents()).map((head) => head.replace(/\s+/g, ' ').trim());
    await page.goto('/leads');
    await page.locator('tbody tr[data-row]').first().waitFor();
    await page.getByRole('button', { name: 'Columns', exact: true }).click();
    const panel = page.getByRole('dialog', { name: 'Columns' });
    await panel.getByRole('checkbox', { name: 'Owner', exact: true }).check();
    await panel.getByRole('checkbox', { name: 'Created', exact: true }).focus();
    for (let times = 0; times < 2; times++) {
      await page.keyboard.press('Alt+ArrowRight');
      await page.keyboard.press('Alt+ArrowUp');
    }
    expect(await violations(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Done' }).click();
    const kept = async () => (await preferencesOf(page)).tables?.['leads']?.columns?.map(({ key }) => key) ?? [];
    await until(kept, (keys) => keys.at(-1) === 'owner' && keys.indexOf('created') < keys.indexOf('lastActivity'));
    await page.reload();
    await until(heads, (found) => found.indexOf('Created') > 0 && found.at(-1) === 'Owner');
    const order = await heads();
    expect(order.indexOf('Created')).toBeLessThan(order.indexOf('Last Active'));
    await page.getByRole('button', { name: 'Columns', exact: true }).click();
    await panel.getByRole('button', { name: 'As at first' }).click();
    await until(heads, (found) => found.at(-1) === 'Created');
    await until(kept, (keys) => keys.length === 0);
    await page.keyboard.press('Escape');
  });

  it('keeps views: saved, opened first, changed, renamed, deleted and brought back', async () => {
    const name = `Hot ${Date.now()}`;
    await page.goto('/leads');
    await (await filterBy('Score')).getByRole('button', { name: '50+' }).click();
    await page.getByRole('button', { name: 'Save view' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Share with everybody').check();
    await dialog.getByRole('button', { name: 'Save view' }).click();
    const views = page.getByRole('navigation', { name: 'Saved views' });
    await views.getByRole('button', { name: new RegExp(name) }).waitFor();

    const menu = (item: string) => async () => {
      await page.getByRole('button', { name: `View ${name}` }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await menu('Open Leads with it')();
    await views.getByText('opens first').waitFor({ state: 'attached' });
    const opensFirst = async () => (await preferencesOf(page)).views?.leads ?? null;
    await until(opensFirst, (viewId) => viewId !== null);
    await page.goto('/leads');
    await page.waitForURL(/view=.*/);
    await page.getByRole('button', { name: /^Filter Engagement score 50\+/ }).waitFor();

    await sortBy('Name');
    await views.getByText('changed').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await views.getByText('changed').waitFor({ state: 'detached' });
    expect(await violations(page)).toEqual([]);

    await menu('Delete')();
    await page.getByRole('button', { name: 'Undo' }).click();
    await views.getByRole('button', { name: new RegExp(name) }).waitFor();
    await menu('Do not open Leads with it')();
    await until(opensFirst, (viewId) => viewId === null);
    await menu('Delete')();
    await views.getByRole('button', { name: new RegExp(name) }).waitFor({ state: 'detached' });
  });

  it('is found by Back as it was left, and its keys work after a press on a box', async () => {
    await page.goto('/leads');
    await page.locator('tbody tr[data-row]').first().waitFor();
    const [first, second, third] = (await listed(page)) as [string, string, string];
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row']);
    await page.locator(`[data-row="${first}"]`).getByRole('checkbox').click();
    await page.keyboard.press('j');
    expect(await focused()).toBe(second);
    await page.locator(`[data-row="${third}"] .lead a`).click();
    await page.waitForURL(new RegExp(third));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goBack();
    const bar = page.getByRole('toolbar', { name: 'Selection' });
    await bar.getByText('1 selected').waitFor();
    await until(focused, (row) => row === third);
    await bar.getByRole('button', { name: 'More for the selected leads' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Escape');
    await until(
      () => page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      (label) => label === 'More for the selected leads',
    );
    await bar.getByRole('button', { name: 'Clear selection' }).click();
    await until(focused, (row) => row === first);
  });

  it('is found by Back with the focus on the lead, also from a page that has not come yet', async () => {
    await page.goto('/leads');
    await page.locator('tbody tr[data-row]').first().waitFor();
    const [, , third] = (await listed(page)) as [string, string, string];
    const slow = `**/api/leads/${third}*`;
    await page.route(slow, () => undefined);
    await page.locator(`[data-row="${third}"] .lead a`).click();
    await page.waitForURL(new RegExp(third));
    await until(
      () => page.evaluate(() => document.activeElement?.id),
      (id) => id === 'main',
    );
    await page.goBack();
    await page.unroute(slow);
    await until(
      () => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row']),
      (row) => row === third,
    );
  });

  it('shows nobody for a filter that cannot be used, and clears it', async () => {
    for (const filter of ['{bad', '{"x":1}', '{"score":"x"}']) {
      await page.goto(`/leads?filter=${encodeURIComponent(filter)}`);
      await page.getByText('The filter in the address cannot be used').waitFor();
      expect(await listed(page)).toEqual([]);
      expect(await page.locator('hl-filter-chips .chip').count()).toBe(0);
    }
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.locator('tbody tr[data-row]').first().waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('is worked by the keyboard', async () => {
    await page.goto('/leads');
    await page.locator('tbody tr[data-row]').first().waitFor();
    const [first, second] = await listed(page);
    await page.locator('h1').click();
    for (const key of ['j', 'j', 'x']) await page.keyboard.press(key);
    await page.getByRole('toolbar', { name: 'Selection' }).getByText('1 selected').waitFor();
    expect(await page.locator('tr.selected').getAttribute('data-row')).toBe(second);
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(first!));
    await page.goBack();
    await page.locator('tbody tr[data-row]').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('zz');
    await page.waitForURL(/q=zz/);
  });

  it('stays where it is when news come, and sorts again when it is asked to', async () => {
    await page.goto('/leads');
    await page.locator('tbody tr[data-row]').first().waitFor();
    const before = await listed(page);
    const last = before[9]!;
    await api().post('/events', {
      events: [
        { id: `news-${Date.now()}`, type: 'page_viewed', occurredAt: new Date().toISOString(), lead: { leadId: last } },
      ],
    });
    await page.getByText('Order changed').waitFor();
    expect(await listed(page)).toEqual(before);
    await page.getByRole('button', { name: 'Re-sort' }).click();
    await until(
      () => listed(page),
      ([top]) => top === last,
    );
  });

  it('watches a lead by its star', async () => {
    await page.goto('/leads');
    const free = page
      .locator('tbody tr[data-row]')
      .getByRole('button', { name: /^Watch /, pressed: false })
      .first();
    const name = (await free.getAttribute('aria-label'))!;
    const star = (pressed: boolean) => page.getByRole('button', { name, exact: true, pressed }).first();
    const pressed = (one: Locator) => Promise.all([page.waitForResponse('**/watch'), one.click()]);
    await pressed(free);
    await star(true).waitFor();
    await page.reload();
    await pressed(star(true));
    await star(false).waitFor();
    await page.reload();
    await star(false).waitFor();
  });

  it.each([
    { theme: 'light' as const, width: 1440 },
    { theme: 'dark' as const, width: 1440 },
    { theme: 'dark' as const, width: 390 },
  ])('has nothing that axe objects to with its filter open, $theme at $width px', async ({ theme, width }) => {
    const window = await openWindow(browser, { theme, width });
    await signIn(window.page);
    await window.page.goto('/leads');
    await window.page.locator('[data-row]').first().waitFor();
    for (const kind of ['Score', 'Did or did not do', 'Level', 'Any of several']) {
      await window.page.getByRole('button', { name: 'Filter', exact: true }).click();
      await window.page.getByRole('menuitem', { name: kind, exact: true }).click();
      await window.page.getByRole('dialog', { name: `Filter: ${kind}` }).waitFor();
      expect(await violations(window.page)).toEqual([]);
      await window.page.getByRole('button', { name: 'Cancel' }).click();
    }
    await window.close();
  });

  it('is filtered by fingers on a phone, with nothing over what applies it', async () => {
    const { page: phone, close: leave } = await openWindow(browser, {
      theme: 'dark',
      width: 390,
      height: 844,
      touch: true,
    });
    await signIn(phone);
    await phone.goto('/leads');
    await phone.getByRole('button', { name: 'Filter', exact: true }).tap();
    await phone.getByRole('menuitem', { name: 'Attribute', exact: true }).tap();
    const dialog = phone.getByRole('dialog', { name: 'Filter: Attribute' });
    await dialog.getByLabel('Attribute', { exact: true }).tap();
    await phone.getByRole('option', { name: /^country/ }).tap();
    const value = dialog.getByLabel('Value of country');
    const suggested = phone.getByRole('listbox').getByRole('option').first();
    await value.tap();
    await suggested.waitFor();
    await value.pressSequentially((await suggested.innerText()).slice(0, 1));
    await suggested.waitFor();
    const apply = dialog.getByRole('button', { name: 'Apply' });
    const [panel, button] = [await phone.getByRole('listbox').boundingBox(), await apply.boundingBox()];
    const clear = button!.y + button!.height <= panel!.y || button!.y >= panel!.y + panel!.height;
    expect(clear).toBe(true);
    // Taps nothing that something else covers.
    await apply.tap();
    await phone.waitForURL(/country/);
    await leave();
  });

  it('logs no error anywhere', () => expect(errors).toEqual([]));
});
