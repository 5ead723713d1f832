import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { stack } from '../harness/stack';

describe('signing in', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser.close());

  it('leads to the leads, keeps nothing that scripts can read, and ends with signing out', async () => {
    const { page, errors, close } = await openWindow(browser);
    await signIn(page);
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    expect(await page.evaluate('document.cookie')).toBe('');
    const cookies = await page.context().cookies();
    expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Lax' }]);

    await page.getByRole('button', { name: /Ada Berg/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(/sign-in/);
    await page.goto('/leads');
    await page.waitForURL(/sign-in/);
    expect(errors).toEqual([]);
    await close();
  });

  it('tells in plain words that the password is wrong', async () => {
    const { page, close } = await openWindow(browser);
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(stack().signIn.email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /password/i })
      .waitFor();
    await close();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (theme) => {
    const { page, close } = await openWindow(browser, { theme });
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').waitFor();
    expect(await violations(page)).toEqual([]);
    await close();
  });
});
