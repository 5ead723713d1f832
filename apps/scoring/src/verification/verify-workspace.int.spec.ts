import { Database } from '@heatline/database';
import { eventually, twoWorkspaces } from '@heatline/testing';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';
import { VerifyWorkspace } from './verify-workspace';

let scoring: ScoringUnderTest;
const [ours, theirs] = twoWorkspaces();

beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

const verified = (workspaceId: string) => new VerifyWorkspace(scoring.service.get(Database)).run(workspaceId, 100);

it('finds nothing where all is right, and whatever is not what the facts say', async () => {
  const modelId = await anActiveModel(scoring, ours, {
    rules: [{ name: 'Opened', enabled: true, points: 5, when: { event: ['email_opened'] } }],
  });
  const leadId = await scoring.leads.addLead(ours.id);
  const at = new Date(Date.now() - 86_400_000);
  await scoring.leads.addEvents(ours.id, [{ leadId, type: 'email_opened', at }]);
  await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: at.toISOString(), attributes: true }]);
  const score = 'SELECT score FROM scoring.score WHERE lead_id = $1 AND model_id = $2';
  await eventually(async () => {
    expect((await scoring.leads.query(score, [leadId, modelId])).rows[0]?.score).toBe(500);
  });
  expect(await verified(ours.id)).toEqual({ leads: 1, timelinesThatDiffer: 0, scores: 1, differences: [] });

  await scoring.leads.query('UPDATE scoring.score SET score = 700 WHERE lead_id = $1', [leadId]);
  await scoring.leads.query(`UPDATE scoring.timeline SET tail = tail || tail WHERE lead_id = $1`, [leadId]);
  const found = await verified(ours.id);
  expect(found.timelinesThatDiffer).toBe(1);
  expect(found.differences).toMatchObject([{ leadId, modelId, stored: 7 }]);

  // As an account that is about to be evaluated: what is stored is known to be behind.
  const makeDue = `INSERT INTO scoring.due_account (workspace_id, account_id, due_at, cause) VALUES ($1, $2, now() + interval '1 hour', 'activity')`;
  await scoring.leads.query(makeDue, [ours.id, leadId]);
  expect(await verified(ours.id)).toMatchObject({ scores: 1, differences: [] });
  expect(await verified(theirs.id)).toMatchObject({ leads: 0, scores: 0 });
});
