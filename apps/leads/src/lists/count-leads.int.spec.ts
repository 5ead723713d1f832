import { type Condition } from '@heatline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { leadsUnderTest } from '../testing/leads-under-test';
import { everyNthLead } from './sql/every-nth-lead';

const { admin, at, database, list, matches } = leadsUnderTest();
const leads = 30_000;
const isOld = (n: number) => n < leads / 3;
const idOf = (n: number) => `01930000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const somethingNew = (): Condition => ({ attribute: 'jobTitle', op: 'equals', value: uuidv7() });
/** Every other one of those that were imported first. */
const matching = Array.from({ length: leads }, (_, n) => n).filter((n) => isOld(n) && n % 2 === 0);

/** All at once, as from a file: their ids have the same millisecond; one that came a year later. */
const imported = async () => {
  await admin(
    `insert into leads.lead (workspace_id, lead_id, root_id, created_at)
     select $1, id, id, now() from (
       select ('01930000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id from generate_series(0, $2::int - 1) n
       union all select '019a0000-0000-7000-8000-000000000000') i`,
    [at.here.id, leads],
  );
  matches.are(matching.map(idOf));
};
afterEach(() => {
  matches.learning = undefined;
});

describe('how many leads a list has', () => {
  it('is told from leads spread over all, while nobody knows yet who is in it', async () => {
    await imported();
    matches.learning = { looked: 400 };
    const filter = JSON.stringify(somethingNew());
    for (const total of ['about', 'exact'] as const) {
      const page = await list({ limit: 1, filter, total });
      expect(page.total!.exact).toBe(false);
      expect(page.total!.value).toBeGreaterThan(0.8 * matching.length);
      expect(page.total!.value).toBeLessThan(1.2 * matching.length);
    }
    matches.learning = undefined;
    expect((await list({ limit: 1, filter, total: 'exact' })).total).toEqual({ value: matching.length, exact: true });
    expect((await list({ limit: 1, filter, total: 'about' })).total).toEqual({ value: matching.length, exact: true });
  }, 60_000);

  it('is not told by the rhythm that an import has', async () => {
    await imported();
    const { total, ids } = await database().inWorkspace(at.here.id, (tx) => everyNthLead(tx, 2_000));
    expect(total).toBe(leads + 1);
    expect(Math.abs(ids.length - 2_000)).toBeLessThan(200);
    const places = ids.map((id) => Number.parseInt(id.slice(-12), 16));
    for (const period of [2, 3, 5, 15, 16]) {
      const share = (places.filter((place) => place % period === 0).length / ids.length) * period;
      expect({ period, close: share > 0.8 && share < 1.2 }).toEqual({ period, close: true });
    }
  }, 60_000);

  it('is told from its own leads where they are some of many', async () => {
    await imported();
    const some = Array.from({ length: leads }, (_, n) => n).filter((n) => n % 4 === 0);
    const owner = uuidv7();
    await admin('update leads.lead set owner_id = $2 where workspace_id = $1 and lead_id = any($3)', [
      at.here.id,
      owner,
      some.map(idOf),
    ]);
    matches.learning = { looked: 400 };
    const wanted = some.filter((n) => isOld(n)).length;
    const filter = JSON.stringify({ all: [{ owner: [owner] }, somethingNew()] });
    const { value, exact } = (await list({ limit: 1, filter, total: 'about' })).total!;
    expect(exact).toBe(false);
    expect(value).toBeGreaterThan(0.8 * wanted);
    expect(value).toBeLessThan(1.2 * wanted);
  }, 60_000);
});
