import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Explanation, LeadListItem, Model, ModelDraft, ScoreHistory } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { draftSaved } from '../harness/draft-saved';
import { stack } from '../harness/stack';
import { until } from '../harness/until';

const stamp = Date.now();
const name = `Outreach ${stamp}`;
const email = `building-${stamp}@journey.example`;

describe('a model for outreach, built from its template', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  let modelId: string;
  let leadId: string;
  const api = () => new Api(stack().apiKey);
  const model = () => api().get<Model>(`/models/${modelId}`);
  const draft = () => api().get<ModelDraft>(`/models/${modelId}/draft`);
  const explained = () => api().get<Explanation>(`/lead/${leadId}/score/explain?modelId=${modelId}`);
  const settled = (version: number) =>
    until(model, ({ openRunId, lastRecalculation }) => {
      return openRunId === null && lastRecalculation?.publishedVersion === version;
    });

  beforeAll(async () => {
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const events = ['email_opened', 'link_clicked', 'email_replied'].map((type, index) => ({
      ...{ id: `building-${stamp}-${type}`, type, occurredAt: at(30 - index), lead: { email } },
    }));
    await api().post('/events', { events });
    const found = await until(
      () => api().get<{ items: LeadListItem[] }>(`/leads?q=${email}`),
      ({ items }) => items[0]?.eventCount === 3,
    );
    leadId = found.items[0]!.leadId;
    browser = await openBrowser();
    ({ page, errors, close } = await openWindow(browser));
    await signIn(page);
  });
  afterAll(async () => {
    await close();
    await browser.close();
  });

  it('begins with what the template brings', async () => {
    await page.goto('/scoring');
    await page.getByRole('button', { name: 'New model' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Outreach/ }).click();
    await dialog.getByText('6 rules · Low, Medium from 20, High from 50 · points do not fade').waitFor();
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Make model' }).click();
    await page.waitForURL(/\/scoring\/[0-9a-f-]{36}/);
    modelId = /\/scoring\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await page.getByRole('heading', { level: 1, name }).waitFor();
    expect((await draft()).definition.rules).toHaveLength(6);
  });

  it('is saved for the whole team from the simple view: one open, click and reply are 40, which is medium', async () => {
    await page.getByRole('radio', { name: 'Simple view' }).click();
    await page.getByText(/^Tried on/).waitFor();
    await page.getByRole('button', { name: 'Save for the whole team' }).click();
    await page
      .getByText(/Saved for the whole team/)
      .first()
      .waitFor();
    await settled(1);
    expect(await explained()).toMatchObject({ score: 40, level: { key: 'medium', name: 'Medium' } });
    const range = `/leads?q=${email}&modelId=${modelId}&scoreMin=20&scoreBelow=50`;
    expect((await api().get<{ items: LeadListItem[] }>(range)).items.map((lead) => lead.leadId)).toEqual([leadId]);
    await page.getByText(/Last bulk recalculation/).waitFor();
    await page
      .getByText(/[1-9][\d,]* .*changed/)
      .first()
      .waitFor();
  });

  it('is tuned: a click for 5 gives 35 after the recalculation, and the model is what changed it', async () => {
    const less = page.getByRole('button', { name: 'One less: Points for Link clicked' });
    for (let i = 0; i < 5; i++) await less.click();
    await until(draft, ({ definition: { rules } }) => rules.find((rule) => rule.name === 'Link clicked')?.points === 5);
    await draftSaved(page);
    await page.getByRole('button', { name: 'Save for the whole team' }).click();
    await settled(2);
    expect((await explained()).score).toBe(35);
    const { changes } = await api().get<ScoreHistory>(`/score/history?leadId=${leadId}&modelId=${modelId}`);
    expect(changes[0]).toMatchObject({ from: 40, to: 35, cause: 'model' });
  });

  it('keeps what the full editor made of a rule, and says so', async () => {
    await page.getByRole('radio', { name: 'All rules' }).click();
    await page.getByRole('button', { name: 'E-mail opened', exact: true }).click();
    await page.getByLabel('Count only the first').fill('2');
    await page.getByRole('radio', { name: 'Simple view' }).click();
    await page.getByText('E-mail opened, only the first 2 of each day').waitFor();
    await page.getByRole('button', { name: 'One more: Points for E-mail opened' }).click();
    const { definition } = await until(draft, ({ definition: { rules } }) => rules[0]?.points === 6);
    expect(definition.rules[0]).toMatchObject({ points: 6, limit: { first: 2, per: 'day' } });
  });

  it('moves a rule by the keyboard, copies it, and takes a deletion back', async () => {
    await page.getByRole('radio', { name: 'All rules' }).click();
    const named = async () => (await draft()).definition.rules.map((rule) => rule.name);
    // Of rules that say what the published version says: the others are named with what they were.
    const [, , first, second] = await named();
    const row = page.getByRole('button', { name: first!, exact: true });
    await row.focus();
    await row.press('Alt+ArrowDown');
    await until(named, ([, , one, two]) => one === second && two === first);
    expect(await row.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: `Menu of ${first}`, exact: true }).click();
    await page.getByRole('menuitem', { name: 'Copy' }).click();
    await until(named, (names) => names.includes(`${first} copy`));
    await page.getByRole('button', { name: `Menu of ${first} copy` }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await until(named, (names) => !names.includes(`${first} copy`));
    await page.getByRole('button', { name: 'Undo' }).click();
    await until(named, (names) => names.includes(`${first} copy`));
  });

  it('asks before it is left with a rule that is not complete, while all else is saved', async () => {
    await page.getByRole('button', { name: 'Add rule' }).click();
    const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement).value);
    expect(await until(focused, (value) => value === 'New rule')).toBe('New rule');
    await page.keyboard.type('Half a rule');
    await page.getByText('What you began is not complete yet, and not saved').waitFor();
    await page.getByRole('button', { name: 'One more: Points of Link clicked', exact: true }).click();
    const { rules } = (
      await until(
        draft,
        ({ definition }) => definition.rules.find((rule) => rule.name === 'Link clicked')?.points === 6,
      )
    ).definition;
    expect(rules.map((rule) => rule.name)).not.toContain('Half a rule');
    await page.getByText('the rest is saved').waitFor();
    const question = page.getByRole('alertdialog');
    await page.getByRole('link', { name: 'Runs' }).click();
    await question.getByText('Not complete, and therefore not saved: the rule “Half a rule”.').waitFor();
    await question.getByRole('button', { name: 'Stay' }).click();
    await question.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('link', { name: 'Runs' }).click();
    await question.getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL(/\/runs$/);
  });

  it('refuses a half-life of nothing and a bound that is there already, at their fields', async () => {
    await page.goto(`/scoring/${modelId}?tab=decay`);
    await page.getByRole('radio', { name: /^Half-life/ }).click();
    await page.getByRole('img', { name: /10 points of one event are 5 after 14 days/ }).waitFor();
    await page.getByLabel('Half-life in days').fill('0');
    await page.getByText('A half-life is more than 0 days').waitFor();
    await page.getByRole('radio', { name: /^No decay/ }).click();
    await page.getByRole('tab', { name: /^Levels/ }).click();
    await page.getByRole('img', { name: /scores as they are stored now/ }).waitFor();
    await page.getByLabel('From points').last().fill('20');
    await page.getByText(/Medium already starts at 20/).waitFor();
    await page.getByLabel('From points').last().fill('50');
    await draftSaved(page);
  });

  it.each([
    { part: '?view=simple', theme: 'light' as const },
    { part: '?tab=levels', theme: 'dark' as const },
    { part: '?tab=decay', theme: 'light' as const },
  ])('has nothing that axe objects to on $part, $theme', async ({ part, theme }) => {
    const window = await openWindow(browser, { theme });
    await signIn(window.page);
    await window.page.goto(`/scoring/${modelId}${part}`);
    await window.page.getByRole('heading', { level: 1, name }).waitFor();
    await window.page
      .locator('hl-simple-view li, hl-levels-tab ol li, hl-decay-tab mat-radio-button')
      .first()
      .waitFor();
    expect(await violations(window.page)).toEqual([]);
    await window.close();
  });

  it('is archived, found among the archived, and comes back', async () => {
    await api().post(`/models/${modelId}/archive`);
    await page.goto('/scoring?archived=true');
    await page.getByRole('link', { name }).click();
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByText('The model is back. It is not active.').waitFor();
  });

  it('logs no error anywhere', () => expect(errors).toEqual([]));
});
