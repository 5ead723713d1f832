import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  Conversion,
  Explanation,
  Model,
  ScoreCard,
  ScoreDifference,
  ScoreHistory,
  ShareLink,
} from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow, signIn } from '../harness/browser';
import { stack } from '../harness/stack';
import { until } from '../harness/until';

const dayMs = 86_400_000;
const ago = (days: number) => new Date(Math.floor((Date.now() - days * dayMs) / 1_000) * 1_000);

describe('explaining and looking back', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  let leadId: string;
  const begins = ago(60);
  let model: Model;
  const run = Date.now();
  const api = () => new Api(stack().apiKey);
  const explained = () => api().get<Explanation>(`/lead/${leadId}/score/explain?modelId=${model.modelId}`);

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page, errors, close } = await openWindow(browser));
    await signIn(page);
    const { items } = await api().get<{ items: Model[] }>('/models');
    model = items.find(({ kind, primary }) => kind === 'engagement' && primary)!;
    const { leads } = await api().post<{ leads: { leadId: string }[] }>('/leads', {
      leads: [
        {
          name: 'Greta Holm',
          aliases: { email: [`greta-${run}@holm.example`] },
          attributes: { jobTitle: 'VP Operations', companySize: 1_240 },
          at: begins.toISOString(),
        },
      ],
    });
    leadId = leads[0]!.leadId;
    const events = [
      { type: 'form_submitted', days: 40, properties: { form: 'Request a demo' } },
      { type: 'email_replied', days: 10 },
      { type: 'deal_won', days: 8 },
      { type: 'page_viewed', days: 1, properties: { path: '/careers/ops' } },
    ];
    await api().post('/events', {
      events: events.map(({ type, days, properties = {} }) => ({
        id: `${type}-${run}`,
        type,
        occurredAt: ago(days).toISOString(),
        lead: { leadId },
        properties,
      })),
    });
    await until(explained, ({ eventCount }) => eventCount === events.length);
  });
  afterAll(async () => {
    await close();
    await browser.close();
  });

  it('a lead says why it is hot, why it fell by decay and by a rule, and what is missing', async () => {
    await page.goto(`/leads/${leadId}`);
    await page.getByRole('heading', { level: 1, name: 'Greta Holm' }).waitFor();
    const card = page.locator('hl-explain-card').first();
    await card.getByText('equals the score').waitFor();
    await card.getByRole('list').getByText('Requested a demo').first().waitFor();
    const decay = card.locator('[data-tone="decay"]').first();
    expect(await decay.textContent()).toMatch(/No activity.*Decay/s);
    const negative = card.locator('[data-tone="negative"]').first();
    expect(await negative.textContent()).toMatch(/Looks for a job.*Negative rule/s);

    const profile = page.locator('hl-explain-card', { has: page.getByRole('heading', { name: 'Profile' }) });
    await profile.getByRole('button', { name: 'Show the lines' }).click();
    await profile.getByRole('button', { name: /Show \d+ unmatched rules?/ }).click();
    const missing = profile.getByRole('list', { name: 'Unmatched rules' });
    expect(await missing.textContent()).toMatch(/Mid-size company.*Has.*1240.*Wanted.*200/s);
    // And at first sight, in the head.
    await page
      .locator('hl-lead-head')
      .getByText(/^Replied to an e-mail|^Requested a demo/)
      .waitFor();
  });

  it('the difference of two instants is told by cause, and adds up', async () => {
    const difference = await api().get<ScoreDifference>(
      `/lead/${leadId}/score/difference?modelId=${model.modelId}&from=${ago(30).toISOString()}`,
    );
    const hundredths = (points: number) => Math.round(points * 100);
    const lines = difference.causes.flatMap((cause) => cause.lines);
    expect(lines.reduce((sum, { points }) => sum + hundredths(points), 0)).toBe(hundredths(difference.points));
    expect(difference.to.score - difference.from.score).toBeCloseTo(difference.points, 6);

    await page.goto(`/leads/${leadId}`);
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    const card = page.locator('hl-difference-card').first();
    await card.getByText('equals the difference').waitFor();
    await card.getByText('What happened').waitFor();
    await card.getByText('Looks for a job').waitFor();
    expect(page.url()).toContain('from=');
    await page.getByRole('button', { name: 'Stop comparing' }).click();
    await page.getByText('equals the score').first().waitFor();
  });

  it('a conversion shows the score that the lead had at that instant', async () => {
    const { items } = await until(
      () => api().get<{ items: Conversion[] }>(`/lead/${leadId}/conversions?modelId=${model.modelId}`),
      (found) => found.items.length > 0,
    );
    const then = await api().get<Explanation>(
      `/lead/${leadId}/score/explain?modelId=${model.modelId}&asOf=${ago(8).toISOString()}`,
    );
    expect(items.map(({ score }) => score)).toEqual([then.score]);
    await page.goto(`/leads/${leadId}`);
    await page.getByText(`Converted at ${then.score} pts`).waitFor();
    await page.locator('hl-score-chart circle.conversion').waitFor();
    expect(await page.getByRole('img', { name: /score in 30 days/ }).count()).toBe(1);
  });

  it('all of its past is drawn from the first fact, though the lead came to be known only now', async () => {
    const asked = page.waitForRequest((request) => request.url().includes('from=beginning'));
    await page.goto(`/leads/${leadId}?range=all`);
    // Asked again: what the page asked for it gives up where something has changed meanwhile, and the answer is gone.
    const { pathname, search } = new URL((await asked).url());
    const history = await api().get<ScoreHistory>(`${pathname.replace('/api', '')}${search}`);
    expect(Date.parse(history.from)).toBe(begins.getTime());
    expect(history.points[0]).toMatchObject({ score: 0, source: 'replayed' });
    await page.getByRole('img', { name: /score since the beginning/ }).waitFor();
  });

  it('an adjustment is a line of its own that can be undone', async () => {
    await page.goto(`/leads/${leadId}`);
    const card = page.locator('hl-explain-card').first();
    const before = (await explained()).score;
    await card.getByRole('button', { name: `More for ${model.name}` }).click();
    await page.getByRole('menuitem', { name: 'Adjust score' }).click();
    await page.getByRole('spinbutton', { name: 'Points' }).fill('7.5');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Met at a fair');
    await page.getByRole('dialog').getByRole('button', { name: 'Adjust score' }).click();
    await card.getByText('Met at a fair').waitFor();
    await until(explained, ({ score }) => score === before + 7.5);
    await card.getByRole('button', { name: 'Undo Met at a fair' }).click();
    await card.getByText('Met at a fair').waitFor({ state: 'detached' });
    await until(explained, ({ score }) => score === before);
    const audit = () => api().get<{ items: { action: string }[] }>('/audit?limit=20');
    await until(audit, ({ items }) => items.some(({ action }) => action === 'lead.adjustment_removed'));
  });

  it('what was opened to change a score by hand gives the focus back, whatever was decided', async () => {
    await page.goto(`/leads/${leadId}`);
    const card = page.locator('hl-explain-card').first();
    const more = card.getByRole('button', { name: `More for ${model.name}` });
    const actions = page.getByRole('button', { name: 'Actions', exact: true });
    const asked = page.locator('[role=dialog], [role=alertdialog]');
    const choose = async (item: string, from = more) => {
      await from.click();
      await page.getByRole('menuitem', { name: item }).click();
      await asked.waitFor();
    };
    const focusIsBack = async (on = more) => {
      await asked.waitFor({ state: 'detached' });
      await until(
        () => on.evaluate((button) => button === document.activeElement),
        (is) => is,
      );
    };
    const before = (await explained()).score;
    for (const item of ['Adjust score', 'Reset score']) {
      await choose(item);
      await asked.getByRole('button', { name: 'Cancel' }).click();
      await focusIsBack();
    }
    for (const item of ['Adjust', 'Reset']) {
      await choose(`${item} ${model.name}`, actions);
      await asked.getByRole('button', { name: 'Cancel' }).click();
      await focusIsBack(actions);
    }
    await choose('Adjust score');
    await page.getByRole('spinbutton', { name: 'Points' }).fill('2.25');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Called back');
    await asked.getByRole('button', { name: 'Adjust score' }).click();
    await card.getByText('Called back').waitFor();
    await focusIsBack();
    await card.getByRole('button', { name: 'Undo Called back' }).click();
    await card.getByText('Called back').waitFor({ state: 'detached' });
    await focusIsBack();
    await choose('Reset score');
    await asked.getByRole('button', { name: 'Reset score' }).click();
    await card.getByRole('button', { name: /^Undo Reset on/ }).waitFor();
    await focusIsBack();
    await card.getByRole('button', { name: /^Undo Reset on/ }).click();
    await until(explained, ({ score }) => score === before);
    await focusIsBack();
  });

  it('updating one score moves the calculated time of that row alone', async () => {
    const cards = async () => (await api().get<{ items: ScoreCard[] }>(`/lead/${leadId}/scores`)).items;
    const timeOf = (all: ScoreCard[]) => new Map(all.map(({ modelId, calculatedAt }) => [modelId, calculatedAt]));
    const before = timeOf(await cards());
    await page.goto(`/leads/${leadId}`);
    // Scores are as of whole seconds: in the second of the last one there is nothing newer.
    const last = Date.parse(before.get(model.modelId)!);
    await until(
      async () => Date.now(),
      (now) => now >= last + 1_000,
    );
    await page.getByRole('button', { name: `Update score of ${model.name}` }).click();
    const after = timeOf(await until(cards, (all) => timeOf(all).get(model.modelId) !== before.get(model.modelId)));
    const moved = [...after.keys()].filter((modelId) => after.get(modelId) !== before.get(modelId));
    expect(moved).toEqual([model.modelId]);
  });

  it('is handed on by a link that opens without an account, until it is revoked', async () => {
    await page.goto(`/leads/${leadId}`);
    await page.getByRole('button', { name: 'Share' }).click();
    const panel = page.getByRole('dialog', { name: 'Share the scores' });
    const field = panel.getByRole('textbox', { name: 'Link', exact: true });
    const address = await field.inputValue();
    await panel.getByRole('button', { name: 'Copy link' }).click();
    await panel.getByRole('button', { name: 'Close' }).click();

    const stranger = await openWindow(browser, { width: 390, height: 844 });
    await stranger.page.goto(address);
    await stranger.page.getByRole('heading', { level: 1, name: 'Greta Holm' }).waitFor();
    await stranger.page.getByText('equals the score').first().waitFor();
    expect(await stranger.page.content()).not.toContain(`greta-${run}@holm.example`);
    expect(await violations(stranger.page)).toEqual([]);

    const links = () => api().get<{ items: ShareLink[] }>(`/leads/${leadId}/share-links`);
    const { items } = await until(links, ({ items: [link] }) => link?.opened !== 0);
    expect(items[0]).toMatchObject({ opened: 1, state: 'open' });
    await page.getByRole('button', { name: 'Share' }).click();
    await panel.getByText('Opened 1 time').waitFor();
    await panel.getByRole('button', { name: 'Revoke link' }).first().click();
    await panel.getByText('Revoked').first().waitFor();
    await stranger.page.reload();
    await stranger.page.getByText(/This link was revoked/).waitFor();
    expect(stranger.errors).toEqual([]);
    await stranger.close();
  });

  it.each([
    { theme: 'light' as const, width: 1440 },
    { theme: 'dark' as const, width: 390 },
  ])('has nothing that axe objects to, $theme at $width px', async ({ theme, width }) => {
    const window = await openWindow(browser, { theme, width });
    await signIn(window.page);
    await window.page.goto(`/leads/${leadId}?tab=why&from=${ago(30).toISOString()}`);
    await window.page.getByText('equals the difference').first().waitFor();
    expect(await violations(window.page)).toEqual([]);
    await window.page.goto('/settings/conversion');
    await window.page.getByRole('list', { name: 'What converts' }).waitFor();
    expect(await violations(window.page)).toEqual([]);
    await window.close();
  });

  it('logs no error anywhere', () => expect(errors).toEqual([]));
});
