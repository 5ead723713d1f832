import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { stack } from './stack';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser that the environment names, one that is installed, or the one that comes as a package. */
async function executable(): Promise<string> {
  const installed = [process.env['CHROME_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  );
  if (installed) return installed;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await executable(), args: quiet });

/** For hunting: a browser so many times slower, whose requests take their time as well. What it breaks read too early. */
const slow = Number(process.env['HEATLINE_SLOW_BROWSER'] ?? 1);

async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow });
  const unlimited = { offline: false, downloadThroughput: -1, uploadThroughput: -1 };
  await devtools.send('Network.emulateNetworkConditions', { ...unlimited, latency: slow * 50 });
}

export interface Look {
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** Is pressed by fingers. */
  touch?: boolean;
}

/** A window of somebody who is not signed in. What the page logs as an error is kept in `errors`. */
export async function openWindow(
  browser: Browser,
  { theme = 'light', width = 1440, height = 900, touch = false }: Look = {},
) {
  const context: BrowserContext = await browser.newContext({
    baseURL: stack().console,
    viewport: { width, height },
    hasTouch: touch,
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page: Page = await context.newPage();
  // It only ends what hangs: a crowded machine is no reason to fail.
  page.setDefaultTimeout(60_000);
  if (slow > 1) await slowDown(page);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  return { page, errors, close: () => context.close() };
}

export async function signIn(page: Page, { email, password } = stack().signIn): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
}
