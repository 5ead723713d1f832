import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ConversionSettings } from '@heatline/contracts';
import type { Browser } from 'playwright-core';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { signInAsInvited } from '../harness/invited';
import { stack } from '../harness/stack';
import { newWorkspace } from '../harness/workspace';

describe('the settings', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser.close());

  it('invite a member who chooses a password by the link, once, and may do what the role may', async () => {
    const admin = await openWindow(browser);
    await signIn(admin.page);
    await admin.page.goto('/settings/members');
    const name = `Nora ${Date.now()}`;
    const email = `nora.${Date.now()}@heatline.example`;
    await admin.page.getByRole('button', { name: 'Invite member' }).click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('E-mail').fill(email);
    await dialog.getByRole('button', { name: 'Invite member' }).click();
    const link = await dialog.getByLabel('Link').inputValue();
    await dialog.getByRole('button', { name: 'Done' }).click();

    const nora = await openWindow(browser);
    await nora.page.goto(link);
    await nora.page.getByLabel('Password', { exact: true }).fill('three quiet horses 77');
    await nora.page.getByRole('button', { name: 'Choose password' }).click();
    await nora.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await nora.page.goto('/settings/api-keys');
    await nora.page.getByRole('heading', { name: 'Only admins see API keys' }).waitFor();

    const again = await openWindow(browser);
    await again.page.goto(link);
    await again.page.getByRole('alert').filter({ hasText: 'has been used' }).waitFor();

    await admin.page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'Active' }).waitFor();
    await admin.page.getByRole('button', { name: `Actions for ${name}` }).click();
    await admin.page.getByRole('menuitem', { name: 'Deactivate' }).click();
    await admin.page.getByRole('button', { name: 'Deactivate member' }).click();
    await admin.page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'Deactivated' }).waitFor();
    await nora.page.goto('/leads');
    await nora.page.waitForURL(/sign-in/);

    await admin.page.goto('/settings/audit');
    await admin.page
      .getByRole('row')
      .filter({ hasText: `Invited ${name} as rep` })
      .waitFor();
    expect([...admin.errors, ...nora.errors, ...again.errors]).toEqual([]);
    await Promise.all([admin, nora, again].map(({ close }) => close()));
  });

  it('make a key that works until it is revoked, and show it once', async () => {
    const { page, errors, close } = await openWindow(browser);
    await signIn(page);
    await page.goto('/settings/api-keys');
    const name = `Journey ${Date.now()}`;
    await page.getByRole('button', { name: 'Make API key' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('checkbox', { name: /^Read/ }).check();
    await dialog.getByRole('button', { name: 'Make API key' }).click();
    const key = await dialog.getByLabel('API key', { exact: true }).inputValue();
    await dialog.getByRole('button', { name: 'Done' }).click();
    const answer = async () =>
      (await fetch(`${stack().api}/leads?limit=1`, { headers: { authorization: `Bearer ${key}` } })).status;
    expect(await answer()).toBe(200);

    await page.getByRole('button', { name: `Revoke ${name}` }).click();
    await page.getByRole('button', { name: 'Revoke key' }).click();
    await page.getByText(`${name} is revoked`).first().waitFor();
    expect(await answer()).toBe(401);
    expect(errors).toEqual([]);
    await close();
  });

  it('make a conversion of events whose properties say something, in words, and keep it', async () => {
    const api = await newWorkspace('Conversion');
    const { page, errors, close } = await openWindow(browser);
    await signInAsInvited(page, api);
    await page.goto('/settings/conversion');
    await page.getByRole('button', { name: 'Add event' }).click();
    const editor = page.getByRole('region', { name: 'Events that convert' });
    await editor.getByLabel('Add an event type').fill('order_paid');
    await editor.getByLabel('Add an event type').press('Enter');
    await editor.getByRole('button', { name: 'Condition' }).click();
    await editor.getByLabel('Property', { exact: true }).fill('total');
    await editor.getByLabel('Property', { exact: true }).press('Tab');
    await editor.getByLabel('Comparison').selectOption('gte');
    await editor.getByLabel('Value of total').fill('500');
    await editor.getByRole('button', { name: 'Add these events' }).click();
    await page.getByText('Order paid where total is at least 500').waitFor();
    await page.getByRole('button', { name: 'Save conversion' }).click();
    await page
      .getByText(/^Conversion saved/)
      .first()
      .waitFor();
    const { definition } = await api.get<ConversionSettings>('/workspace/conversion');
    expect(definition.events.at(-1)).toMatchObject({
      event: ['order_paid'],
      where: { property: 'total', op: 'gte', value: 500 },
    });
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });

  it('keep the last admin, and say so at the role', async () => {
    const { page, close } = await openWindow(browser);
    await signIn(page);
    await page.goto('/settings/members');
    await page.getByRole('button', { name: 'Actions for Ada Berg' }).click();
    await page.getByRole('menuitem', { name: 'Change name or role' }).click();
    await page.getByLabel('Role').selectOption('viewer');
    await page.getByRole('button', { name: 'Save member' }).click();
    await page.getByText('This is the last admin.').waitFor();
    await close();
  });

  it.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('have nothing that axe objects to, %s, %i px', async (theme, width) => {
    const { page, close } = await openWindow(browser, { theme, width });
    await signIn(page);
    for (const [part, head] of [
      ['workspace', 'Workspace'],
      ['members', 'Members'],
      ['api-keys', 'API keys'],
      ['audit', 'Audit log'],
      ['account', 'My account'],
    ]) {
      await page.goto(`/settings/${part}`);
      await page.getByRole('heading', { level: 2, name: head, exact: true }).waitFor();
      expect({ part, found: await violations(page) }).toEqual({ part, found: [] });
    }
    await close();
  });
});
