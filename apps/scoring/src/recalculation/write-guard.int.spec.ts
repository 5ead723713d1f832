import { Database } from '@heatline/database';
import { aWorkspace } from '@heatline/testing';
import { v7 as uuidv7 } from 'uuid';
import { type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';
import { ScoreStage, type StagedScore, writeStaged } from './score-stage';

let scoring: ScoringUnderTest;
const { id: workspaceId } = aWorkspace();
const modelId = uuidv7();

beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

const calculatedAt = 1_700_000_000;

/** A row that was calculated live, from revision 7, at the given second. */
async function aScore(): Promise<string> {
  const leadId = uuidv7();
  await scoring.leads.query(
    `INSERT INTO scoring.score (workspace_id, model_id, lead_id, score, level, published_version, timeline_revision, calculated_at)
     VALUES ($1, $2, $3, 4000, 'warm', 2, 7, to_timestamp($4))`,
    [workspaceId, modelId, leadId, calculatedAt],
  );
  return leadId;
}

/** A bulk write of 10 points, as of ten seconds later, for this lead. */
async function bulkWrite(leadId: string, { version = 2, ...more }: Partial<StagedScore> & { version?: number } = {}) {
  const stage = new ScoreStage();
  stage.add(
    {
      leadId: Buffer.from(leadId.replaceAll('-', ''), 'hex'),
      score: 1_000,
      level: 'cold',
      revision: 7,
      until: null,
      ownerId: null,
      lastActiveDay: null,
      change7: 0,
      change30: 0,
      peak: 4_000,
      recorded: 1_000,
      seen: calculatedAt * 1_000,
      change: { from: 4_000, fromLevel: 'warm', cause: 'decay' },
      ...more,
    },
    false,
  );
  const basis = { modelId, publishedVersion: version, asOf: calculatedAt + 10, runId: null, after: null, last: leadId };
  await scoring.service.get(Database).inWorkspace(workspaceId, (tx) => writeStaged(tx, stage, basis));
  const { rows } = await scoring.leads.query(
    `SELECT score, (SELECT count(*)::int FROM scoring.score_change c WHERE c.lead_id = s.lead_id) AS history FROM scoring.score s WHERE lead_id = $1`,
    [leadId],
  );
  return rows[0];
}

describe('a bulk write from an old snapshot', () => {
  it('wins over what it has seen', async () => {
    expect(await bulkWrite(await aScore())).toEqual({ score: 1_000, history: 1 });
  });

  it('loses to newer facts, and writes no history', async () => {
    expect(await bulkWrite(await aScore(), { revision: 6 })).toEqual({ score: 4_000, history: 0 });
  });

  it('loses to a newer version', async () => {
    expect(await bulkWrite(await aScore(), { version: 1, revision: 99 })).toEqual({ score: 4_000, history: 0 });
  });

  it('loses to a score that was calculated after it looked', async () => {
    expect(await bulkWrite(await aScore(), { seen: (calculatedAt - 5) * 1_000 })).toEqual({ score: 4_000, history: 0 });
  });
});
