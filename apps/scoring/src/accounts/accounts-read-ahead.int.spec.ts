import { accountScores, recalculateModelCall } from '@heatline/contracts';
import { Runs } from '@heatline/service';
import { driveRun, eventually, type TestWorkspace, twoWorkspaces } from '@heatline/testing';
import { announceFacts, anActiveModel, type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';

let scoring: ScoringUnderTest;
const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
const opened = { name: 'Opened', enabled: true, points: 5, when: { event: ['email_opened'] } };
beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

/** A workspace that scores accounts, with one account of one member. */
async function anAccount(workspace: TestWorkspace) {
  const modelId = await anActiveModel(scoring, workspace, { rules: [opened] }, 'Accounts', 'account');
  const accountId = await scoring.leads.addAccount(workspace.id);
  const leadId = await scoring.leads.addLead(workspace.id, { accountId });
  await announceFacts(scoring, workspace.id, [{ leadId, attributes: true }], [accountId]);
  const scoreIs = (expected: number) =>
    eventually(async () => {
      const { items } = await scoring.service.bus.ask(accountScores, { accountId }, workspace.context);
      expect(items.find((card) => card.modelId === modelId)!.score).toBe(expected);
    });
  await scoreIs(0);
  return { accountId, leadId, scoreIs };
}

/** All timelines read anew, as after a repair. */
async function rebuild(workspaceId: string): Promise<void> {
  const { run } = await scoring.database.inWorkspace(workspaceId, (tx) =>
    scoring.service.get(Runs).open(tx, {
      kind: 'refreshTimelines',
      about: { kind: 'workspace', id: workspaceId, name: null },
      by: { kind: 'system', id: null },
      cause: 'Repair',
    }),
  );
  await driveRun(scoring, workspaceId, run.runId);
}

const causesOf = async (accountId: string) =>
  (
    await scoring.leads.query('SELECT cause FROM scoring.score_change WHERE lead_id = $1 ORDER BY change_id', [
      accountId,
    ])
  ).rows.map(({ cause }) => cause);

describe('an account whose members’ doings a rebuild of timelines has read before they were announced', () => {
  it('is rescored where nobody scores leads', async () => {
    const [ours] = twoWorkspaces();
    const { accountId, leadId, scoreIs } = await anAccount(ours);
    const at = ago(3_600);
    await scoring.leads.addEvents(ours.id, [{ leadId, type: 'email_opened', at }]);
    await rebuild(ours.id);
    await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: at.toISOString() }]);
    await scoreIs(5);
    expect(await causesOf(accountId)).toEqual([expect.any(String), 'activity']);
  });

  it('is rescored also when everybody’s scores as leads have followed the rebuild', async () => {
    const [ours] = twoWorkspaces();
    const { leadId, scoreIs } = await anAccount(ours);
    const modelId = await anActiveModel(scoring, ours, { rules: [opened] });
    const at = ago(3_600);
    await scoring.leads.addEvents(ours.id, [{ leadId, type: 'email_opened', at }]);
    await rebuild(ours.id);
    const { runId } = await scoring.service.bus.ask(recalculateModelCall, { modelId }, ours.context);
    await driveRun(scoring, ours.id, runId);
    await announceFacts(scoring, ours.id, [{ leadId, eventsFrom: at.toISOString() }]);
    await scoreIs(5);
  });
});
