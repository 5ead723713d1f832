import { aWorkspace } from '@heatline/testing';
import { type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';
import { evenSample } from './even-sample';

let scoring: ScoringUnderTest;
const { id: workspaceId } = aWorkspace();
const leads = 30_001;
const place = (id: string) => Number.parseInt(id.slice(-12), 16);
const sample = () => scoring.database.inWorkspace(workspaceId, (tx) => evenSample(tx, 'lead', 'known'));

beforeAll(async () => {
  scoring = await startScoring();
  await scoring.leads.query('ALTER TABLE scoring.timeline SET (autovacuum_enabled = false)');
  await scoring.leads.query(
    `INSERT INTO scoring.timeline (workspace_id, lead_id, revision, created_at, event_count, tail)
     SELECT $1, ('01930000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, now(), 0, '' FROM generate_series(1, ${leads}) n`,
    [workspaceId],
  );
});
afterAll(() => scoring?.stop());

/** 4,000 are wanted: every eighth. */
const everyEighth = Array.from({ length: 3_750 }, (_, hop) => 8 * (hop + 1));

describe('a sample', () => {
  it('is every n-th lead and knows how many there are, where the planner knows nothing', async () => {
    const { total, ids } = await sample();
    expect(total).toBe(leads);
    expect(ids.map(place)).toEqual(everyEighth);
  });

  it('is the same where the planner knows better', async () => {
    await scoring.leads.query('ANALYZE scoring.timeline');
    const { total, ids } = await sample();
    expect(total).toBe(leads);
    expect(ids.map(place)).toEqual(everyEighth);
  });

  it('of a workspace without leads is empty', async () => {
    const { total, ids } = await scoring.database.inWorkspace(aWorkspace().id, (tx) => evenSample(tx, 'lead', 'known'));
    expect({ total, ids }).toEqual({ total: 0, ids: [] });
  });
});
