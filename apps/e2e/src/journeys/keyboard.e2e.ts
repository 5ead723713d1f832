import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Model, Note } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import { Api } from '../harness/api';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { publishedModel } from '../harness/models';
import { stack } from '../harness/stack';
import { until } from '../harness/until';

const run = Date.now();
const rules = [{ name: 'Opened a mail', points: 7, when: { event: ['email_opened'] } }];

/** What was pressed may be gone or asleep afterwards: the focus goes on from a place near it, never from the top of the page. */
describe('by keyboard alone', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  let model: Model;
  let leadId: string;
  const api = new Api(stack().apiKey);

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page, errors, close } = await openWindow(browser));
    await signIn(page);
    model = await publishedModel(api, `Keyboard ${run}`, { rules });
    const { leads } = await api.post<{ leads: { leadId: string }[] }>('/leads', {
      leads: [{ name: `Keyboard ${run}`, aliases: { email: [`keyboard-${run}@keys.example`] } }],
    });
    leadId = leads[0]!.leadId;
  });
  afterAll(async () => {
    // So that others find one model of this kind, as before.
    if (model) await api.post(`/models/${model.modelId}/archive`);
    await close();
    await browser.close();
  });

  const focused = () =>
    page.evaluate(() => {
      const now = document.activeElement!;
      const words = now.getAttribute('aria-label') ?? now.closest('mat-checkbox')?.textContent ?? now.textContent;
      return `${now.tagName.toLowerCase()} ${words.replace(/\s+/g, ' ').trim()}`.trim();
    });
  const untilFocused = (wanted: string) => until(focused, (now) => now === wanted, { timeoutMs: 10_000 });

  it('a note is written, and the field is there for the next one', async () => {
    await page.goto(`/leads/${leadId}?tab=notes`);
    const field = page.getByRole('textbox', { name: 'New note' });
    await field.fill('Calls back');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('button Add note');
    await page.keyboard.press('Enter');
    await page.locator('hl-note-card').waitFor();
    await until(
      () => field.inputValue(),
      (text) => text === '',
    );
    await untilFocused('textarea New note');
  });

  it('an owner is chosen, and their button keeps the focus', async () => {
    await page.getByRole('button', { name: 'Owner: nobody' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: /\(me\)/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Owner: (?!nobody)/ }).waitFor();
    await until(focused, (now) => now.startsWith('button Owner: '), { timeoutMs: 10_000 });
  });

  it('what was done is undone by Z', async () => {
    await page.getByText('owns this lead now').waitFor();
    await page.keyboard.press('z');
    await page.getByRole('button', { name: 'Owner: nobody' }).waitFor();
    const { items } = await api.get<{ items: Note[] }>(`/leads/${leadId}/notes`);
    expect(items).toHaveLength(1);
  });

  it('a filter is taken away, and the next one has the focus, after the last the button for more', async () => {
    await page.goto(
      `/leads?filter=${encodeURIComponent(JSON.stringify({ all: [{ watched: true }, { owner: ['me'] }] }))}`,
    );
    const gone = page.getByRole('button', { name: /^Remove filter / });
    await gone.first().focus();
    const [, second] = await gone.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    await page.keyboard.press('Enter');
    await untilFocused(`button ${second}`);
    await page.keyboard.press('Enter');
    await untilFocused('button Filter');
    await until(
      () => gone.count(),
      (count) => count === 0,
    );
  });

  it('a column is hidden and shown again where the focus stays', async () => {
    await page.getByRole('button', { name: 'Columns', exact: true }).click();
    const box = page.getByRole('dialog', { name: 'Columns' }).getByRole('checkbox', { checked: true }).last();
    await box.focus();
    const before = await focused();
    for (const shown of [false, true]) {
      await page.keyboard.press('Space');
      const title = before.replace(/^input /, '');
      await until(
        () => page.getByRole('checkbox', { name: title, exact: true }).isChecked(),
        (now) => now === shown,
      );
      await untilFocused(before);
    }
    await page.keyboard.press('Escape');
  });

  it('a page is gone to, and its title has the focus', async () => {
    await page.goto(`/leads?q=keyboard-${run}`);
    await page
      .getByRole('link', { name: `Keyboard ${run}` })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/leads/${leadId}**`);
    await untilFocused(`h1 Keyboard ${run}`);

    await page.goto(`/scoring/${model.modelId}`);
    await page.getByRole('button', { name: 'Simulate', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/simulation');
    await until(focused, (now) => now.startsWith('h1 '), { timeoutMs: 10_000 });
  });

  it('the colours of a level are one stop, and the arrows choose among them', async () => {
    await page.goto(`/scoring/${model.modelId}?tab=levels`);
    const group = page.getByRole('radiogroup').first();
    await group.getByRole('radio', { checked: true }).focus();
    const before = await focused();
    await page.keyboard.press('ArrowRight');
    const after = await focused();
    expect(after).not.toBe(before);
    await until(
      () => group.getByRole('radio', { checked: true }).getAttribute('aria-label'),
      (tone) => after === `input ${tone}`,
    );
    await page.keyboard.press('Tab');
    expect(await focused()).not.toMatch(/^input (cold|warm|hot|ready)/);
    expect(await group.evaluate((shown) => shown.contains(document.activeElement))).toBe(false);
  });

  it('logs no error anywhere', () => expect(errors).toEqual([]));
});

describe('while the code of a page is on its way', () => {
  it('says so at once', async () => {
    const browser = await openBrowser();
    const { page, close } = await openWindow(browser);
    await signIn(page);
    await page.goto('/runs');
    await page.getByRole('heading', { level: 1, name: 'Runs' }).waitFor();
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/\.js$/, async (route) => {
      await arrived;
      await route.continue();
    });
    await page.getByRole('link', { name: 'Accounts' }).click();
    await page.getByText('Loading the page').waitFor({ state: 'attached' });
    arrive();
    await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
    await page.getByText('Loading the page').waitFor({ state: 'detached' });
    await close();
    await browser.close();
  });
});
