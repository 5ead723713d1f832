import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Lead, LeadListItem, Page as PageOf } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import type { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow } from '../harness/browser';
import { signInAsInvited } from '../harness/invited';
import { publishedModel } from '../harness/models';
import { until, untilCount } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

const rules = [{ name: 'Opened a mail', points: 10, when: { event: ['email_opened'] } }];
const ago = (hours: number) => new Date(Math.floor(Date.now() / 1_000 - hours * 3_600) * 1_000).toISOString();

describe('merging in the console', () => {
  let browser: Browser;
  let api: Api;
  let sent = 0;
  beforeAll(async () => {
    browser = await openBrowser();
    api = await newWorkspace('Merging');
    await publishedModel(api, 'Mails', { rules });
  });
  afterAll(() => browser.close());

  const lead = (leadId: string) => api.get<Lead>(`/lead/${leadId}`);
  /** A lead with this address that opened so many mails. */
  async function aLead(name: string | null, email: string, events = 0): Promise<string> {
    const { leads } = await api.post<{ leads: { leadId: string }[] }>('/leads', {
      leads: [{ name, aliases: { email: [email] } }],
    });
    const { leadId } = leads[0]!;
    const opened = Array.from({ length: events }, (_, n) => ({ type: 'email_opened', occurredAt: ago(n + 1) }));
    if (events)
      await api.post('/events', { events: opened.map((one) => ({ ...one, id: `m-${++sent}`, lead: { leadId } })) });
    await until(
      () => lead(leadId),
      ({ counts }) => counts.events === events,
    );
    await until(
      () => api.get<PageOf<LeadListItem>>(`/leads?q=${email}`),
      ({ items }) => items.length === 1,
    );
    return leadId;
  }
  async function signedIn(role: 'rep' | 'viewer' | 'admin', look: Parameters<typeof openWindow>[1] = {}) {
    const window = await openWindow(browser, look);
    await signInAsInvited(window.page, api, role);
    return window;
  }
  const dialog = (page: Page) => page.getByRole('dialog');
  /** Of what can be moved sideways, the widest. */
  const widthOf = (page: Page) =>
    page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('html, main, mat-dialog-content')].map(({ scrollWidth }) => scrollWidth),
      ),
    );
  const beginMerge = async (page: Page) => {
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Merge…' }).click();
    await dialog(page).getByRole('heading', { level: 2 }).waitFor();
  };
  const open = async (page: Page, leadId: string, name: string, tab = '') => {
    await page.goto(`/leads/${leadId}${tab && `?tab=${tab}`}`);
    await page.getByRole('heading', { level: 1, name }).waitFor();
  };

  it('a person with two addresses becomes one, from the question to the way back', async () => {
    const ada = await aLead('Ada Berg', 'ada@work.example', 2);
    const home = await aLead('Ada at home', 'ada@home.example', 3);
    const { page, errors, close } = await signedIn('rep');
    await open(page, ada, 'Ada Berg');
    await beginMerge(page);
    await dialog(page).getByText('Choose a lead to merge').waitFor();
    expect(await violations(page)).toEqual([]);
    // By keyboard alone.
    await page.keyboard.type('ada@');
    const found = page.getByRole('option');
    await untilCount(found, 1);
    expect(await found.textContent()).toMatch(/Ada at home.*ada@home\.example.*30/s);
    await page.keyboard.press('Enter');
    await dialog(page).getByText('5 events', { exact: true }).waitFor();
    await dialog(page).getByText('3 events, 1 alias and 3 sessions move.').waitFor();
    const email = dialog(page).locator('hl-merge-outcome dl > div').filter({ hasText: 'E-mail' });
    expect(await email.textContent()).toMatch(/ada@work\.example\s*Primary.*ada@home\.example\s*Secondary/s);
    const score = dialog(page).getByRole('row', { name: /Mails/ });
    expect(await score.textContent()).toMatch(/20\s*Warm.*50\s*Hot.*\+30/s);
    expect(await violations(page)).toEqual([]);
    // The other way round, and back.
    await dialog(page).getByRole('button', { name: 'Keep the other one instead' }).click();
    await dialog(page).getByRole('heading', { name: 'Merge into Ada at home' }).waitFor();
    await dialog(page).getByRole('button', { name: 'Keep the other one instead' }).click();
    await dialog(page).getByRole('heading', { name: 'Merge into Ada Berg' }).waitFor();
    await dialog(page).getByRole('button', { name: 'Merge 1 lead' }).click();
    await page.getByText('Merged 1 lead').waitFor();

    const aliases = page.locator('hl-lead-aliases li');
    await untilCount(aliases, 2);
    expect(await aliases.nth(1).textContent()).toMatch(/ada@home\.example\s*Secondary/);
    await page.getByRole('tab', { name: /^Activities/ }).click();
    const merged = page.locator('hl-change-row').filter({ hasText: 'Absorbed Ada at home' });
    expect(await merged.textContent()).toMatch(/3 events.*Ines Vang/s);
    await untilCount(page.locator('hl-activity-event').filter({ hasText: 'from ada@home.example' }), 3);
    await untilCount(page.locator('hl-activity-event'), 5);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('tab', { name: 'History' }).click();
    const history = page.getByRole('region', { name: 'Merge history' });
    const row = history.locator('summary');
    expect(await row.textContent()).toMatch(/Absorbed\s+.?Ada at home.*3 events · Ines Vang.*Merged/s);
    await row.focus();
    await page.keyboard.press('Enter');
    for (const id of [ada, home]) await history.getByText(id).waitFor();
    expect(await violations(page)).toEqual([]);
    await history.getByRole('button', { name: 'Undo merge' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText('is a lead of its own again').waitFor();
    await question.getByRole('button', { name: 'Undo merge' }).click();
    await page.getByText('1 lead taken out again').waitFor();
    await history.getByText('Undone', { exact: true }).first().waitFor();
    await untilCount(history.getByRole('button', { name: 'Undo merge' }), 0);
    expect((await lead(home)).leadId).toBe(home);

    // The other direction, on the page of the one that is itself again.
    await open(page, home, 'Ada at home', 'history');
    expect(await history.locator('summary').textContent()).toMatch(/Merged out\s+into .?Ada Berg/);
    expect(errors).toEqual([]);
    await close();
  });

  it('is undone by the message that says it was done', async () => {
    const eva = await aLead('Eva Lund', 'eva@work.example', 1);
    const other = await aLead('E. Lund', 'lund@home.example', 1);
    const { page, close } = await signedIn('rep');
    await open(page, eva, 'Eva Lund');
    await beginMerge(page);
    await page.keyboard.type('lund@home');
    await page.getByRole('option').waitFor();
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('button', { name: 'Merge 1 lead' }).click();
    await page.getByText('Merged 1 lead').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('1 lead taken out again').waitFor();
    expect((await lead(other)).leadId).toBe(other);
    await untilCount(page.locator('hl-lead-aliases li'), 1);
    await close();
  });

  it('an alias of another lead is no dead end: the two are merged, and it is there', async () => {
    const one = await aLead('Ulla Vik', 'ulla@work.example', 1);
    await aLead('U. Vik', 'ulla@home.example', 1);
    const { page, close } = await signedIn('rep');
    await open(page, one, 'Ulla Vik');
    await page.getByRole('button', { name: 'Add an alias' }).click();
    await page.getByRole('textbox', { name: 'Alias' }).fill('ulla@home.example');
    await page.keyboard.press('Enter');
    await page.getByText('It belongs to').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Merge the two…' }).click();
    await dialog(page).getByRole('group', { name: 'U. Vik' }).waitFor();
    await dialog(page).getByRole('button', { name: 'Merge 1 lead' }).click();
    await page.getByText('Merged 1 lead').waitFor();
    await page.locator('hl-lead-aliases li').filter({ hasText: 'ulla@home.example' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Alias' }).count()).toBe(0);
    await close();
  });

  it('the address of an absorbed lead becomes that of the one that answers, and says so once', async () => {
    const root = await aLead('Root Holm', 'root@holm.example');
    const gone = await aLead('Gone Holm', 'gone@holm.example');
    await api.post('/leads/merge', { targetId: root, leadIds: [gone] });
    await until(
      () => lead(gone),
      ({ leadId }) => leadId === root,
    );
    const { page, close } = await signedIn('viewer');
    await page.goto(`/leads/${gone}?tab=activities`);
    await page.waitForURL(`**/leads/${root}?tab=activities`);
    const note = page.getByRole('status').filter({ hasText: 'The lead you opened was merged into Root Holm' });
    await note.waitFor();
    expect(await violations(page)).toEqual([]);
    await note.getByRole('button', { name: 'Close' }).click();
    await note.waitFor({ state: 'detached' });
    // Who may only look is not offered a merge.
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Copy link' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Merge…' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('region', { name: 'Merge history' }).locator('summary').click();
    expect(await page.getByRole('button', { name: 'Undo merge' }).count()).toBe(0);
    await close();
  });

  it('selected leads are merged into the one with most events, or into another one, and leave the list', async () => {
    const names = ['Trio One', 'Trio Two', 'Trio Three'];
    const ids: string[] = [];
    for (const [n, name] of names.entries()) ids.push(await aLead(name, `trio${n}@trio.example`, n === 1 ? 4 : 1));
    const { page, errors, close } = await signedIn('rep');
    await page.goto('/leads?q=trio.example&sort=name');
    const bar = page.getByRole('toolbar', { name: 'Selection' });
    await page.getByLabel('Select Trio One').check();
    await bar.getByText('1 selected').waitFor();
    expect(await bar.getByRole('button', { name: 'Merge…' }).count()).toBe(0);
    for (const name of names.slice(1)) await page.getByLabel(`Select ${name}`).check();
    await bar.getByRole('button', { name: 'Merge…' }).click();
    await dialog(page).getByRole('heading', { name: 'Merge into Trio Two' }).waitFor();
    await dialog(page).getByText('Which one stays').waitFor();
    await dialog(page).getByText('Where two have a value').waitFor();
    await dialog(page).getByText('6 events', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog(page).getByRole('radio', { name: 'Keep Trio One' }).check();
    await dialog(page).getByRole('heading', { name: 'Merge into Trio One' }).waitFor();
    await dialog(page).getByRole('button', { name: 'Merge 2 leads' }).click();
    await page.getByText('Merged 2 leads').waitFor();
    await bar.waitFor({ state: 'detached' });
    await page.reload();
    await untilCount(page.locator('tbody tr'), 1);
    expect((await lead(ids[1]!)).leadId).toBe(ids[0]);

    // And what the run did.
    await open(page, ids[0]!, 'Trio One', 'history');
    await page.getByRole('region', { name: 'Merge history' }).locator('summary').click();
    await page.getByRole('link', { name: 'Show run' }).click();
    await page.getByRole('heading', { name: 'Merges', exact: true }).waitFor();
    const outcome = page.getByRole('region', { name: 'What became of each merge' }).getByRole('table');
    expect(await outcome.textContent()).toMatch(/Trio Two\s*Trio Three.*Trio One.*Merged/s);
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });

  it('has room on a phone for long names of either direction of writing', async () => {
    const long = `Maximiliane-Konstantine von und zu ${'Hohenlohe'.repeat(6)}`;
    const one = await aLead(long, 'max@long.example', 1);
    await aLead('נועה בן־דוד', 'noa@long.example', 2);
    const { page, close } = await signedIn('rep', { width: 390, height: 844, theme: 'dark', touch: true });
    await open(page, one, long);
    await beginMerge(page);
    await page.getByRole('combobox').fill('noa@long');
    await page.getByRole('option').click();
    await dialog(page).getByText('3 events', { exact: true }).waitFor();
    expect(await widthOf(page)).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Merge 1 lead' }).click();
    await page.getByText('Merged 1 lead').waitFor();
    await page.goto(`/leads/${one}?tab=history`);
    await page.getByRole('region', { name: 'Merge history' }).locator('summary').click();
    await page.getByText('As they were before the merge.').waitFor();
    expect(await widthOf(page)).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
    await close();
  });
});
