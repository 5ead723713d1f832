import { AnotherWasFirst, type Tx } from '@heatline/database';

/**
 * Holds leads, those that answer for them and all that were merged into these, before anybody else may write for any of them: also those
 * who only look which lead answers (`for key share`), as a note does.
 * @throws AnotherWasFirst when one came into a cluster meanwhile
 */
export async function holdClusters(tx: Tx, leadIds: readonly string[]): Promise<void> {
  const named = async () =>
    (
      await tx.query<{ lead_id: string }>(
        `with roots as materialized (select distinct root_id from lead where workspace_id = $1 and lead_id = any($2))
         select l.lead_id from roots join lead l on l.workspace_id = $1 and l.root_id = roots.root_id`,
        [tx.workspaceId, leadIds],
      )
    ).map(({ lead_id }) => lead_id);
  const held = await named();
  await tx.execute('select from lead where workspace_id = $1 and lead_id = any($2) order by lead_id for update', [
    tx.workspaceId,
    held,
  ]);
  const known = new Set(held);
  if ((await named()).some((leadId) => !known.has(leadId))) throw new AnotherWasFirst('merge');
}
