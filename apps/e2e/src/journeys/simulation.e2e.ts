import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Model, ModelDraft, PublishedVersionHead, ScoredContact } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { draftSaved } from '../harness/draft-saved';
import { publishedModel, recalculate } from '../harness/models';
import { stack } from '../harness/stack';
import { until } from '../harness/until';

const rules = [
  { name: 'Opened a mail', points: 2, when: { event: ['email_opened'] }, limit: { first: 10, per: 'lifetime' } },
  { name: 'Clicked a link', points: 3, when: { event: ['link_clicked'] }, limit: { first: 5, per: 'lifetime' } },
];

describe('a draft, from the first edit to taking it back', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  let model: Model;
  const api = () => new Api(stack().apiKey);
  const scores = async () => {
    const { items } = await api().get<{ items: ScoredContact[] }>(`/models/${model.modelId}/scores?limit=200`);
    return items.map(({ leadId, score, level }) => `${leadId} ${score} ${level}`).sort();
  };
  const draft = () => api().get<ModelDraft>(`/models/${model.modelId}/draft`);
  const newest = async () =>
    (await api().get<{ items: PublishedVersionHead[] }>(`/models/${model.modelId}/versions`)).items[0]!;
  const settled = () =>
    until(
      () => api().get<Model>(`/models/${model.modelId}`),
      ({ openRunId, publishedVersion, lastRecalculation }) =>
        openRunId === null && lastRecalculation?.publishedVersion === publishedVersion,
    );

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page, errors, close } = await openWindow(browser));
    await signIn(page);
    model = await publishedModel(api(), `Draft journey ${Date.now()}`, { rules });
    await recalculate(api(), model.modelId);
  });
  afterAll(async () => {
    // So that others find one model of this kind, as before.
    if (model) await api().post(`/models/${model.modelId}/archive`);
    await close();
    await browser.close();
  });

  it('says what it changes, and what that would do to everybody, before anything happens', async () => {
    const before = await scores();
    await page.goto(`/scoring/${model.modelId}`);
    const more = page.getByRole('button', { name: 'One more: Points of Opened a mail' });
    for (let i = 0; i < 4; i++) await more.click();
    await until(draft, ({ definition: { rules: saved } }) => saved[0]?.points === 6);
    await draftSaved(page);
    await page.getByRole('button', { name: 'Simulate', exact: true }).click();

    await page.getByRole('heading', { level: 1, name: 'Draft against v1' }).waitFor();
    await page.getByText(/^Everybody, [\d,]+ leads$/).waitFor();
    await page.getByTitle('Opened a mail: points 2 → 6').waitFor();
    await page.getByText(/leads? changes? level/).waitFor();
    await page.getByRole('table', { name: 'From level to level' }).waitFor();
    expect(await scores()).toEqual(before);
  });

  it('shows why, for a lead, by both definitions', async () => {
    const rises = page.getByRole('region', { name: 'Biggest rises' });
    await rises
      .getByRole('button', { name: /Opened a mail \+/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    const row = dialog.getByRole('row', { name: /Opened a mail/ });
    await row.waitFor();
    expect(await dialog.getByRole('row', { name: /^Score/ }).count()).toBe(1);
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  it.each([
    { theme: 'light' as const, width: 1440 },
    { theme: 'dark' as const, width: 390 },
  ])('has nothing that axe objects to and fits, $theme, $width px', async ({ theme, width }) => {
    const window = await openWindow(browser, { theme, width });
    await signIn(window.page);
    await window.page.goto(`/scoring/${model.modelId}/simulation`);
    await window.page.getByRole('table', { name: 'From level to level' }).waitFor();
    await window.page
      .getByRole('button', { name: /Opened a mail \+/ })
      .first()
      .waitFor();
    expect(await violations(window.page)).toEqual([]);
    const wider = await window.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wider).toBe(0);
    await window.close();
  });

  it('is published with a note and its simulation in view, and everybody is of the new version', async () => {
    await page.getByRole('button', { name: 'Publish v2' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Opened a mail: points 2 → 6').waitFor();
    await dialog.getByRole('note', { name: 'Simulation' }).waitFor();
    await dialog.getByRole('textbox').first().fill('Mails are worth more');
    await dialog.getByRole('button', { name: 'Publish v2' }).click();
    await page.getByRole('heading', { level: 1, name: model.name }).waitFor();
    const published = await until(newest, ({ publishedVersion }) => publishedVersion === 2);
    expect(published.note).toBe('Mails are worth more');
    await settled();
  });

  it('tells the second of two editors who was first, and keeps both edits', async () => {
    await page.goto(`/scoring/${model.modelId}`);
    await page.getByRole('button', { name: 'One more: Points of Clicked a link' }).waitFor();
    const { version, definition } = await draft();
    // The page must not have heard of it before the second editor types: it would simply show it.
    await page.route('**/api/models/*/draft', (route) =>
      route.request().method() === 'GET' ? route.abort() : route.continue(),
    );
    await api().put(`/models/${model.modelId}/draft`, { ...definition, version, floor: -5 });
    await page.getByRole('button', { name: 'One more: Points of Clicked a link' }).click();
    await page.unroute('**/api/models/*/draft');
    const alert = page.getByRole('alert').filter({ hasText: 'changed this draft' });
    await alert.waitFor();
    await alert.getByText('Floor: none → −5').waitFor();
    await alert.getByText('Clicked a link: points 3 → 4').waitFor();
    await alert.getByRole('button', { name: 'Keep both' }).click();
    const both = await until(draft, ({ definition: { rules: saved } }) => saved[1]?.points === 4);
    expect(both.definition.floor).toBe(-5);
  });

  it('is taken back: the first version is restored, published, and gives the scores that it gave', async () => {
    await page.goto(`/scoring/${model.modelId}?tab=versions`);
    await page.getByRole('button', { name: 'View' }).first().click();
    await page.getByText('Opened a mail: points 2 → 6').waitFor();
    await page.getByRole('button', { name: 'Restore v1 as draft' }).click();
    await page.getByText('v1 is the draft now').first().waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Opened a mail: points 6 → 2').waitFor();
    await dialog.getByRole('button', { name: 'Publish v3' }).click();
    await until(newest, ({ publishedVersion }) => publishedVersion === 3);
    await settled();
    const now = await scores();
    expect(now.some((line) => / [1-9]/.test(line))).toBe(true);
    expect(Math.max(...now.map((line) => Number(line.split(' ')[1])))).toBeLessThanOrEqual(35);
  });

  it('logs no error anywhere', () => expect(errors).toEqual([]));
});
