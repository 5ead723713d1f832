import { type RemovedRows, type ServiceWithLeads, tablesOfLeads } from '@heatline/contracts';
import type { Tx } from '@heatline/database';

/** Takes the rows of some leads out of every table of a service that has any, and tells how many of each lead. */
export async function eraseRows(tx: Tx, service: ServiceWithLeads, leadIds: readonly string[]): Promise<RemovedRows[]> {
  const removed: RemovedRows[] = [];
  for (const { table, by, keeps } of tablesOfLeads[service]) {
    if (keeps !== undefined) continue;
    const rows = await tx.query<{ leadId: string; rows: number }>(
      `with gone as (delete from ${service}.${table} where workspace_id = $1 and ${by} = any($2) returning ${by} as lead_id)
       select lead_id as "leadId", count(*)::int as rows from gone group by lead_id`,
      [tx.workspaceId, leadIds],
    );
    removed.push(...rows.map((row) => ({ ...row, table: `${service}.${table}` })));
  }
  return removed;
}
