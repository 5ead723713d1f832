import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Model, ModelDraft, ScoreCard } from '@heatline/contracts';
import type { Client } from '@temporalio/client';
import type { Browser, Page } from 'playwright-core';
import type { Api } from '../harness/api';
import { violations } from '../harness/axe';
import { openBrowser, openWindow } from '../harness/browser';
import { signInAsInvited } from '../harness/invited';
import { holdRecalculations, openTemporal } from '../harness/temporal';
import { until } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

describe('where there is no score', () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let close: () => Promise<void>;
  let temporal: { client: Client; close: () => Promise<void> };
  let api: Api & { workspaceId: string };
  let model: Model;
  let active: string;
  let silent: string;
  const card = () => page.locator('hl-explain-card').first();

  beforeAll(async () => {
    browser = await openBrowser();
    temporal = await openTemporal();
    api = await newWorkspace('No scores');
    const { leads } = await api.post<{ leads: { leadId: string }[] }>('/leads', {
      leads: ['Ada Vik', 'Sam Moe'].map((name, no) => ({ name, aliases: { email: [`lead${no}@journey.example`] } })),
    });
    [active, silent] = leads.map(({ leadId }) => leadId) as [string, string];
    const occurredAt = new Date(Date.now() - 60_000).toISOString();
    await api.post('/events', {
      events: [{ id: 'one', type: 'email_opened', occurredAt, lead: { leadId: active } }],
    });
    await until(
      () => api.get<{ items: { eventCount: number }[] }>('/leads?q=Ada'),
      ({ items }) => items[0]?.eventCount === 1,
    );
    ({ page, errors, close } = await openWindow(browser));
    await signInAsInvited(page, api);
  });
  afterAll(async () => {
    await close();
    await browser.close();
    await temporal.close();
  });

  const listSays = async (title: string, action: string) => {
    await page.goto('/leads');
    const block = page.locator('hl-no-scores-yet');
    await block.getByText(title, { exact: true }).waitFor();
    await block.getByRole('link', { name: action }).waitFor();
    expect(await violations(page)).toEqual([]);
  };
  const leadSays = async (leadId: string, title: string, words: string) => {
    await page.goto(`/leads/${leadId}`);
    await card().getByText(title, { exact: true }).waitFor();
    await card().getByText(words).waitFor();
  };
  const put = async (definition: Partial<ModelDraft['definition']>) => {
    const draft = await api.get<ModelDraft>(`/models/${model.modelId}/draft`);
    await api.put(`/models/${model.modelId}/draft`, { ...draft.definition, version: draft.version, ...definition });
  };
  const rule = { name: 'Opened a mail', points: 5, when: { event: ['email_opened'] } } as const;

  it('the list says that nothing scores, then that nothing is published, then that scoring is off', async () => {
    await listSays('No scores yet', 'Create a model');
    model = await api.post<Model>('/models', { name: 'Engagement', kind: 'engagement' });
    await listSays('Not published', 'Publish a model');
    await put({ rules: [{ ...rule, enabled: false }] as never });
    await api.post(`/models/${model.modelId}/publish`, { note: 'All rules off' });
    await until(
      () => api.get<Model>(`/models/${model.modelId}`),
      ({ publishedVersion }) => publishedVersion === 1,
    );
    await listSays('Scoring is off', 'Switch a model on');
    await page.getByRole('link', { name: 'Switch a model on' }).click();
    await page.getByRole('heading', { level: 1, name: 'Engagement' }).waitFor();
  });

  it('a lead says that no rule is on, that it was not calculated, or that it did nothing', async () => {
    const release = await holdRecalculations(temporal.client, { workspaceId: api.workspaceId, ...model });
    try {
      await api.patch(`/models/${model.modelId}`, { active: true });
      await leadSays(active, 'No rules', 'The published version has no rule that is on.');
      await card().getByRole('link', { name: 'Add a rule' }).waitFor();

      await put({ rules: [rule] as never });
      await api.post(`/models/${model.modelId}/publish`, { note: 'One rule' });
      await until(
        () => api.get<Model>(`/models/${model.modelId}`),
        ({ publishedVersion }) => publishedVersion === 2,
      );
      await listSays('Not calculated', 'Open the model');
      await leadSays(silent, 'No activity', 'Nothing has happened here that a rule could count.');
      expect(await violations(page)).toEqual([]);
      await leadSays(active, 'Not calculated', 'Created or changed after the last run.');
      const reasons = (await api.get<{ items: ScoreCard[] }>(`/lead/${active}/scores`)).items.map((one) => one.noScore);
      expect(reasons).toEqual(['not_calculated']);

      await card().getByRole('button', { name: 'Update score', exact: true }).click();
      await card().getByText('equals the score').waitFor();
      expect((await api.get<{ items: ScoreCard[] }>(`/lead/${active}/scores`)).items).toMatchObject([{ score: 5 }]);
    } finally {
      await release();
    }
  });

  it('says nothing once there are scores', async () => {
    await page.goto('/leads');
    await page.getByRole('link', { name: 'Ada Vik' }).first().waitFor();
    await page.locator('hl-no-scores-yet hl-no-scores').waitFor({ state: 'detached' });
  });

  it('logs no error anywhere', () => expect(errors).toEqual([]));
});
