import type { Browser, Page } from 'playwright-core';
import { openWindow, signIn } from './browser';

/** Scripts that came over the wire, by the browser's own books: bytes with their headers, compressed as they were sent. */
export interface Loaded {
  readonly bytes: number;
  readonly files: readonly string[];
}

/** What a browser that was never here loads of scripts, until `usable` holds and nothing more is on its way; `member`: who is signed in. */
export async function firstLoad(
  browser: Browser,
  path: string,
  usable: (page: Page) => Promise<unknown>,
  member?: { email: string; password: string },
): Promise<Loaded> {
  const first = await openWindow(browser);
  if (member) await signIn(first.page, member);
  const cookies = await first.page.context().cookies();
  await first.close();

  const { page, close } = await openWindow(browser);
  await page.context().addCookies(cookies);
  await page.goto(path);
  await usable(page);
  await page.waitForLoadState('networkidle');
  const scripts = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .map(({ name, transferSize }) => ({ name: new URL(name).pathname, transferSize })),
  );
  await close();
  return {
    bytes: scripts.reduce((sum, { transferSize }) => sum + transferSize, 0),
    files: scripts.map(({ name, transferSize }) => `${name} ${transferSize}`),
  };
}
