import { leadsUnderTest } from '../../testing/leads-under-test';
import { searchSample } from './search-sample';
import { searched } from './told-by-sql';
import type { Walk } from './walk';

const { at, database, list, make } = leadsUnderTest();

const drafts = Array.from({ length: 600 }, (_, n) => ({
  name: `Cleo Ruud ${n}`,
  aliases: { externalId: `${n}`, email: `lead${n}@company${30_000 + (n % 300)}.example` },
}));

describe('a search by a rare part', () => {
  beforeEach(() => make(drafts));

  it('finds whoever a search by the whole finds, and nobody else', async () => {
    const found = async (q: string) => (await list({ sort: 'created', q, limit: 50 })).items.map(({ name }) => name);
    expect(await found('company30077.example')).toEqual(['Cleo Ruud 77', 'Cleo Ruud 377']);
    // Others have its part, in other surroundings.
    expect(await found('d377@company30077')).toEqual(['Cleo Ruud 377']);
    expect(await found('30077.exämple')).toEqual(['Cleo Ruud 77', 'Cleo Ruud 377']);
    expect(await found('company30077.examples')).toEqual([]);
  });

  it('asks the index for that part, and looks at the whole', async () => {
    const { walk, sample } = await database().inWorkspace(at.here.id, async (tx) => ({
      walk: { workspaceId: at.here.id, like: '%d377@company30077%' } as Walk,
      sample: await searchSample(tx),
    }));
    expect(sample.rarePart('company30077.example')).toBe('30077');
    const ids = (part?: string) => database().inWorkspace(at.here.id, (tx) => searched(tx, walk, 10, part));
    expect((await ids('30077'))!.size).toBe(1);
    expect((await ids())!.size).toBe(1);
    // Whoever lacks the part is not found by it.
    expect((await ids('40077'))!.size).toBe(0);
  });

  it('knows nothing of other workspaces', async () => {
    const sample = await database().inWorkspace(at.elsewhere.id, searchSample);
    expect(sample.rarePart('company30077.example')).toBeUndefined();
    expect((await list({ sort: 'created', q: 'company30077.example' }, at.elsewhere)).items).toEqual([]);
  });
});
