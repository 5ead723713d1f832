import type { Tx } from '@heatline/database';
import { readAccounts } from '../accounts/account-facts';
import { keyOf } from '../scores/score-store';
import type { ClassStore } from '../timelines/class-store';
import type { Rulebook } from '../timelines/rulebook';
import { countLead } from './count-lead';
import type { RangeToSimulate } from './simulate-range';
import { SimulationTally } from './simulation-tally';

/** As simulateRange, of accounts: by the timelines of today's members, united. */
export async function simulateAccounts(
  tx: Tx,
  rulebook: Rulebook,
  classes: ClassStore,
  { modelId, levels, sides, handMade, asOf, after, hi }: RangeToSimulate,
): Promise<SimulationTally> {
  const tally = new SimulationTally(levels);
  const rows = await tx.query<{ account_id: string }>(
    `SELECT account_id FROM leads.published_account
      WHERE workspace_id = $1 AND ($2::uuid IS NULL OR account_id > $2) AND ($3::uuid IS NULL OR account_id <= $3) ORDER BY account_id`,
    [tx.workspaceId, after, hi],
  );
  const accountIds = rows.map(({ account_id }) => account_id);
  for await (const part of readAccounts(tx, rulebook, classes, accountIds)) {
    for (const { accountId, createdAt, facts } of part) {
      const { adjustments, resets } = handMade.get(keyOf(modelId, accountId)) ?? nobody;
      const whole = { ...facts, createdAt: Math.floor(createdAt.getTime() / 1_000), adjustments, resets };
      countLead(tally, sides, () => accountId, whole, asOf);
    }
  }
  return tally;
}

const nobody = { adjustments: [], resets: [] };
