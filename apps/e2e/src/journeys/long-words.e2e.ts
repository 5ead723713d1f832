import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Lead, Model, ModelDraft } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import { Api } from '../harness/api';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { misplaced } from '../harness/layout';
import { publishedModel, recalculate } from '../harness/models';
import { stack } from '../harness/stack';

const run = Date.now();
const long = (length: number) => `Long${run}`.padEnd(length, 'x');
const rules = [{ name: long(60), points: 7, when: { event: ['email_opened'] } }];

/** Words that somebody else chose may be long and have no spaces: they wrap or end in an ellipsis, and push nothing away. */
describe('names of one long word', () => {
  let browser: Browser;
  let page: Page;
  let close: () => Promise<void>;
  let model: Model;
  let lead: Lead;
  const api = new Api(stack().apiKey);

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page, close } = await openWindow(browser));
    await signIn(page);
    model = await publishedModel(api, long(60), {
      rules,
      levels: [
        { key: 'low', name: long(58), tone: 'cold' },
        { key: 'high', name: long(60), from: 5, tone: 'hot' },
      ],
    });
    await recalculate(api, model.modelId);
    const { version, definition } = await api.get<ModelDraft>(`/models/${model.modelId}/draft`);
    await api.put(`/models/${model.modelId}/draft`, { version, ...definition, ceiling: 100 });
    await api.post(`/models/${model.modelId}/publish`, { note: long(120) });
    const { leads } = await api.post<{ leads: { leadId: string }[] }>('/leads', {
      leads: [
        {
          name: long(200),
          aliases: { email: [`long-${run}@words.example`] },
          attributes: { jobTitle: '\u202eOwner' },
          account: { domain: `words-${run}.example`, name: long(200) },
        },
      ],
    });
    lead = await api.get<Lead>(`/lead/${leads[0]!.leadId}`);
  });
  afterAll(async () => {
    // So that others find one model of this kind, as before.
    if (model) await api.post(`/models/${model.modelId}/archive`);
    await close();
    await browser.close();
  });

  /** The boxes of two things lie beside or below each other. */
  const over = (one: string, other: string) =>
    page.evaluate(
      ([a, b]) => {
        const range = document.createRange();
        const boxOf = (selector: string) => {
          range.selectNodeContents(document.querySelector(selector)!);
          return range.getBoundingClientRect();
        };
        const [p, q] = [boxOf(a!), boxOf(b!)];
        return p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom;
      },
      [one, other],
    );
  const wider = (selector: string) =>
    page.locator(selector).evaluateAll((all) => all.some((one) => one.scrollWidth > one.clientWidth));

  it('keep a shared page in its window', async () => {
    const { token } = await api.post<{ token: string }>(`/leads/${lead.leadId}/share-links`, {
      hidePersonalData: false,
    });
    await page.goto(`/shared#${token}`);
    await page.getByRole('heading', { level: 1, name: long(200) }).waitFor();
    expect(await misplaced(page)).toEqual([]);
  });

  it.each([1440, 390])('keep the page of an account in its window, at %d px', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/accounts/${lead.account!.accountId}`);
    await page.getByRole('heading', { level: 1, name: long(200) }).waitFor();
    expect(await wider('h1, .facts, .facts dd, .columns')).toBe(false);
    expect(await misplaced(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('leave the date and the buttons of a version free', async () => {
    await page.goto(`/scoring/${model.modelId}?tab=versions`);
    await page.getByText(long(120)).waitFor();
    expect(await over('.line .note', '.line .note + span')).toBe(false);
    expect(await misplaced(page)).toEqual([]);
  });

  it('leave a simulation its numbers, and the way to it its end', async () => {
    const { version } = await api.get<{ version: number }>(`/models/${model.modelId}/draft`);
    await api.post(`/models/${model.modelId}/simulations`, { version });
    await page.goto(`/scoring/${model.modelId}/simulation`);
    await page.getByRole('table', { name: 'From level to level' }).waitFor();
    expect(await wider('hl-level-matrix')).toBe(false);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await wider('.crumbs')).toBe(false);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('that turn the direction of writing do so within themselves', async () => {
    await page.goto(`/leads/${lead.leadId}`);
    const about = page.locator('.about > *').first();
    await about.waitFor();
    expect(await about.evaluate((shown) => getComputedStyle(shown).unicodeBidi)).toBe('isolate');
  });
});
