import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Model, ModelDraft, ScoredContact } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { draftSaved } from '../harness/draft-saved';
import { publishedModel, recalculate } from '../harness/models';
import { stack } from '../harness/stack';
import { until } from '../harness/until';

const rules = [
  { name: 'Opened a mail', points: 2, when: { event: ['email_opened'] }, limit: { first: 1, per: 'lifetime' } },
];

describe('a scoring model', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  let model: Model;
  const api = () => new Api(stack().apiKey);
  const best = async () =>
    (await api().get<{ items: ScoredContact[] }>(`/models/${model.modelId}/scores?limit=1`)).items[0]?.score;

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page, errors, close } = await openWindow(browser));
    await signIn(page);
    model = await publishedModel(api(), `Journey ${Date.now()}`, { rules });
    await recalculate(api(), model.modelId);
  });
  afterAll(async () => {
    // So that others find one model of this kind, as before.
    if (model) await api().post(`/models/${model.modelId}/archive`);
    await close();
    await browser.close();
  });

  it('is tuned, published, and everybody is recalculated while one watches', async () => {
    expect(await best()).toBe(2);
    await page.goto(`/scoring/${model.modelId}`);
    await page.getByRole('heading', { level: 1, name: model.name }).waitFor();
    const more = page.getByRole('button', { name: /^One more:/ });
    for (let i = 0; i < 3; i++) await more.click();
    await page.getByText('was +2').waitFor();
    await until(
      () => api().get<ModelDraft>(`/models/${model.modelId}/draft`),
      ({ definition: { rules: saved } }) => saved[0]?.points === 5,
    );
    await draftSaved(page);

    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('Mails are worth more');
    await dialog.getByRole('button', { name: /^Publish/ }).click();
    await page
      .getByText(/v2 published/)
      .first()
      .waitFor();
    await page.getByText(/Last bulk recalculation/).waitFor();
    await until(best, (score) => score === 5);
    await page
      .getByText(/[1-9][\d,]* .*changed/)
      .first()
      .waitFor();
  });

  it('shows the run that did it among all runs, with a way to Temporal', async () => {
    await page.goto('/runs');
    await page.getByRole('link', { name: 'Recalculation' }).first().click();
    await page.waitForURL(/\/runs\/./);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    const link = page.getByRole('link', { name: /Temporal/ });
    expect(await link.getAttribute('href')).toContain('/namespaces/');
    await page.getByText('Completed').first().waitFor();
  });

  it('lists the people that it scores, best first', async () => {
    await page.goto(`/scoring/${model.modelId}?tab=contacts`);
    const contacts = page.getByRole('table', { name: 'Scored contacts' }).locator('tbody').getByRole('link');
    await contacts.first().waitFor();
    expect(await contacts.count()).toBeGreaterThan(10);
  });

  it.each([
    { path: '/scoring', theme: 'light' as const },
    { path: '/runs', theme: 'dark' as const },
  ])('has nothing that axe objects to on $path, $theme', async ({ path, theme }) => {
    const window = await openWindow(browser, { theme });
    await signIn(window.page);
    await window.page.goto(path);
    await window.page.locator('tbody tr').first().waitFor();
    expect(await violations(window.page)).toEqual([]);
    await window.close();
  });

  it.each([1440, 390])('keeps its page where it is when the scores of today come late, at %d px', async (width) => {
    const window = await openWindow(browser, { width });
    await signIn(window.page);
    const box = window.page.getByRole('region', { name: 'Levels over the scores of today' });
    const height = async () => Math.round((await box.boundingBox())!.height);
    const scores = `**/api/models/${model.modelId}/distribution*`;
    await window.page.route(scores, (route) => route.abort());
    await window.page.goto(`/scoring/${model.modelId}?tab=levels`);
    await box.getByText('The scores of today did not load').waitFor();
    const failed = await height();
    await window.page.unroute(scores);
    await box.getByRole('button', { name: 'Try again' }).click();
    await box.getByRole('img').waitFor();
    expect(await height()).toBe(failed);
    await window.close();
  });

  it('logs no error anywhere', () => expect(errors).toEqual([]));
});
