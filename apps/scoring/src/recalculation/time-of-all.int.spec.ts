import { eventually, aWorkspace } from '@heatline/testing';
import { type ScoringUnderTest, startScoring } from '../testing/scoring-under-test';
import { RulebookStore } from '../timelines/rulebook-store';

let scoring: ScoringUnderTest;
const { id: workspaceId } = aWorkspace();

beforeAll(async () => {
  scoring = await startScoring();
});
afterAll(() => scoring?.stop());

const isWaiting = async () =>
  (await scoring.leads.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)).rows.length > 0;

describe('the time of a run', () => {
  it('is read when nobody scores, so that no score that is still being written is older', async () => {
    const rulebooks = scoring.service.get(RulebookStore);
    let time: Promise<number> | undefined;
    const written = await scoring.database.inWorkspace(workspaceId, async (tx) => {
      await rulebooks.hold(tx);
      time = scoring.database.inWorkspace(workspaceId, async (other) => {
        await rulebooks.holdAlone(other);
        return (await other.scoringTime()) / 1_000;
      });
      await eventually(isWaiting);
      return (await tx.scoringTime()) / 1_000;
    });
    expect(await time).toBeGreaterThanOrEqual(written);
  });
});
