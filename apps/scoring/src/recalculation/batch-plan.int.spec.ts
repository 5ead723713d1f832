import type { Tx } from '@heatline/database';
import { aWorkspace } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';
import { leadsSql, walkByKey } from './recalculate-batch';

let scoring: ScoringUnderTest;
const { id: workspaceId } = aWorkspace();
const modelId = uuidv7();
const leadId = (n: number) => `01930000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

beforeAll(async () => {
  scoring = await startScoring();
  const id = `('01930000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
  await scoring.leads.query(
    `INSERT INTO scoring.timeline (workspace_id, lead_id, revision, created_at, event_count, tail)
     SELECT $1, ${id}, 1, now(), 0, '' FROM generate_series(0, 2999) n`,
    [workspaceId],
  );
  await scoring.leads.query(
    `INSERT INTO scoring.score (workspace_id, model_id, lead_id, score, level, published_version, timeline_revision, calculated_at)
     SELECT $1, $2, ${id}, n, 'cold', 1, 1, now() FROM generate_series(0, 2999) n`,
    [workspaceId, modelId],
  );
  // What a hundred landmarks are to a million leads, one is to some thousand: a batch lies between two of them.
  for (const table of ['timeline', 'score']) {
    await scoring.leads.query(`ALTER TABLE scoring.${table} ALTER lead_id SET STATISTICS 1`);
    await scoring.leads.query(`ANALYZE scoring.${table}`);
  }
});
afterAll(() => scoring?.stop());

const batch = { after: leadId(1_000), hi: leadId(2_000), limit: 5_000, asOf: 0, runId: null };
const planAfter = (prepare: (tx: Tx) => Promise<void>) =>
  scoring.database.inWorkspace(workspaceId, async (tx) => {
    await prepare(tx);
    const select = /^COPY \(([^]*)\) TO STDOUT/.exec(leadsSql(workspaceId, modelId, batch))![1];
    const rows = await tx.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${select}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });

describe('the read of a batch', () => {
  it('walks timelines and scores side by side, though the planner takes the batch for one lead', async () => {
    const plan = await planAfter(walkByKey);
    expect(plan).toMatch(/Merge (Left|Right) Join/);
    expect(plan).not.toContain('Nested Loop');
  });

  it('would compare everything with everything if it were left to the planner', async () => {
    expect(await planAfter(async () => {})).toContain('Nested Loop');
  });
});
