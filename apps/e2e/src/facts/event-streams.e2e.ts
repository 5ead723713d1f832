import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Explanation, ScoredContact } from '@heatline/contracts';
import { hasDataSet } from '../data-sets/folder';
import { type Stream, streams } from '../data-sets/streams';
import type { Api } from '../harness/api';
import { batchesOf, inParallel } from '../harness/in-parallel';
import { publishedModel, recalculate } from '../harness/models';
import { newWorkspace } from '../harness/workspace';

const tolerance = 1e-4;
/** Explaining tens of thousands of leads takes minutes: every so many-th is asked, or all with HEATLINE_DATA_ALL=1. */
const askedAtMost = process.env['HEATLINE_DATA_ALL'] ? Infinity : 1_500;

async function send(api: Api, stream: Stream) {
  for (const externalIds of batchesOf(stream.leads(), 1_000))
    await api.post('/leads', { leads: externalIds.map((externalId) => ({ aliases: { externalId } })) });
  const tally = { accepted: 0, duplicates: 0 };
  for (const events of batchesOf(stream.events(), 1_000)) {
    const answer = await api.post<{ accepted: number; duplicates: number; refused: unknown[] }>('/events', { events });
    expect(answer.refused).toEqual([]);
    tally.accepted += answer.accepted;
    tally.duplicates += answer.duplicates;
  }
  return tally;
}

describe.each(streams.map((stream) => [stream.name, stream] as const))('the events of %s', (name, stream) => {
  const wherePresent = hasDataSet(name) ? it : it.skip;
  let api: Api;
  let leadIds: Map<string, string>;

  beforeAll(async () => {
    if (!hasDataSet(name)) return;
    api = await newWorkspace(name);
    const keys = stream.events().map(({ id }) => id);
    const { accepted, duplicates } = await send(api, stream);
    expect({ accepted, duplicates }).toEqual({
      accepted: new Set(keys).size,
      duplicates: keys.length - new Set(keys).size,
    });
  });

  for (const [column, rules] of Object.entries(stream.models)) {
    wherePresent(`give ${column} as of ${stream.asOf} to 1e-4`, async () => {
      const { modelId } = await publishedModel(api, column, { rules: rules() });
      const run = await recalculate(api, modelId);
      const scored = await api.all<ScoredContact>(`/models/${modelId}/scores`);
      leadIds = new Map(
        scored.map(({ aliases, leadId }) => [aliases.find(({ type }) => type === 'externalId')?.value ?? '', leadId]),
      );
      const expected = [...stream.expected()];
      expect(run.total).toBe(expected.length);

      const step = Math.max(1, Math.ceil(expected.length / askedAtMost));
      const asked = expected.filter((_, i) => i % step === 0);
      const wrong = await inParallel(asked, 12, async ([externalId, columns]) => {
        const path = `/lead/${leadIds.get(externalId)}/score/explain?modelId=${modelId}&asOf=${stream.asOf}`;
        const { exact } = await api.get<Explanation>(path);
        return Math.abs(exact - (columns[column] ?? NaN)) <= tolerance
          ? null
          : { externalId, exact, wanted: columns[column] };
      });
      expect(wrong.filter(Boolean)).toEqual([]);
    });
  }
});
