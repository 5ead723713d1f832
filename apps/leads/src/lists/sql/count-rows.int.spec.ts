import { leadsUnderTest } from '../../testing/leads-under-test';
import { countedRows, countedUpTo, estimatedRows } from './count-rows';

const { admin, at, database, make } = leadsUnderTest();

const inHere = <T>(act: (tx: Parameters<typeof countedRows>[0]) => Promise<T>) =>
  database().inWorkspace(at.here.id, act);
const all = () => ({ text: 'select count(*)::int as n from lead where workspace_id = $1', params: [at.here.id] });

describe('how many there are', () => {
  it('is counted one by one', async () => {
    await make(['a', 'b', 'c'].map((id) => ({ aliases: { externalId: id } })));
    expect(await inHere((tx) => countedRows(tx, all()))).toBe(3);
    const none = { text: `${all().text} and lead_id is null`, params: all().params };
    expect(await inHere((tx) => countedRows(tx, none))).toBe(0);
  });

  it('is thought by the planner without reading any', async () => {
    await make(Array.from({ length: 400 }, (_, n) => ({ aliases: { externalId: `${n}` } })));
    await admin('analyze leads.lead');
    const rows = { text: 'select * from lead where workspace_id = $1', params: [at.here.id] };
    const thought = await inHere((tx) => estimatedRows(tx, rows));
    expect(thought).toBeGreaterThan(100);
    expect(thought).toBeLessThan(1_600);
    // What would fail if it were done is only planned.
    const failing = { text: 'select 1 / (lead_id is null)::int from lead', params: [] };
    expect(await inHere((tx) => estimatedRows(tx, failing))).toBeGreaterThan(0);
  });

  it('is exact up to a bound, and about beyond it', async () => {
    await make(Array.from({ length: 30 }, (_, n) => ({ aliases: { externalId: `${n}` } })));
    await admin('analyze leads.lead');
    const upTo = (atMost: number) => ({
      text: `select count(*)::int as n from (select from lead where workspace_id = $1 limit ${atMost}) l`,
      params: [at.here.id],
    });
    const rows = { text: 'select * from lead where workspace_id = $1', params: [at.here.id] };
    expect(await inHere((tx) => countedUpTo(tx, 30, upTo, rows))).toEqual({ value: 30, exact: true });
    const about = await inHere((tx) => countedUpTo(tx, 10, upTo, rows));
    expect(about.exact).toBe(false);
    // Never fewer than were seen.
    expect(about.value).toBeGreaterThan(10);
  });
});
