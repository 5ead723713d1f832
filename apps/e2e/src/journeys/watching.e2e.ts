import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Explanation, LeadListItem, Model, Notification } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { preferencesOf } from '../harness/preferences';
import { stack } from '../harness/stack';
import { until } from '../harness/until';

describe('watching', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  let model: Model;
  const name = `Wanda ${Date.now()}`;
  const email = `${name.replace(' ', '.').toLowerCase()}@watched.example`;
  let leadId: string;
  const api = () => new Api(stack().apiKey);
  const act = (type: string, times = 1) =>
    api().post('/events', { events: Array.from({ length: times }, () => ({ type, lead: { email } })) });
  const stored = () => api().get<{ items: LeadListItem[] }>(`/leads?q=${email}&modelId=${model.modelId}`);
  const notifications = async () => {
    const response = await page.request.get('/api/notifications?unread=true&limit=200');
    return (await response.json()) as { items: Notification[]; unread: number };
  };
  /** Of this lead. The bell rings for others, too: their owner signs in here. */
  const unread = async () =>
    (await notifications()).items.filter(({ subjects }) => subjects.some(({ id }) => id === leadId));
  const none = (notifications: Notification[]) => notifications.length === 0;
  const bell = () => page.getByRole('button', { name: /^Notifications/ });

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page, errors, close } = await openWindow(browser));
    await signIn(page);
    const { items } = await api().get<{ items: Model[] }>('/models');
    model = items.find(({ kind, primary }) => kind === 'engagement' && primary)!;
    const made = await api().post<{ leads: { leadId: string }[] }>('/leads', {
      leads: [{ name, aliases: { email: [email] } }],
    });
    leadId = made.leads[0]!.leadId;
    await until(stored, ({ items: [lead] }) => lead !== undefined && lead.score !== null);
  });
  afterAll(async () => {
    expect(errors).toEqual([]);
    await close();
    await browser.close();
  });

  it('a star in the list, and what the lead does rings the bell and leads to it', async () => {
    await page.goto(`/leads?q=${encodeURIComponent(email)}`);
    await Promise.all([
      page.waitForResponse('**/watch'),
      page
        .getByRole('button', { name: `Watch ${name}` })
        .first()
        .click(),
    ]);
    await page
      .getByRole('button', { name: `Watch ${name}`, pressed: true })
      .first()
      .waitFor();
    await page.goto('/notifications');
    await page.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor();
    // What is read begins a line of its own when it goes on.
    if ((await notifications()).unread > 0) await page.getByRole('button', { name: 'Mark all as read' }).click();
    await until(notifications, (left) => left.unread === 0);
    await act('demo_requested');
    await until(unread, (some) => some.length > 0);
    await page.getByRole('button', { name: /^Notifications, \d+ unread$/ }).waitFor();
    await bell().click();
    const line = page.getByRole('menuitem', { name: new RegExp(`${name} is active`) });
    await line.waitFor();
    await line.click();
    await page.waitForURL(`**/leads/${leadId}`);
    await until(unread, none);
  });

  it('a threshold is set on the watch list, and told when the score crosses it', async () => {
    await page.goto('/watching');
    await page
      .getByRole('button', { name: new RegExp(`Alerts of ${name}`) })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add a threshold' }).click();
    await dialog.getByRole('button', { name: 'Save alerts' }).click();
    await dialog.getByText('Give a number of points').waitFor();
    const now = await api().get<Explanation>(`/lead/${leadId}/score/explain?modelId=${model.modelId}`);
    // What is stored has to follow first: a threshold is crossed from there.
    await until(stored, ({ items: [lead] }) => lead?.score != null && Math.abs(lead.score - now.score) < 1);
    const threshold = Math.floor(now.score) + 1;
    await dialog.getByLabel('Model').selectOption(model.modelId);
    await dialog.getByLabel('Points').fill(String(threshold));
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save alerts' }).click();
    await page
      .getByRole('button', { name: new RegExp(`Alerts of ${name}: Activity, ≥ ${threshold}`) })
      .first()
      .waitFor();
    for (const type of ['demo_requested', 'pricing_viewed', 'email_replied', 'trial_signup']) await act(type, 3);
    await bell().click();
    await page.getByRole('menuitem', { name: new RegExp(`${name} rose to ${threshold}`) }).waitFor();
    await page.keyboard.press('Escape');
    await page
      .getByRole('row', { name: new RegExp(name) })
      .locator('.change.up')
      .waitFor();
  });

  it('has on a phone what a wide window shows of a lead', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const row = page.getByRole('row', { name: new RegExp(name) });
    await row.getByText(/^Active (just now|\d+ min ago)$/).waitFor();
    await row.locator('.change.up').waitFor();
    await row.getByRole('button', { name: new RegExp(`Alerts of ${name}`) }).waitFor();
    // What a column holds stands below its name.
    const left = async (column: 'columnheader' | 'cell') =>
      page.getByRole(column).evaluateAll((cells) =>
        cells.slice(1, 4).map((cell) => {
          const words = document.createRange();
          words.selectNodeContents(cell);
          return Math.round(words.getBoundingClientRect().left);
        }),
      );
    expect(await left('cell')).toEqual(await left('columnheader'));
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('preferences hold what was chosen, and the master switch keeps it', async () => {
    await page.goto('/settings/notifications');
    const engaged = page.getByRole('checkbox', { name: 'A watched lead engages, in app' });
    await engaged.waitFor();
    await engaged.uncheck();
    await page.getByRole('switch', { name: 'Quiet hours' }).click();
    await page.getByLabel('From').fill('21:30');
    await page.getByLabel('From').blur();
    await page.getByRole('switch', { name: 'Tell me' }).click();
    await page.getByText('You are told nothing').waitFor();
    const kept = async () => (await preferencesOf(page)).notifications;
    await until(kept, (now) => now?.on === false);
    await page.reload();
    await page.getByText('You are told nothing').waitFor();
    expect(await engaged.isChecked()).toBe(false);
    expect(await page.getByLabel('From').inputValue()).toBe('21:30');
    await page.getByRole('switch', { name: 'Tell me' }).click();
    await engaged.check();
    await page.getByRole('switch', { name: 'Quiet hours' }).click();
    await until(kept, (now) => now?.quietHours?.on === false);
    await page.reload();
    await engaged.waitFor();
    expect(await engaged.isChecked()).toBe(true);
  });

  it.each(['light', 'dark'] as const)('has pages that axe finds nothing wrong with, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const path of ['/watching', '/notifications', '/settings/notifications']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect([path, await violations(page)]).toEqual([path, []]);
    }
  });
});
