import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HistoryEntry, Lead, Note } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { stack } from '../harness/stack';
import { until, untilCount } from '../harness/until';

const minuteMs = 60_000;
const ago = (minutes: number) => new Date(Math.floor((Date.now() - minutes * minuteMs) / 1_000) * 1_000).toISOString();

describe('the page of a lead', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  let leadId: string;
  let otherId: string;
  const run = Date.now();
  const api = () => new Api(stack().apiKey);
  const lead = () => api().get<Lead>(`/lead/${leadId}`);
  const tab = (name: RegExp) => page.getByRole('tab', { name }).click();

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page, errors, close } = await openWindow(browser));
    await signIn(page);
    const { leads } = await api().post<{ leads: { leadId: string }[] }>('/leads', {
      leads: [
        {
          name: 'Ottilie Brandt',
          aliases: { email: [`ottilie-${run}@brandt.example`] },
          attributes: { jobTitle: 'Buyer', companySize: 40 },
        },
        { name: 'Ove Brandt', aliases: { email: [`ove-${run}@brandt.example`] } },
      ],
    });
    [leadId, otherId] = leads.map((one) => one.leadId) as [string, string];
    const events = [
      { type: 'email_opened', minutes: 3_000, campaign: 'Autumn freight', properties: { subject: 'Rate card' } },
      { type: 'page_viewed', minutes: 120, properties: { title: 'Pricing' } },
      { type: 'page_viewed', minutes: 110, properties: { title: 'Case study' } },
      { type: 'form_submitted', minutes: 100, properties: { form: 'Request a demo' } },
    ];
    await api().post('/events', {
      events: events.map(({ minutes, ...event }, i) => ({
        id: `page-${run}-${i}`,
        occurredAt: ago(minutes),
        lead: { leadId },
        ...event,
      })),
    });
    await until(lead, ({ counts }) => counts.events === events.length);
  });
  afterAll(async () => {
    await close();
    await browser.close();
  });

  it('names action, time and campaign of its activities, marks sessions, and filters by what was seen', async () => {
    await page.goto(`/leads/${leadId}`);
    await tab(/^Activities/);
    await page.waitForURL(/tab=activities/);
    const opened = page.locator('hl-activity-event').filter({ hasText: 'Rate card' });
    expect(await opened.textContent()).toMatch(/Opened\s+Rate card.*Campaign: Autumn freight.*\d\d:\d\d/s);
    await page.getByText(/Session from \d\d:\d\d · 20 min · 3 events/).waitFor();
    await page.getByLabel('Campaign').selectOption('Autumn freight');
    await page.waitForURL(/campaign=Autumn/);
    await page.getByText('Pricing').waitFor({ state: 'detached' });
    await opened.waitFor();
    await untilCount(page.locator('hl-activity-event'), 1);
    await page.getByRole('button', { name: 'Show everything' }).click();
    await page.getByRole('button', { name: 'Any type' }).click();
    await page.getByRole('menuitemcheckbox', { name: /Page viewed\s*2/ }).click();
    await page.keyboard.press('Escape');
    await page.waitForURL(/type=page_viewed/);
    await opened.waitFor({ state: 'detached' });
    await page.locator('hl-activity-event').filter({ hasText: 'Case study' }).first().waitFor();
    await untilCount(page.locator('hl-activity-event'), 2);
  });

  it('keeps notes byte for byte with safe links; they are edited, deleted and brought back', async () => {
    const text = `<b>Calls</b> back & asks for https://brandt.example/q?a=1&b=2.\n\u202eרשימה 🚀 ${run}`;
    await page.goto(`/leads/${leadId}`);
    await page.getByRole('heading', { level: 1, name: 'Ottilie Brandt' }).waitFor();
    await page.keyboard.press('n');
    await page.waitForURL(/tab=notes/);
    await page.getByRole('textbox', { name: 'New note' }).fill(text);
    await page.getByRole('button', { name: 'Add note' }).click();
    const card = page.locator('hl-note-card');
    await card.waitFor();
    const notes = async () => (await api().get<{ items: Note[] }>(`/leads/${leadId}/notes`)).items;
    expect((await notes()).map((note) => note.text)).toEqual([text]);
    expect(await card.locator('.text').evaluate((shown) => shown.textContent)).toBe(text);
    const link = card.getByRole('link');
    expect([await link.getAttribute('href'), await link.getAttribute('rel')]).toEqual([
      'https://brandt.example/q?a=1&b=2',
      'noopener noreferrer nofollow',
    ]);
    await card.getByRole('button', { name: 'Edit note' }).click();
    await card.getByRole('textbox', { name: 'Note' }).fill('Calls back on Monday');
    await card.getByRole('button', { name: 'Save note' }).click();
    await card.getByText('Calls back on Monday').waitFor();
    await card.getByText('edited').waitFor();
    await card.getByRole('button', { name: 'Delete note' }).click();
    await page.getByText('No notes yet').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await card.getByText('Calls back on Monday').waitFor();
    await tab(/^Activities/);
    await page.locator('hl-change-row').getByText('Calls back on Monday').waitFor();
  });

  it('edits in place by type, keeps what was typed when somebody was faster, and undoes', async () => {
    await page.goto(`/leads/${leadId}`);
    const details = page.locator('hl-lead-details');
    await details.getByText('Buyer').waitFor();
    await page.keyboard.press('e');
    const title = details.getByRole('textbox', { name: 'Job title' });
    await title.fill('Head of freight');
    await api().patch(`/lead/${leadId}`, { attributes: { industry: 'Logistics' } });
    // Another field that changed meanwhile is no conflict.
    await details.getByRole('button', { name: 'Save', exact: true }).click();
    await until(lead, ({ attributes }) => attributes['jobTitle'] === 'Head of freight');

    await details.getByText('40', { exact: true }).hover();
    await details.getByRole('button', { name: 'Edit company size' }).click();
    const size = details.getByRole('textbox', { name: 'Company size' });
    await size.fill('many');
    await size.press('Enter');
    await details.getByText('Give a whole number of people').waitFor();
    await size.fill('1,200');
    await api().patch(`/lead/${leadId}`, { attributes: { companySize: 55, industry: 'Parcels' } });
    // The page has heard of it, and shows it.
    await details.getByText('Parcels').waitFor();
    await size.press('Enter');
    await details.getByText('Somebody else set it to 55 meanwhile').waitFor();
    expect(await size.inputValue()).toBe('1,200');
    await details.getByRole('button', { name: 'Save mine' }).click();
    await until(lead, ({ attributes }) => attributes['companySize'] === 1_200);
    await page.getByText('Company size saved').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await until(lead, ({ attributes }) => attributes['companySize'] === 55);
  });

  it('takes a date that is half filled for none that was taken away', async () => {
    await api().patch(`/lead/${leadId}`, { attributes: { founded: '2020-01-01' } });
    await page.goto(`/leads/${leadId}`);
    const details = page.locator('hl-lead-details');
    await details.getByText('2020-01-01').hover();
    await details.getByRole('button', { name: 'Edit founded' }).click();
    await details.getByLabel('Founded', { exact: true }).press('Backspace');
    await page.keyboard.press('Enter');
    await details.getByText('Give the whole date').waitFor();
    await page.keyboard.type('03');
    await page.keyboard.press('Enter');
    await until(lead, ({ attributes }) => attributes['founded'] === '2020-03-01');
  });

  it('gives a form that is opened the focus, in sight, and its letters are no shortcuts without it', async () => {
    await page.goto(`/leads/${leadId}`);
    await page.getByRole('button', { name: 'Add an alias' }).click();
    const alias = page.getByRole('textbox', { name: 'Alias', exact: true });
    await until(
      () => alias.evaluate((field) => field === document.activeElement),
      (focused) => focused,
    );
    await until(
      () => alias.evaluate((field) => field.closest('form')!.getBoundingClientRect().bottom <= innerHeight),
      (inSight) => inSight,
    );
    await page.locator('h1').click();
    await page.keyboard.press('e');
    await page.keyboard.press('n');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await alias.waitFor({ state: 'detached' });
    // What the letters would have done came before the form went.
    expect(page.url()).not.toContain('tab=notes');
    expect(await page.locator('hl-editable-field form').count()).toBe(0);
  });

  it('adds any attribute, with its type', async () => {
    await page.goto(`/leads/${leadId}`);
    const details = page.locator('hl-lead-details');
    await details.getByRole('button', { name: 'Add an attribute' }).click();
    await details.getByRole('combobox', { name: 'Name of the attribute' }).fill('newsletter');
    await details.getByLabel('Kept as').selectOption('yes or no');
    await details.getByRole('textbox', { name: 'Value' }).fill('yes');
    await details.getByRole('button', { name: 'Add attribute' }).click();
    await until(lead, ({ attributes }) => attributes['newsletter'] === true);
  });

  it('takes aliases, makes one primary, gives one up, and says whose one is', async () => {
    await page.goto(`/leads/${leadId}`);
    const aliases = page.locator('hl-lead-aliases');
    const add = async (value: string) => {
      await aliases.getByRole('button', { name: 'Add an alias' }).click();
      await aliases.getByRole('textbox', { name: 'Alias' }).fill(value);
      await aliases.getByRole('button', { name: 'Add alias' }).click();
    };
    await add(`ove-${run}@brandt.example`);
    await aliases.getByText('It belongs to').waitFor();
    expect(await aliases.getByRole('link', { name: 'Ove Brandt' }).getAttribute('href')).toBe(`/leads/${otherId}`);
    await aliases.getByRole('button', { name: 'Cancel' }).click();
    const home = `ottilie-${run}@home.example`;
    await add(home);
    await aliases.getByText(home).waitFor();
    await aliases.getByRole('button', { name: `More for ${home}` }).click();
    await page.getByRole('menuitem', { name: 'Make primary' }).click();
    await until(lead, (now) => now.aliases.email?.[0] === home);
    await aliases.locator('li').filter({ hasText: home }).filter({ hasNotText: 'Secondary' }).waitFor();
    await aliases.getByRole('button', { name: `More for ${home}` }).click();
    await page.getByRole('menuitem', { name: 'Take away' }).click();
    await until(lead, (now) => now.aliases.email?.length === 1);
    await page.getByText('E-mail taken away').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await until(lead, (now) => now.aliases.email?.[0] === home);
  });

  it('is given an owner', async () => {
    await page.goto(`/leads/${leadId}`);
    await page.getByRole('button', { name: 'Owner: nobody' }).click();
    await page.getByRole('menuitemradio', { name: /\(me\)/ }).click();
    await until(lead, ({ ownerId }) => ownerId !== null);
    await page.getByRole('button', { name: /Owner: (?!nobody)/ }).waitFor();
  });

  it('has a history of all of it, by whom, and by kind', async () => {
    const { items } = await api().get<{ items: HistoryEntry[] }>(`/leads/${leadId}/history?limit=200`);
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['alias', 'attribute', 'name', 'note', 'owner']));
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    await page.goto(`/leads/${leadId}?tab=history`);
    const rows = page.locator('hl-change-row');
    await rows.filter({ hasText: 'Job title set to Head of freight' }).getByText('Was Buyer').waitFor();
    await page.getByRole('button', { name: 'Notes', exact: true }).click();
    await page.waitForURL(/changes=note/);
    await rows.getByText('Brought a note back').waitFor();
    await untilCount(rows.getByText('Job title'), 0);
  });

  it.each([
    { theme: 'light' as const, width: 1440 },
    { theme: 'dark' as const, width: 1440 },
    { theme: 'light' as const, width: 390 },
    { theme: 'dark' as const, width: 390 },
  ])('has nothing that axe objects to, $theme at $width px', async ({ theme, width }) => {
    const window = await openWindow(browser, { theme, width });
    await signIn(window.page);
    for (const [part, shown] of [
      ['overview', 'hl-score-chart'],
      ['activities', 'hl-activity-event'],
      ['scores', 'hl-scores-tab li'],
      ['history', 'hl-change-row'],
      ['notes', 'hl-note-card'],
    ] as const) {
      await window.page.goto(`/leads/${leadId}?tab=${part}`);
      await window.page.locator(shown).first().waitFor();
      expect([part, await violations(window.page)]).toEqual([part, []]);
    }
    expect(window.errors).toEqual([]);
    await window.close();
  });

  it('is exported whole, and deleted for good', async () => {
    await page.goto(`/leads/${otherId}`);
    await page.getByRole('heading', { level: 1, name: 'Ove Brandt' }).waitFor();
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export personal data' }).click();
    const file = await (await downloading).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of file) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString('utf8')).toContain(`ove-${run}@brandt.example`);
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete lead' }).click();
    await page
      .getByRole('alertdialog')
      .or(page.getByRole('dialog'))
      .getByRole('button', { name: 'Delete lead' })
      .click();
    await page.waitForURL(/\/leads$/);
    await until(
      () => api().send('GET', `/lead/${otherId}`),
      ({ status }) => status === 404,
    );
  });

  it('logs no error anywhere', () => expect(errors).toEqual([]));
});
