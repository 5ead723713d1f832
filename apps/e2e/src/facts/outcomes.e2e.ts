import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Calibration, ModelDraft } from '@heatline/contracts';
import { hasDataSet } from '../data-sets/folder';
import { xEducation } from '../data-sets/x-education';
import { zohoDemo } from '../data-sets/zoho-demo';
import type { Api } from '../harness/api';
import { batchesOf } from '../harness/in-parallel';
import { publishedModel, runEnded } from '../harness/models';
import { until } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

/** Named by the data set's own description as filled in by sales when the outcome was known. */
const filledInAfterwards = [
  'Tags',
  'Lead Quality',
  'Lead Profile',
  'Asymmetrique Activity Index',
  'Asymmetrique Profile Index',
  'Asymmetrique Activity Score',
  'Asymmetrique Profile Score',
];

const where = (name: string) => (hasDataSet(name) ? describe : describe.skip);

async function send(api: Api, leads: unknown[], won: { externalId: string; occurredAt: string }[]) {
  for (const part of batchesOf(leads, 1_000)) {
    const { refused } = await api.post<{ refused: unknown[] }>('/leads', { leads: part });
    expect(refused).toEqual([]);
  }
  const events = won.map(({ externalId, occurredAt }) => ({
    id: `won-${externalId}`,
    type: 'deal_won',
    occurredAt,
    lead: { externalId },
  }));
  for (const part of batchesOf(events, 1_000)) await api.post('/events', { events: part });
}

/** Asks until everything that was sent has arrived in the timelines. */
async function calibrate(api: Api, modelId: string, converted: number, leaveOut: unknown[]): Promise<Calibration> {
  return until(
    async () => {
      const { runId } = await api.post<{ runId: string }>(`/models/${modelId}/calibrate`, { leaveOut });
      await runEnded(api, runId);
      return (await api.get<{ calibration: Calibration }>(`/models/${modelId}/calibration`)).calibration;
    },
    ({ leads }) => leads.converted === converted,
    { timeoutMs: 120_000 },
  );
}

where(xEducation.name)('outcomes of 6,500 leads of X Education, over the API', () => {
  let api: Api;
  let modelId: string;
  let converted = 0;
  beforeAll(async () => {
    api = await newWorkspace('Outcomes');
    const leads = xEducation.leads();
    const won = leads.filter(({ attributes }) => attributes['Converted'] === '1');
    converted = won.length;
    await send(
      api,
      leads.map(({ aliases, attributes: { Converted: _outcome, 'Lead Number': _number, ...attributes } }) => ({
        aliases,
        attributes,
        at: '2026-01-01T00:00:00Z',
      })),
      won.map(({ aliases: { externalId } }) => ({ externalId, occurredAt: '2026-01-03T00:00:00Z' })),
    );
    ({ modelId } = await publishedModel(api, 'By hand', { rules: xEducation.rules(), floor: null }));
  });

  it('suggest at most 20 rules of whole points that order leads they were not fitted to, and stay a suggestion', async () => {
    const leaveOut = filledInAfterwards.map((key) => ({ kind: 'attribute', key }));
    const { suggestion, leads, publishedVersion } = await calibrate(api, modelId, converted, leaveOut);
    expect(leads.count).toBe(6_500);
    expect(suggestion.verdict).toBe('useful');
    expect(suggestion.auc!.value).toBeGreaterThanOrEqual(0.86);
    expect(suggestion.auc!.value).toBeGreaterThan(suggestion.modelAuc!.value);
    expect(suggestion.rules.length).toBeLessThanOrEqual(20);
    expect(suggestion.rules.every(({ rule }) => Number.isInteger(rule.points))).toBe(true);
    const used = suggestion.rules.map(({ rule }) => JSON.stringify(rule.when)).join();
    for (const key of filledInAfterwards) expect(used).not.toContain(`"${key}"`);

    const rules = suggestion.rules.map(({ rule }) => rule);
    const { version } = await api.get<ModelDraft>(`/models/${modelId}/draft`);
    await api.put(`/models/${modelId}/draft`, { version, rules });
    expect(await api.get(`/models/${modelId}`)).toMatchObject({ publishedVersion, draftChanged: true });
  });

  it('warn of what sales filled in when the outcome was known', async () => {
    const { suggestion } = await calibrate(api, modelId, converted, []);
    const of = (key: string) => suggestion.late.find(({ sign }) => sign.key === key);
    expect(of('Tags')).toMatchObject({ why: 'separates', leftOut: true });
    expect(of('Lead Quality')).toMatchObject({ why: 'strong' });
  });
});

where(zohoDemo.name)('outcomes of the Zoho demo, over the API', () => {
  it('have no useful signal, and say so', async () => {
    const api = await newWorkspace('No signal');
    const leads = zohoDemo.leads();
    const won = leads.filter((one) => one.converted);
    await send(
      api,
      leads.map(({ lead }) => lead),
      won.map(({ at, lead }) => ({
        externalId: lead.aliases.externalId,
        occurredAt: new Date(Date.parse(at) + 86_400_000).toISOString(),
      })),
    );
    const rules = [
      { name: 'Referred', points: 20, when: { attribute: 'Lead Source', op: 'contains', value: 'referral' } },
    ];
    const { modelId } = await publishedModel(api, 'By source', { rules });
    const { suggestion, leads: all } = await calibrate(api, modelId, won.length, []);
    expect(all.count).toBe(leads.length);
    expect({ verdict: suggestion.verdict, rules: suggestion.rules }).toEqual({ verdict: 'no_signal', rules: [] });
  });
});
