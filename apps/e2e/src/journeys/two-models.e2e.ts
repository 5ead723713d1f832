import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LeadListItem, Model } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import { Api } from '../harness/api';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { publishedModel, recalculate } from '../harness/models';
import { preferencesOf } from '../harness/preferences';
import { stack } from '../harness/stack';
import { until } from '../harness/until';

const rules = [{ name: 'Opened a mail', points: 7, when: { event: ['email_opened'] } }];

describe('two active models of a kind', () => {
  let browser: Browser;
  let page: Page;
  let close: () => Promise<void>;
  let model: Model;
  const api = () => new Api(stack().apiKey);

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page, close } = await openWindow(browser));
    await signIn(page);
    model = await publishedModel(api(), `Second ${Date.now()}`, { rules });
    await recalculate(api(), model.modelId);
  });
  afterAll(async () => {
    // So that others find one model of this kind, as before.
    if (model) await api().post(`/models/${model.modelId}/archive`);
    await close();
    await browser.close();
  });

  it('show no score column until one is picked; then score and level are its own, on the page of a lead as well', async () => {
    await page.goto('/leads');
    const question = page.getByRole('heading', { name: 'Which custom model?' });
    await question.waitFor();
    const heads = async () => (await page.getByRole('columnheader').allTextContents()).join('|');
    expect(await heads()).not.toContain(model.name);

    await page.getByRole('radio', { name: new RegExp(model.name) }).check();
    await page.getByRole('button', { name: 'Show this model' }).click();
    await until(heads, (text) => text.includes(model.name));
    await question.waitFor({ state: 'detached' });

    // Kept for the member, not for the window.
    await until(
      () => preferencesOf(page),
      ({ models }) => models?.custom === model.modelId,
    );
    const another = await openWindow(browser);
    await signIn(another.page);
    await another.page.goto('/leads');
    await another.page
      .getByRole('columnheader', { name: new RegExp(model.name) })
      .first()
      .waitFor();
    await another.close();

    const [best] = (await api().get<{ items: LeadListItem[] }>(`/leads?sort=-score&modelId=${model.modelId}&limit=1`))
      .items;
    await page.goto(`/leads/${best!.leadId}?kind=custom`);
    await page
      .getByRole('button', { name: new RegExp(`${model.name}.*${best!.score}.*Hot`, 's') })
      .first()
      .waitFor();
  });
});
