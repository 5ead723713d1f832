import { changeLead, readLead } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { leadsUnderTest } from '../testing/leads-under-test';
import { addValuesOfMerge, type GivenValue, takeBackValuesOfMerge } from './attributes-of-merge';

const { ask, at, database, make } = leadsUnderTest();

const by = { kind: 'system', id: null } as const;
const attributesOf = async (leadId: string) => (await ask(readLead, { leadId })).attributes;

/** A lead, and another one whose values it gets by a merge, as of a day ago. */
async function given(values: Record<string, unknown>) {
  const [targetId, leadId] = (await make([
    { aliases: { externalId: 'stays' } },
    { aliases: { externalId: 'moves' } },
  ])) as [string, string];
  const merge = { mergeId: uuidv7(), targetId };
  const now = new Date();
  const before = new Date(now.getTime() - 86_400_000);
  const rows = Object.entries(values).map(([key, value]): GivenValue => ({ key, value, at: before, leadId }));
  await database().inWorkspace(at.here.id, (tx) => addValuesOfMerge(tx, merge, rows, now, by));
  return merge;
}
const takeBack = (merge: Parameters<typeof takeBackValuesOfMerge>[1]) =>
  database().inWorkspace(at.here.id, (tx) => takeBackValuesOfMerge(tx, merge));

describe('the attributes that a lead has by a merge', () => {
  it('are its own, of any kind, until they are taken back', async () => {
    const values = { city: 'Oslo', size: 5, tags: ['a', 'b'], paying: true };
    const merge = await given(values);
    expect(await attributesOf(merge.targetId)).toEqual(values);
    expect((await takeBack(merge)).sort()).toEqual(Object.keys(values).sort());
    expect(await attributesOf(merge.targetId)).toEqual({});
  });

  it('are told as taken back only where nothing newer stands, and what is newer stays', async () => {
    const merge = await given({ city: 'Oslo', plan: 'pro' });
    await ask(changeLead, { leadId: merge.targetId, attributes: { city: 'Rome' } });
    expect(await takeBack(merge)).toEqual(['plan']);
    expect(await attributesOf(merge.targetId)).toEqual({ city: 'Rome' });
  });

  it('are none of another merge, and nothing is taken back twice', async () => {
    const merge = await given({ city: 'Oslo' });
    expect(await takeBack({ ...merge, mergeId: uuidv7() })).toEqual([]);
    expect(await attributesOf(merge.targetId)).toEqual({ city: 'Oslo' });
    expect(await takeBack(merge)).toEqual(['city']);
    expect(await takeBack(merge)).toEqual([]);
  });
});
