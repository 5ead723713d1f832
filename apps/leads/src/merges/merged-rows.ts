import type { Tx } from '@heatline/database';
import { armAnew } from '../watching/thresholds';

/** Which root answers for each of some leads from now on. */
export type Answering = readonly { leadId: string; rootId: string }[];

/**
 * What becomes of the rows of each table with a column for a lead, when another lead answers. A test fails when a table is missing.
 *
 * - `stays`: they belong to the lead that they were written for, for ever.
 * - `follows`: `lead_id` is the root that answers for `original_lead_id`.
 * - `rebuilt`: made anew from the rest.
 */
export const rowsOfMerged = {
  alias: 'stays',
  event: 'stays',
  attribute_change: 'stays',
  lead_change: 'stays',
  owner_change: 'stays',
  merge: 'stays',
  merged_lead: 'stays',
  lead: 'stays',
  bulk_item: 'stays',
  erasure: 'stays',
  note: 'follows',
  watch: 'follows',
  lead_search: 'rebuilt',
} as const satisfies Record<string, 'stays' | 'follows' | 'rebuilt'>;

const following = Object.entries(rowsOfMerged).flatMap(([table, does]) => (does === 'follows' ? table : []));

/** Re-points leads, and the rows that follow them. All leads are held. */
export async function rePoint(tx: Tx, answering: Answering): Promise<void> {
  const params = [tx.workspaceId, answering.map(({ leadId }) => leadId), answering.map(({ rootId }) => rootId)];
  await tx.execute(
    `update lead l set root_id = n.root_id, email = case when n.root_id = l.lead_id then l.email end, version = l.version + 1
     from unnest($2::uuid[], $3::uuid[]) as n (lead_id, root_id) where l.workspace_id = $1 and l.lead_id = n.lead_id`,
    params,
  );
  for (const table of following)
    await tx.execute(
      `update ${table} t set lead_id = n.root_id from unnest($2::uuid[], $3::uuid[]) as n (lead_id, root_id)
       where t.workspace_id = $1 and t.original_lead_id = n.lead_id and t.lead_id <> n.root_id`,
      params,
    );
  await armAnew(
    tx,
    answering.map(({ leadId }) => leadId),
  );
  // Absorbed leads are found by the one that answers for them.
  await tx.execute(
    `delete from lead_search s using unnest($2::uuid[], $3::uuid[]) as n (lead_id, root_id)
     where s.workspace_id = $1 and s.lead_id = n.lead_id and n.root_id <> n.lead_id`,
    params,
  );
}
