import type { Tx } from '../tx';

export interface OpenRun {
  workspaceId: string;
  runId: string;
}

/** Runs of all workspaces that have not ended, oldest first; in `inSystem`. The rest is read workspace by workspace. */
export async function findOpenRuns(tx: Tx, limit = 5_000): Promise<OpenRun[]> {
  const rows = await tx.query<{ workspace_id: string; run_id: string }>(
    `select workspace_id, run_id from run_open order by opened_at limit $1`,
    [limit],
  );
  return rows.map(({ workspace_id, run_id }) => ({ workspaceId: workspace_id, runId: run_id }));
}
