import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LeadListItem, Member } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import type { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow } from '../harness/browser';
import { signInAsInvited } from '../harness/invited';
import { publishedModel } from '../harness/models';
import { until } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

const day = 86_400_000;
const rules = [
  { name: 'Asked for a demo', points: 60, when: { event: ['demo_requested'] } },
  { name: 'Left', points: -45, when: { event: ['unsubscribed'] } },
];

describe('the day begins with Today', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  let api: Api;
  let me: string;
  const ids: Record<string, string> = {};
  const section = (name: string) => page.getByRole('region', { name, exact: true });
  const own = (...names: string[]) =>
    api.post('/leads/bulk-assign-owner', { ownerId: me, leadIds: names.map((name) => ids[name]) });

  beforeAll(async () => {
    browser = await openBrowser();
    api = await newWorkspace('Today');
    const model = await publishedModel(api, 'Interest', { rules });
    const names = ['Hedda Risen', 'Finn Fallen', 'Wanda Watched', 'Quentin Quiet'];
    const at = new Date(Date.now() - 20 * day).toISOString();
    const { leads } = await api.post<{ leads: { leadId: string }[] }>('/leads', {
      leads: names.map((name, no) => ({ name, aliases: { email: [`lead${no}@today.example`] }, at })),
    });
    names.forEach((name, no) => (ids[name] = leads[no]!.leadId));
    const events: [name: string, type: string, daysAgo: number][] = [
      ['Hedda Risen', 'demo_requested', 1],
      ['Finn Fallen', 'demo_requested', 12],
      ['Finn Fallen', 'unsubscribed', 2],
      ['Wanda Watched', 'page_viewed', 1],
    ];
    await api.post('/events', {
      events: events.map(([name, type, daysAgo], no) => ({
        id: `today-${no}`,
        type,
        occurredAt: new Date(Date.now() - daysAgo * day).toISOString(),
        lead: { leadId: ids[name] },
      })),
    });
    await until(
      () => api.get<{ items: LeadListItem[] }>(`/leads?modelId=${model.modelId}&sort=-score`),
      ({ items }) =>
        items.find(({ name }) => name === 'Hedda Risen')?.score === 60 &&
        items.find(({ name }) => name === 'Finn Fallen')?.scores[0]?.change7 === -45,
    );
    ({ page, errors, close } = await openWindow(browser));
    await signInAsInvited(page, api);
    const { items } = await api.get<{ items: Member[] }>('/members');
    me = items.find(({ name }) => name === 'Ines Vang')!.id;
  });
  afterAll(async () => {
    expect(errors).toEqual([]);
    await close();
    await browser.close();
  });

  it('says that nobody is mine yet, and shows those without an owner', async () => {
    await section('My new hot leads').getByText('You own no leads yet.').waitFor();
    await section('My fallen ones').getByText('You own no leads yet.').waitFor();
    await section('Watched, with news').getByText('No lead that you watch was active').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Look at those without an owner' }).click();
    await page.getByRole('button', { name: /^Filter Owner nobody/ }).waitFor();
    await page.getByRole('link', { name: 'Quentin Quiet' }).waitFor();
  });

  it('says that nothing happened to those who are mine', async () => {
    await own('Quentin Quiet');
    await page.goto('/');
    await section('My new hot leads').getByText('None of your leads became Hot in the last 7 days.').waitFor();
    await section('My fallen ones').getByText('None of your leads lost a level in the last 7 days.').waitFor();
    await page.getByRole('link', { name: 'Look at all of yours' }).click();
    await page.getByRole('link', { name: 'Quentin Quiet' }).waitFor();
  });

  it('shows who became hot and who fell as soon as they are mine, without a reload', async () => {
    await page.goto('/');
    await section('My new hot leads').getByText('None of your leads').waitFor();
    await own('Hedda Risen', 'Finn Fallen');
    const risen = section('My new hot leads').getByRole('link', { name: /Hedda Risen/ });
    await risen.waitFor();
    expect((await risen.textContent())!.replace(/\s+/g, ' ')).toMatch(/60.*Hot.*from Cold/);
    const fallen = section('My fallen ones').getByRole('link', { name: /Finn Fallen/ });
    await fallen.waitFor();
    expect((await fallen.textContent())!.replace(/\s+/g, ' ')).toMatch(/15.*Cold.*from Hot/);
    expect(await section('My new hot leads').getByRole('listitem').count()).toBe(1);
    expect(await section('My fallen ones').getByRole('listitem').count()).toBe(1);
  });

  it('leads from a line to the lead, and from a head to the list', async () => {
    await own('Hedda Risen', 'Finn Fallen');
    await page.goto('/');
    await section('My fallen ones')
      .getByRole('link', { name: /Finn Fallen/ })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Finn Fallen' }).waitFor();
    await page.goBack();
    await section('My new hot leads').getByRole('link', { name: 'Open as a list' }).click();
    await page.getByRole('heading', { level: 1, name: /^Leads/ }).waitFor();
    await page.getByRole('link', { name: 'Hedda Risen' }).waitFor();
    expect(await page.getByRole('link', { name: 'Finn Fallen' }).count()).toBe(0);
  });

  it('has what I watch, once it does something', async () => {
    const star = page.getByRole('button', { name: 'Watch Wanda Watched' });
    await page.goto('/leads?q=Wanda');
    await Promise.all([page.waitForResponse('**/watch'), star.click()]);
    await star.and(page.locator('[aria-pressed=true]')).waitFor();
    await page.goto('/');
    await section('Watched, with news')
      .getByRole('link', { name: /Wanda Watched/ })
      .waitFor();
  });

  it.each([
    { theme: 'light' as const, width: 1440 },
    { theme: 'dark' as const, width: 1440 },
    { theme: 'light' as const, width: 390 },
    { theme: 'dark' as const, width: 390 },
  ])('has nothing that axe objects to, $theme at $width px', async ({ theme, width }) => {
    await own('Hedda Risen', 'Finn Fallen');
    await page.evaluate((leadId) => fetch(`/api/leads/${leadId}/watch`, { method: 'PUT' }), ids['Wanda Watched']);
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/');
    for (const [name, who] of [
      ['My new hot leads', /Hedda/],
      ['My fallen ones', /Finn/],
      ['Watched, with news', /Wanda/],
    ] as const)
      await section(name).getByRole('link', { name: who }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
