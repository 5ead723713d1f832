import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Calibration, Model, ModelDraft } from '@heatline/contracts';
import type { Browser, Page } from 'playwright-core';
import type { Api } from '../harness/api';
import { openBrowser, openWindow } from '../harness/browser';
import { batchesOf } from '../harness/in-parallel';
import { signInAsInvited } from '../harness/invited';
import { publishedModel } from '../harness/models';
import { newWorkspace } from '../harness/workspace';
import { until } from '../harness/until';

const dayMs = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * dayMs).toISOString();
const leads = 600;
const rules = [{ name: 'Viewed a page', points: 1, when: { event: ['page_viewed'] } }];

/** Whoever asks for a demo becomes a customer far more often than others. */
const eventsOf = (no: number) => {
  const lead = { externalId: `lead-${no}` };
  const event = (type: string, days: number) => ({ id: `${type}-${no}`, type, occurredAt: ago(days), lead });
  const asks = no % 3 === 0;
  return [
    event('page_viewed', 50),
    ...(asks ? [event('demo_requested', 40)] : []),
    ...((asks ? no % 9 !== 0 : no % 10 === 1) ? [event('deal_won', 10)] : []),
  ];
};

describe('what outcomes suggest', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  let api: Api & { workspaceId: string };
  let model: Model;
  const draft = () => api.get<ModelDraft>(`/models/${model.modelId}/draft`);
  const named = async () => (await draft()).definition.rules.map(({ name, points }) => `${name} ${points}`);

  beforeAll(async () => {
    browser = await openBrowser();
    api = await newWorkspace('Outcomes');
    const events = Array.from({ length: leads }, (_, no) => eventsOf(no)).flat();
    for (const batch of batchesOf(events, 1_000)) await api.post('/events', { events: batch });
    model = await publishedModel(api, 'By guess', { rules });
    ({ page, errors, close } = await openWindow(browser));
    await signInAsInvited(page, api);
  });
  afterAll(async () => {
    await close();
    await browser.close();
  });

  it('becomes the draft when a person presses for it, publishes nothing, and is taken back', async () => {
    await page.goto(`/scoring/${model.modelId}?tab=outcomes`);
    await page.getByRole('button', { name: /^(Learn from outcomes|Look again)/ }).click();
    await page.getByRole('button', { name: 'Make these rules the draft' }).waitFor();
    const { calibration } = await api.get<{ calibration: Calibration }>(`/models/${model.modelId}/calibration`);
    const suggested = calibration.suggestion.rules.map(({ rule }) => `${rule.name} ${rule.points}`);
    expect(suggested.join()).toMatch(/demo.requested/i);
    const before = await named();
    expect(before).toEqual(['Viewed a page 1']);

    await page.getByRole('button', { name: 'Make these rules the draft' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Replace 1 rule of the draft?').waitFor();
    await dialog.getByRole('button', { name: 'Replace rules' }).click();
    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.waitFor();
    expect(await named()).toEqual(suggested);
    expect((await api.get<Model>(`/models/${model.modelId}`)).publishedVersion).toBe(1);

    // The page goes to the rules of the draft by itself.
    await page
      .getByRole('button', { name: /^Demo requested/ })
      .first()
      .waitFor();
    await undo.click();
    await until(named, (now) => now.join() === before.join());
  });

  it('logs no error anywhere', () => expect(errors).toEqual([]));
});
