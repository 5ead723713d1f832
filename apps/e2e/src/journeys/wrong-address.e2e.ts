import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';

const nobody = '0a000000-0000-4000-8000-000000000000';

describe('an address of nothing', () => {
  let browser: Browser;
  let page: Page;
  let close: () => Promise<void>;

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page, close } = await openWindow(browser));
    await signIn(page);
  });
  afterAll(async () => {
    await close();
    await browser.close();
  });

  it.each(
    ['abc', nobody].flatMap((id) => [
      [`/scoring/${id}`, 'There is no such model', 'All models', '/scoring'],
      [`/scoring/${id}/simulation`, 'There is no such model', 'All models', '/scoring'],
      [`/leads/${id}`, 'There is no such lead', 'Go to Leads', '/leads'],
      [`/accounts/${id}`, 'There is no such account', 'Go to Accounts', '/accounts'],
      [`/runs/${id}`, 'There is no such run', 'All runs', '/runs'],
    ]),
  )('%s says so, and has a way back', async (address, title, way, back) => {
    await page.goto(address);
    const main = page.getByRole('main');
    await main.getByRole('heading', { level: 2, name: title }).waitFor();
    const text = await main.innerText();
    expect(text).not.toMatch(/must be|uuid|invalid_request|_not_found/i);
    expect(await violations(page)).toEqual([]);
    await main.getByRole('link', { name: way }).click();
    await page.waitForURL((url) => url.pathname === back);
  });

  it.each(
    ['abc', nobody].flatMap((id) => [
      [`/runs?model=${id}`, 'the runs of a model that there is not', '/runs'],
      [`/scoring/grid?profile=${id}`, 'a profile model that there is not', '/scoring/grid'],
    ]),
  )('%s says that there is no such model, and shows the rest', async (address, words, without) => {
    await page.goto(address);
    const main = page.getByRole('main');
    const note = main.getByRole('status').filter({ hasText: words });
    await note.waitFor();
    await main.getByRole('table').waitFor();
    expect(await main.innerText()).not.toMatch(/must be|uuid|invalid_request|_not_found/i);
    expect(await violations(page)).toEqual([]);
    await note.getByRole('button', { name: 'Leave it' }).click();
    await page.waitForURL((url) => url.pathname + url.search === without);
    await note.waitFor({ state: 'detached' });
  });
});
