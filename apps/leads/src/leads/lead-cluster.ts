import { Refusal } from '@heatline/contracts';
import { AnotherWasFirst, type Tx } from '@heatline/database';

/** A lead that answers, with all leads that were merged into it. */
export interface Cluster {
  rootId: string;
  leadIds: string[];
}

/** A lead that is named, and the one that answers for it. */
export interface Answered {
  leadId: string;
  rootId: string;
}

/** The same, and until the transaction ends nobody merges it into another one, or takes it out. */
export async function heldClusterOf(tx: Tx, leadId: string): Promise<Cluster> {
  await holdAnswering(tx, [leadId]);
  return clusterOf(tx, leadId);
}

/** Until the transaction ends the same leads answer for these. */
export async function holdAnswering(tx: Tx, leadIds: readonly string[]): Promise<void> {
  await tx.prepared(
    'hold-answering',
    'select from lead where workspace_id = $1 and lead_id = any($2) order by lead_id for key share',
    [tx.workspaceId, leadIds],
  );
}

/**
 * For whoever waited for leads that answer and holds them now: an undone merge leaves these as they were, and only the lead that is named
 * shows that another one answers for it.
 * @throws AnotherWasFirst when one was parted meanwhile
 */
export async function refuseParted(tx: Tx, named: readonly Answered[]): Promise<void> {
  const absorbed = named.filter(({ leadId, rootId }) => leadId !== rootId);
  if (absorbed.length === 0) return;
  const parted = await tx.prepared(
    'parted',
    `select 1 from unnest($2::uuid[], $3::uuid[]) as n (lead_id, root_id) where not exists (
       select from lead l where l.workspace_id = $1 and l.lead_id = n.lead_id and l.root_id = n.root_id) limit 1`,
    [tx.workspaceId, absorbed.map(({ leadId }) => leadId), absorbed.map(({ rootId }) => rootId)],
  );
  if (parted.length > 0) throw new AnotherWasFirst('merge');
}

/** The cluster of a lead, whichever of its leads is named. @throws Refusal `lead_not_found` */
export async function clusterOf(tx: Tx, leadId: string): Promise<Cluster> {
  const rows = await tx.prepared<{ root_id: string; lead_id: string }>(
    'cluster',
    `with root as materialized (select root_id from lead where workspace_id = $1 and lead_id = $2)
     select root_id, root_id as lead_id from root
     union all
     select m.root_id, m.lead_id from root join lead m on m.workspace_id = $1 and m.root_id = root.root_id and m.root_id <> m.lead_id`,
    [tx.workspaceId, leadId],
  );
  const [first] = rows;
  if (!first) throw new Refusal('lead_not_found', { leadId }, 'No lead has this id');
  return { rootId: first.root_id, leadIds: rows.map(({ lead_id }) => lead_id) };
}
