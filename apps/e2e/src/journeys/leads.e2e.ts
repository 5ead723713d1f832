import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Explanation, LeadListItem, Model } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { stack } from '../harness/stack';
import { until } from '../harness/until';

describe('the leads', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  const api = () => new Api(stack().apiKey);

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page, errors, close } = await openWindow(browser));
    await signIn(page);
  });
  afterAll(async () => {
    await close();
    await browser.close();
  });

  const rows = () => page.locator('tbody tr');

  it('come with name, aliases, scores, levels, last activity and creation, a page at a time', async () => {
    await page.goto('/leads');
    const wanted = [
      'Name',
      'Aliases',
      'Engagement Score',
      'Profile Score',
      'Engagement Level',
      'Profile Level',
      'Last Active',
      'Created',
    ];
    // The columns of the models come as soon as the models are known.
    await until(
      async () => (await page.getByRole('columnheader').allTextContents()).join('|').replace(/\s+/g, ''),
      (heads) => wanted.every((head) => heads.includes(head.replaceAll(' ', ''))),
    );
    // Rows are known by their lead: what they say of times grows older while one looks.
    const firstLead = () => page.locator('tbody tr a[href*="/leads/"]').first().getAttribute('href');
    const first = await firstLead();
    await page.getByRole('button', { name: 'Next page' }).click();
    await until(firstLead, (lead) => lead !== first);
    expect(page.url()).toMatch(/cursor|page/);
    await page.goBack();
    await until(firstLead, (lead) => lead === first);
  });

  it('are found while one types, and the address of the page keeps the search', async () => {
    const [known] = (await api().get<{ items: LeadListItem[] }>('/leads?limit=1&sort=-lastActivity')).items;
    const email = known?.aliases.email?.[0] ?? '';
    await page.goto('/leads');
    await page.getByPlaceholder('Name, e-mail or domain').fill(email.slice(0, -3));
    await page.waitForURL(/q=/);
    const found = async () => (await rows().allTextContents()).map((text) => text.includes(known?.name ?? email));
    await until(found, (ones) => ones.length === 1 && ones[0] === true);
    await page.reload();
    await until(found, (ones) => ones.length === 1 && ones[0] === true);
  });

  it('open a page whose ledger adds up to the score', async () => {
    const { items: models } = await api().get<{ items: Model[] }>('/models');
    const model = models.find(({ kind, primary }) => kind === 'engagement' && primary);
    const [hot] = (await api().get<{ items: LeadListItem[] }>(`/leads?limit=1&sort=-score&modelId=${model?.modelId}`))
      .items;
    const explained = await api().get<Explanation>(`/lead/${hot?.leadId}/score/explain?modelId=${model?.modelId}`);
    const sum = explained.lines.reduce((total, { points }) => total + Math.round(points * 100), 0);
    expect(sum).toBe(Math.round(explained.score * 100));
    expect(explained.score).toBe(hot?.score);

    await page.goto(`/leads/${hot?.leadId}`);
    await page.getByRole('heading', { level: 1, name: hot?.name ?? '' }).waitFor();
    await page.getByText('equals the score').first().waitFor();
    const ledger = page.getByRole('list', { name: `Lines of ${model?.name}` });
    for (const { name } of explained.lines.filter(({ kind }) => kind === 'rule').slice(0, 3))
      await ledger.getByText(name).first().waitFor();
  });

  it('change on the screen when something happens, without a reload', async () => {
    const { items: models } = await api().get<{ items: Model[] }>('/models');
    const model = models.find(({ kind, primary }) => kind === 'engagement' && primary);
    const { leads } = await api().post<{ leads: { leadId: string }[] }>('/leads', {
      leads: [{ name: 'Live Watcher', aliases: { email: [`live-${Date.now()}@watch.example`] } }],
    });
    const leadId = leads[0]?.leadId;
    await page.goto(`/leads/${leadId}`);
    await page.getByRole('heading', { level: 1, name: 'Live Watcher' }).waitFor();
    await api().post('/events', {
      events: [
        {
          id: `live-${Date.now()}`,
          type: 'form_submitted',
          occurredAt: new Date(Date.now() - 5_000).toISOString(),
          lead: { leadId },
          properties: { form: 'Request a demo' },
        },
      ],
    });
    await page
      .getByRole('list', { name: `Lines of ${model?.name}` })
      .getByText('Requested a demo')
      .waitFor();
    await page.getByText('Request a demo').first().waitFor();
    const { score } = await api().get<Explanation>(`/lead/${leadId}/score/explain?modelId=${model?.modelId}`);
    expect(score).toBe(30);
  });

  it.each([
    { theme: 'light' as const, width: 1440 },
    { theme: 'dark' as const, width: 1440 },
    { theme: 'light' as const, width: 390 },
  ])('have nothing that axe objects to, $theme at $width px', async ({ theme, width }) => {
    const window = await openWindow(browser, { theme, width });
    await signIn(window.page);
    await window.page.goto('/leads');
    await window.page.locator('[data-row]').first().waitFor();
    expect(await violations(window.page)).toEqual([]);
    await window.close();
  });

  it('log no error anywhere', () => expect(errors).toEqual([]));
});
