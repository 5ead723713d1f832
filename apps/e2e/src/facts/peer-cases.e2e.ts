import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CapturedLeads, Explanation, ScoreCard } from '@heatline/contracts';
import { hasDataSet } from '../data-sets/folder';
import { type PeerCase, peerCasesOf } from '../data-sets/peer-cases';
import type { Api } from '../harness/api';
import { publishedModel, recalculate } from '../harness/models';
import { until } from '../harness/until';
import { newWorkspace } from '../harness/workspace';

/** A model has at least one rule; this one never pays. */
const noPoints = { name: 'Nothing', points: 0, when: { event: ['never'] } };

type Rules = NonNullable<PeerCase['score_rules']>;

const rulesOf = (rules: Rules) =>
  rules.length === 0
    ? [noPoints]
    : rules.map(({ when: { event, within_s }, points }) => ({
        name: event,
        points,
        when: { event: [event] },
        ...(within_s && { window: { seconds: within_s } }),
      }));

/** Each threshold of a case is a level that begins there. */
const levelsOf = (thresholds: { at_points: number; add_tag: string }[]) => [
  { key: 'below', name: 'Below', tone: 'cold' },
  ...thresholds
    .toSorted((a, b) => a.at_points - b.at_points)
    .map(({ at_points, add_tag }) => ({ key: add_tag.toLowerCase(), name: add_tag, from: at_points, tone: 'warm' })),
];

(hasDataSet('peer-cases') ? describe : describe.skip)("what other products' suites expect of scores", () => {
  let api: Api;
  let leads = 0;
  beforeAll(async () => {
    api = await newWorkspace('Peer cases');
  });

  const aNewLead = async () => {
    const externalId = `peer-${leads++}`;
    const { leads: made } = await api.post<CapturedLeads>('/leads', { leads: [{ aliases: { externalId } }] });
    return { externalId, leadId: made[0]?.leadId ?? '' };
  };
  const cardOf = async (leadId: string, modelId: string) =>
    (await api.get<{ items: ScoreCard[] }>(`/lead/${leadId}/scores?modelId=${modelId}`)).items.find(
      (card) => card.modelId === modelId,
    );
  const scores = (leadId: string, modelId: string, wanted: number) =>
    until(
      () => cardOf(leadId, modelId),
      (card) => card?.score === wanted,
    );
  const give = (leadId: string, modelId: string, points: number) =>
    api.post(`/leads/${leadId}/scores/${modelId}/adjustments`, { points, reason: 'As in the case' });

  it.each(peerCasesOf('score').map((each) => [each.id, each] as const))('scores: %s', async (id, each) => {
    const { modelId } = await publishedModel(api, id, { rules: rulesOf(each.score_rules ?? []) });
    expect(each.checks?.length).toBeGreaterThan(0);
    for (const { t, lead, score = NaN } of each.checks ?? []) {
      const { externalId, leadId } = await aNewLead();
      const zero = Date.now() - t * 1_000;
      const events = (each.timeline ?? [])
        .filter((item) => item.lead === lead && item.type === 'event' && item.t <= t)
        .map((item) => ({
          type: item.name,
          occurredAt: new Date(zero + item.t * 1_000).toISOString(),
          lead: { externalId },
        }));
      await api.post('/events', { events });
      await scores(leadId, modelId, score);
      await recalculate(api, modelId);
      expect(await cardOf(leadId, modelId)).toMatchObject({ score });
      expect(await api.get<Explanation>(`/lead/${leadId}/score/explain?modelId=${modelId}`)).toMatchObject({ score });
    }
  });

  it.each(peerCasesOf('counter').map((each) => [`${each.id}, ${each.words}`, each] as const))(
    'counts: %s',
    async (id, { before, operation, expect: wanted }) => {
      const points = operation?.add ?? NaN;
      const { modelId } = await publishedModel(api, id, { rules: rulesOf([{ when: { event: id }, points }]) });
      const { externalId, leadId } = await aNewLead();
      if (before) await give(leadId, modelId, before);
      await api.post('/events', { events: [{ type: id, lead: { externalId } }] });
      await scores(leadId, modelId, wanted as number);
    },
  );

  it.each(peerCasesOf('score-groups').map((each) => [`${each.id}, ${each.words}`, each] as const))(
    'keeps scores apart: %s',
    async (id, each) => {
      const models = await Promise.all(
        Object.entries(each.score_models ?? {}).map(async ([name, rules]) => ({
          ...(await publishedModel(api, `${id} ${name}`, { rules: rulesOf(rules) })),
          name,
        })),
      );
      const { externalId, leadId } = await aNewLead();
      const events = (each.timeline ?? []).map(({ name }) => ({ type: name, lead: { externalId } }));
      await api.post('/events', { events });
      for (const { name, modelId } of models)
        await scores(leadId, modelId, (each.expect as Record<string, number>)[name] ?? NaN);
    },
  );

  it.each(peerCasesOf('threshold-action').map((each) => [each.id, each] as const))(
    'reaches levels: %s',
    async (id, { triggers = [], leads: given = [], operation, expect: wanted }) => {
      const byScore = Object.groupBy(triggers, ({ score }) => score ?? 'main');
      const { leadId } = await aNewLead();
      const reached: string[] = [];
      for (const [name, thresholds = []] of Object.entries(byScore)) {
        const points = operation?.set_points ?? given[0]?.scores?.[name] ?? 0;
        const { modelId } = await publishedModel(api, `${id} ${name}`, { rules: [noPoints] });
        if (points) await give(leadId, modelId, points);
        // The points come first: levels that are made afterwards hold for whoever has them already.
        const { version } = await api.get<{ version: number }>(`/models/${modelId}/draft`);
        const definition = { rules: [noPoints], decay: { kind: 'none' }, groups: {}, floor: null, ceiling: null };
        await api.put(`/models/${modelId}/draft`, { version, ...definition, levels: levelsOf(thresholds) });
        await api.post(`/models/${modelId}/publish`, { note: 'Levels' });
        const card = await until(
          () => cardOf(leadId, modelId),
          (seen) => seen?.publishedVersion === 2 && seen.score === points,
        );
        reached.push(
          ...thresholds.map(({ add_tag }) => add_tag).filter((tag) => tag.toLowerCase() === card?.level?.key),
        );
      }
      expect({ tags: reached }).toEqual(wanted);
    },
  );
});
