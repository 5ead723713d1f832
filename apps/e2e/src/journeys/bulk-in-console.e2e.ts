import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import type { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow } from '../harness/browser';
import { signInAsInvited } from '../harness/invited';
import { until, untilCount } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

const many = 60;

describe('the selection of the leads list', () => {
  let browser: Browser;
  let api: Api;
  beforeAll(async () => {
    browser = await openBrowser();
    api = await newWorkspace('Selection');
    await api.post('/leads', {
      leads: Array.from({ length: many }, (_, i) => ({
        name: `${i % 2 ? 'Odd' : 'Even'} ${String(i).padStart(2, '0')}`,
        aliases: { email: [`lead${i}@selection.example`] },
      })),
    });
    await until(count, (value) => value === many);
  });
  afterAll(() => browser.close());

  const count = async () => (await api.get<{ total: { value: number } }>('/leads?limit=1&total=exact')).total.value;
  const bar = (page: Page) => page.getByRole('toolbar', { name: 'Selection' });
  const more = async (page: Page, item: string) => {
    await bar(page).getByRole('button', { name: 'More for the selected leads' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  async function signedIn(role: Role, look: Parameters<typeof openWindow>[1] = {}) {
    const window = await openWindow(browser, look);
    await signInAsInvited(window.page, api, role);
    return window;
  }

  describe('on a desk', () => {
    let page: Page;
    let errors: string[];
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ page, errors, close } = await signedIn('admin'));
    });
    afterAll(async () => {
      expect(errors).toEqual([]);
      await close();
    });
    const all = async () => {
      await page.getByLabel('Select this page').check();
      await bar(page)
        .getByRole('button', { name: /^Select all/ })
        .click();
      await bar(page)
        .getByText(/^All \d+ that match$/)
        .waitFor();
    };
    const stars = (pressed: boolean) => page.locator(`tbody button[aria-pressed=${pressed}]`);

    it('watches some at once, and takes it back', async () => {
      await page.goto('/leads?q=Even&sort=name');
      for (const name of ['Even 00', 'Even 02']) await page.getByLabel(`Select ${name}`).check();
      expect(await violations(page)).toEqual([]);
      await bar(page).getByRole('button', { name: 'Watch', exact: true }).click();
      await page.getByText('2 leads watched').waitFor();
      await untilCount(stars(true), 2);
      await page.getByRole('button', { name: 'Undo' }).click();
      await untilCount(stars(false), 30);
    });

    it('watches all that match by a run, and no longer', async () => {
      await page.goto('/leads');
      await all();
      await bar(page).getByRole('button', { name: 'Watch', exact: true }).click();
      await page.getByRole('button', { name: 'Look at it' }).click();
      await page.waitForURL(/\/runs\//);
      await page.getByText('Completed').first().waitFor();
      await page.goto('/leads');
      await untilCount(stars(true), 50);
      await all();
      await more(page, 'Stop watching');
      await page.getByRole('button', { name: 'Look at it' }).waitFor();
      await untilCount(stars(false), 50);
    });

    it('deletes some after a question, by a run that tells what became of each', async () => {
      await page.goto('/leads?q=Even&sort=name');
      for (const name of ['Even 00', 'Even 02']) await page.getByLabel(`Select ${name}`).check();
      await more(page, 'Delete');
      const question = page.getByRole('alertdialog');
      await question.getByText('Delete 2 leads?').waitFor();
      expect(await violations(page)).toEqual([]);
      await question.getByRole('button', { name: 'Cancel' }).click();
      await question.waitFor({ state: 'detached' });
      await bar(page).getByText('2 selected').waitFor();
      await more(page, 'Delete');
      await question.getByRole('button', { name: 'Delete 2 leads' }).click();
      await page.getByRole('button', { name: 'Look at it' }).click();
      await page.getByRole('heading', { name: 'Proof of erasure' }).waitFor();
      const outcomes = page.getByRole('table', { name: 'What became of each lead' });
      await untilCount(outcomes.getByText('Changed'), 2);
      expect(await count()).toBe(many - 2);
    });

    it('deletes all that match once their number is typed', async () => {
      await page.goto('/leads?q=Odd');
      await page.getByLabel('Select this page').check();
      await more(page, 'Delete');
      const question = page.getByRole('alertdialog');
      const agree = (disabled: boolean) => question.getByRole('button', { name: 'Delete 30 leads', disabled });
      await agree(true).waitFor();
      await question.getByLabel('Type 30 to go on').fill('30');
      await agree(false).waitFor();
      await question.getByLabel('Type 30 to go on').fill('29');
      await agree(true).waitFor();
      await question.getByLabel('Type 30 to go on').fill('30');
      await agree(false).click();
      await page.getByText('No lead matches 1 filter').waitFor();
      expect(await count()).toBe(many - 32);
    });

    it('lets reps delete nobody', async () => {
      const rep = await signedIn('rep');
      await rep.page.goto('/leads');
      await rep.page.getByLabel('Select this page').check();
      await bar(rep.page).getByRole('button', { name: 'More for the selected leads' }).click();
      await rep.page.getByRole('menuitem', { name: 'Stop watching' }).waitFor();
      expect(await rep.page.getByRole('menuitem', { name: 'Delete' }).count()).toBe(0);
      await rep.close();
    });
  });

  it.each(['light', 'dark'] as const)('is made by touch on a phone, stars too, %s', async (theme) => {
    const { page, errors, close } = await signedIn('rep', { theme, width: 390, height: 844 });
    await page.goto('/leads?q=Even&sort=name');
    const star = page.getByRole('button', { name: 'Watch Even 04' });
    await Promise.all([page.waitForResponse('**/watch'), star.click()]);
    await star.and(page.locator('[aria-pressed=true]')).waitFor();
    expect(page.url()).toContain('/leads?');
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    await bar(page).getByText('None selected').waitFor();
    await page.getByText('Even 04').click();
    await page.getByText('Even 06').click();
    await bar(page).getByText('2 selected').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const box = (await bar(page).boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(844);
    await more(page, 'Stop watching');
    await page.getByText('1 lead no longer watched, 1 was not watched').waitFor();
    await bar(page).waitFor({ state: 'detached' });
    await page.getByText('Even 04').click();
    await page.getByRole('heading', { level: 1, name: 'Even 04' }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});
