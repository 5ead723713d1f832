import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import { activityQueues, decayEverySeconds, type DecayScoresOutcome } from '@heatline/contracts/workflows';
import type { DecayScoresActivities } from './activities';

const { small, bulk } = activityQueues('scoring');

// The next slot comes in seconds and does the same: long patience here would only hold it up.
const { findDueWorkspaces } = proxyActivities<Pick<DecayScoresActivities, 'findDueWorkspaces'>>({
  taskQueue: small,
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '5s', maximumAttempts: 5 },
});
const { decayWorkspace } = proxyActivities<Pick<DecayScoresActivities, 'decayWorkspace'>>({
  taskQueue: bulk,
  startToCloseTimeout: '5m',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '10s', maximumAttempts: 3 },
});

/** Workspaces at once, and in one slot: what is left over is what waits longest in the next. */
const window = 2;
const workspacesPerSlot = 500;
/** A workspace with very much to do gives way to the others after this long. */
const maxSeconds = 60;

/** Rescores what is due by time alone. A workspace that fails does not hold up the others; the next slot tries it again. */
export async function decayScores(): Promise<DecayScoresOutcome> {
  const { workspaceIds } = await findDueWorkspaces({ limit: workspacesPerSlot });
  const outcome: DecayScoresOutcome = { workspaces: workspaceIds.length, rescored: 0, changed: 0, failed: 0 };
  const waiting = [...workspaceIds];

  const lane = async () => {
    for (let workspaceId = waiting.shift(); workspaceId !== undefined; workspaceId = waiting.shift()) {
      try {
        const { rescored, changed } = await decayWorkspace({ workspaceId, maxSeconds });
        outcome.rescored += rescored;
        outcome.changed += changed;
      } catch {
        outcome.failed++;
      }
      setCurrentDetails(detailsOf(outcome, waiting.length));
    }
  };
  await Promise.all(Array.from({ length: window }, lane));
  return outcome;
}

function detailsOf({ workspaces, rescored, changed, failed }: DecayScoresOutcome, left: number): string {
  const lines = [`- Workspaces: ${workspaces - left} of ${workspaces}`, `- Rescored ${rescored}, changed ${changed}`];
  if (failed > 0)
    lines.push(
      `- Failed: ${failed}. The next slot, within ${decayEverySeconds} s, tries them again; their last error stands in the history.`,
    );
  return lines.join('\n');
}
