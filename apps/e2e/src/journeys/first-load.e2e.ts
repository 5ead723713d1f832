import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../harness/browser';
import { firstLoad } from '../harness/first-load';

/**
 * Of script, over the wire. The aim is 150,000 for each; these keep what has been reached, with the question which model is meant: other
 * journeys leave models behind, and where there is one of each kind some 40,000 less come.
 */
const budgets = { signIn: 155_000, today: 190_000, leads: 225_000 };

describe('the first load', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser.close());

  it('of the sign-in is small', async () => {
    const { bytes } = await firstLoad(browser, '/sign-in', (page) => page.getByLabel('E-mail').fill('ada'), {
      member: false,
    });
    expect(bytes).toBeLessThan(budgets.signIn);
  });

  it('of Today is small', async () => {
    const { bytes } = await firstLoad(browser, '/today', (page) =>
      page.locator('hl-today-section li a').first().waitFor(),
    );
    expect(bytes).toBeLessThan(budgets.today);
  });

  it('of the leads is small', async () => {
    const { bytes } = await firstLoad(browser, '/leads', (page) => page.locator('tbody a').first().waitFor());
    expect(bytes).toBeLessThan(budgets.leads);
  });

  it('counts what comes late, too: an editor of rules is more than a list', async () => {
    const { bytes } = await firstLoad(browser, '/leads', async (page) => {
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Attribute' }).click();
      await page.getByRole('dialog').waitFor();
    });
    expect(bytes).toBeGreaterThan(budgets.leads);
  });
});
