import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountExplanation, AccountListItem, LeadListItem, Model, ModelDraft } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { stack } from '../harness/stack';
import { until } from '../harness/until';

describe('the accounts', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  let model: Model;
  const api = () => new Api(stack().apiKey);
  const explain = (accountId: string) =>
    api().get<AccountExplanation>(`/account/${accountId}/score/explain?modelId=${model.modelId}`);

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page, errors, close } = await openWindow(browser));
    await signIn(page);
    const { items } = await api().get<{ items: Model[] }>('/models');
    model = items.find(({ kind, primary }) => kind === 'account' && primary)!;
  });
  afterAll(async () => {
    await close();
    await browser.close();
  });

  it('are listed by score, and open a page whose ledger adds up to it', async () => {
    const [best] = (
      await api().get<{ items: AccountListItem[] }>(`/accounts?modelId=${model.modelId}&sort=-score&limit=1`)
    ).items;
    const explained = await explain(best!.accountId);
    expect(explained.score).toBe(best!.score?.score);
    expect(explained.lines.reduce((sum, { points }) => sum + Math.round(points * 100), 0)).toBe(
      Math.round(explained.score * 100),
    );
    await page.goto('/accounts');
    await page.locator('tbody tr a').first().click();
    await page.getByRole('heading', { level: 1, name: best!.name ?? '' }).waitFor();
    await page.getByText('equals the score').first().waitFor();
  });

  it('show what a member does a moment ago, live, and beside the member', async () => {
    const domain = `journey-${Date.now()}.example`;
    const { leads } = await api().post<{ leads: { leadId: string }[] }>('/leads', {
      leads: ['ida', 'bo'].map((name) => ({
        name,
        aliases: { email: [`${name}@${domain}`] },
        account: { domain, name: `Journey ${domain}` },
      })),
    });
    const find = () => api().get<{ items: AccountListItem[] }>(`/accounts?q=${domain}&modelId=${model.modelId}`);
    const [account] = (await until(find, ({ items }) => items[0]?.score?.score === 0)).items;
    await page.goto(`/accounts/${account!.accountId}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await api().post('/events', {
      events: leads.map(({ leadId }, i) => ({
        id: `${domain}-${i}`,
        type: 'trial_signup',
        occurredAt: new Date(Date.now() - 5_000).toISOString(),
        lead: { leadId },
      })),
    });
    await page
      .getByRole('list', { name: `Lines of ${model.name}` })
      .getByText('A trial began')
      .waitFor();
    // The page may have shown the first of the two.
    const explained = await until(
      () => explain(account!.accountId),
      ({ eventCount }) => eventCount === 2,
    );
    expect(explained).toMatchObject({ score: 50, memberCount: 2, eventCount: 2 });
    await page.goto(`/leads/${leads[0]!.leadId}?why=1`);
    await page
      .getByRole('complementary', { name: 'Why this score' })
      .getByRole('link', { name: `Journey ${domain}` })
      .waitFor();
    // What is stored follows within a second or two.
    await until(
      () => api().get<{ items: LeadListItem[] }>(`/leads?q=ida@${domain}&modelIds=${model.modelId}`),
      ({ items }) => items[0]?.scores[0]?.score === 50,
    );
  });

  it('are adjusted by hand like a lead, and their course is drawn', async () => {
    const [best] = (
      await api().get<{ items: AccountListItem[] }>(`/accounts?modelId=${model.modelId}&sort=-score&limit=1`)
    ).items;
    const before = (await explain(best!.accountId)).score;
    await page.goto(`/accounts/${best!.accountId}`);
    await page.getByRole('img', { name: /score in 30 days/ }).waitFor();
    const card = page.locator('hl-explain-card').first();
    await card.getByRole('button', { name: `More for ${model.name}` }).click();
    await page.getByRole('menuitem', { name: 'Adjust score' }).click();
    await page.getByRole('spinbutton', { name: 'Points' }).fill('-3');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Not a fit this year');
    await page.getByRole('dialog').getByRole('button', { name: 'Adjust score' }).click();
    await card.getByText('Not a fit this year').waitFor();
    await until(
      () => explain(best!.accountId),
      ({ score }) => score === before - 3,
    );
    await card.getByRole('button', { name: 'Undo Not a fit this year' }).click();
    await card.getByText('Not a fit this year').waitFor({ state: 'detached' });
    await until(
      () => explain(best!.accountId),
      ({ score }) => score === before,
    );
    await page.getByRole('radio', { name: '90 d' }).click();
    await page.waitForURL(/range=90d/);
    await page.getByRole('img', { name: /score in 90 days/ }).waitFor();
  });

  it('are tried under a draft, all of them, before it counts', async () => {
    const { version, definition } = await api().get<ModelDraft>(`/models/${model.modelId}/draft`);
    const [rule, ...others] = definition.rules;
    const points = rule!.points + 10;
    await api().put(`/models/${model.modelId}/draft`, {
      ...definition,
      version,
      rules: [{ ...rule!, points }, ...others],
    });
    await page.goto(`/scoring/${model.modelId}`);
    await page.getByRole('button', { name: 'Simulate', exact: true }).click();
    await page.getByText(/^Everybody, [\d,]+ accounts$/).waitFor();
    await page.getByRole('heading', { name: 'Accounts by score' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page
      .getByRole('region', { name: 'Biggest rises' })
      .getByRole('button', { name: new RegExp(rule!.name) })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: new RegExp(rule!.name) }).waitFor();
    await dialog.getByRole('link', { name: 'Open account' }).click();
    await page.getByText('equals the score').first().waitFor();

    const draft = await api().get<ModelDraft>(`/models/${model.modelId}/draft`);
    await api().put(`/models/${model.modelId}/draft`, { ...definition, version: draft.version });
  });

  it('are what a run of their model counts', async () => {
    const { runId } = await api().post<{ runId: string }>(`/models/${model.modelId}/recalculate`);
    await page.goto(`/runs/${runId}`);
    await page.getByText('Completed', { exact: true }).waitFor();
    await page
      .getByText(/^([\d,]+) of \1 accounts$/)
      .first()
      .waitFor();
    await page.getByRole('heading', { name: 'Accounts a second' }).waitFor();
  });

  it.each([
    { path: '/accounts', theme: 'light' as const, width: 1440 },
    { path: '/accounts', theme: 'dark' as const, width: 390 },
  ])('have nothing that axe objects to, $theme at $width px', async ({ path, theme, width }) => {
    const window = await openWindow(browser, { theme, width });
    await signIn(window.page);
    await window.page.goto(path);
    await window.page.locator('a[href^="/accounts/"]').first().waitFor();
    expect(await violations(window.page)).toEqual([]);
    await window.page.locator('a[href^="/accounts/"]').first().click();
    await window.page.getByText('equals the score').first().waitFor();
    expect(await violations(window.page)).toEqual([]);
    await window.close();
  });

  it('log no error anywhere', () => expect(errors).toEqual([]));
});
