import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Model, ModelDraft, ScoreGrid } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { stack } from '../harness/stack';

let browser: Browser;
let page: Page;
let api: Api;
let model: Model;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  api = new Api(stack().apiKey);
  const { items } = await api.get<{ items: Model[] }>('/models?kind=engagement&active=true');
  model = items[0]!;
  browser = await openBrowser();
  const opened = await openWindow(browser);
  closing.push(opened.close);
  page = opened.page;
  await signIn(page);
});
afterAll(async () => {
  for (const close of closing) await close();
  await browser?.close();
});

describe('learning from outcomes', () => {
  it('looks back at what became of everybody, and changes nothing by itself', async () => {
    const before = await api.get<ModelDraft>(`/models/${model.modelId}/draft`);
    await page.goto(`/scoring/${model.modelId}?tab=outcomes`);
    await page.getByRole('button', { name: /^(Learn from outcomes|Look again)/ }).click();
    await page.getByRole('heading', { name: 'How the scores did' }).waitFor();
    await page.getByRole('heading', { name: 'What outcomes suggest' }).waitFor();
    await page.getByRole('img', { name: /^Conversion by score/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    const after = await api.get<ModelDraft>(`/models/${model.modelId}/draft`);
    expect(after.version).toBe(before.version);
  });

  it('scores facts that are nobody’s, and says which rules gave what', async () => {
    await page.goto(`/scoring/${model.modelId}?tab=try`);
    await page.getByLabel('Facts of somebody, as JSON').fill('{ "events": [{ "type": 5 }] }');
    await page.getByRole('button', { name: 'Score these facts' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Facts of somebody, as JSON').fill('{ "events": [] }');
    await page.getByRole('button', { name: 'Score these facts' }).click();
    await page.getByText('No rule gave or took anything').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('shows who gained and who lost', async () => {
    await page.goto(`/scoring/${model.modelId}?tab=movers&days=30`);
    await page.getByRole('columnheader', { name: 'Change' }).waitFor();
    await page.getByRole('button', { name: 'Droppers' }).click();
    await page.waitForURL(/direction=down/);
    expect(await violations(page)).toEqual([]);
  });
});

describe('the grid of fit and engagement', () => {
  it('counts leads, and opens exactly those of a cell', async () => {
    const grid = await api.get<ScoreGrid>('/scores/grid');
    const cell =
      grid.cells.filter(({ count }) => count > 0 && count < 200)[0] ?? grid.cells.find(({ count }) => count)!;
    await page.goto('/scoring/grid');
    const link = page.getByRole('link', { name: new RegExp(`^${cell.fit}${cell.engagement} `) });
    await link.waitFor();
    expect(await violations(page)).toEqual([]);
    await link.click();
    await page.getByRole('heading', { level: 1, name: 'Leads' }).waitFor();
    await page
      .getByRole('button', { name: /^Remove filter (Engagement|Profile) score/ })
      .first()
      .waitFor();
    await page.getByText(new RegExp(`of (about )?${cell.count.toLocaleString('en-US')}$`)).waitFor();
  });
});
