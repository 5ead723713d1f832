import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { stack } from '../harness/stack';
import { until } from '../harness/until';

describe('a member who leaves', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser.close());

  it('hands their leads over, and gets them back when that was a mistake', async () => {
    const api = new Api(stack().apiKey);
    const mark = Date.now();
    const name = `Leaving ${mark}`;
    const { member } = await api.post<{ member: { id: string } }>('/members', {
      name,
      email: `leaving.${mark}@heatline.example`,
      role: 'rep',
    });
    const { leads } = await api.post<{ leads: { leadId: string }[] }>('/leads', {
      leads: [1, 2, 3].map((no) => ({ name: `Left ${no}`, aliases: { externalId: `left-${mark}-${no}` } })),
    });
    const leadIds = leads.map(({ leadId }) => leadId);
    await api.post('/leads/bulk-assign-owner', { ownerId: member.id, leadIds });
    const ownedBy = async (owner: string) =>
      (await api.get<{ items: unknown[] }>(`/leads?owner=${owner}&limit=200`)).items.length;
    // What scores keep of the owner has followed: a filter asks there.
    const filter = encodeURIComponent(JSON.stringify({ owner: [member.id] }));
    await until(
      () => api.get<{ items: unknown[] }>(`/leads?filter=${filter}`),
      ({ items }) => items.length === 3,
    );

    const { page, errors, close } = await openWindow(browser);
    await signIn(page);
    await page.goto('/settings/members');
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Deactivate' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`3 leads belong to ${name}`).waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Deactivate member' }).click();
    await page.getByRole('button', { name: 'See the run' }).click();

    await page.getByRole('heading', { level: 1, name: 'Owner assignment of 3 leads' }).waitFor();
    await page.getByText('Completed', { exact: true }).waitFor();
    await page.getByRole('table', { name: 'What became of each lead' }).getByText('Left 2').waitFor();
    expect(await ownedBy(member.id)).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Give owners back' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Give owners back' }).click();
    await page.getByText('3 leads have the owner of before again').waitFor();
    expect(await ownedBy(member.id)).toBe(3);
    expect(errors).toEqual([]);
    await close();
  });
});
