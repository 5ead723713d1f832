import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ScoredContact } from '@heatline/contracts';
import { hasDataSet } from '../data-sets/folder';
import { xEducation } from '../data-sets/x-education';
import type { Api } from '../harness/api';
import { batchesOf } from '../harness/in-parallel';
import { publishedModel, recalculate } from '../harness/models';
import { newWorkspace } from '../harness/workspace';

const whereData = hasDataSet(xEducation.name) ? describe : describe.skip;

whereData('6,500 leads of X Education, sent over the API and recalculated in bulk', () => {
  let api: Api;

  beforeAll(async () => {
    api = await newWorkspace('X Education');
    for (const leads of batchesOf(xEducation.leads(), 1_000)) {
      const { refused } = await api.post<{ refused: unknown[] }>('/leads', { leads });
      expect(refused).toEqual([]);
    }
  });

  it.each([
    { bounds: 'raw' as const, floor: null, ceiling: null },
    { bounds: 'clamped' as const, floor: 0, ceiling: 100 },
  ])('have the expected points, $bounds, to the point', async ({ bounds, floor, ceiling }) => {
    const { modelId } = await publishedModel(api, `Points, ${bounds}`, { rules: xEducation.rules(), floor, ceiling });
    const run = await recalculate(api, modelId);
    const scored = await api.all<ScoredContact>(`/models/${modelId}/scores`);
    const byId = new Map(
      scored.map(({ aliases, score }) => [aliases.find(({ type }) => type === 'externalId')?.value, score]),
    );
    const expected = [...xEducation.expected()].map(([id, points]) => [id, points[bounds]]);

    expect(run.total).toBe(expected.length);
    expect(expected.filter(([id, points]) => byId.get(id as string) !== points)).toEqual([]);
  });
});
