import { Refusal } from '@heatline/contracts';
import type { Tx } from '@heatline/database';

/** The lead that answers for each of these; unknown ones are left out. */
export async function whoAnswers(tx: Tx, leadIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ lead_id: string; root_id: string }>(
    'select lead_id, root_id from lead where workspace_id = $1 and lead_id = any($2)',
    [tx.workspaceId, leadIds],
  );
  return new Map(rows.map(({ lead_id, root_id }) => [lead_id, root_id]));
}

export type MergeFault = { code: 'lead_not_found' | 'lead_already_merged'; leadId: string; rootId?: string };

/** Why leads cannot be merged: one is not there, part of another one already, or named before. */
export function mergeFault(leadIds: readonly string[], roots: ReadonlyMap<string, string>): MergeFault | undefined {
  for (const [i, leadId] of leadIds.entries()) {
    const rootId = roots.get(leadId);
    if (rootId === undefined) return { code: 'lead_not_found', leadId };
    if (rootId !== leadId || leadIds.indexOf(leadId) < i) return { code: 'lead_already_merged', leadId, rootId };
  }
  return undefined;
}

/** @throws Refusal `lead_not_found`, `lead_already_merged` */
export async function refuseUnlessAllAnswer(tx: Tx, leadIds: readonly string[]): Promise<void> {
  const fault = mergeFault(leadIds, await whoAnswers(tx, leadIds));
  if (!fault) return;
  const { code, ...details } = fault;
  throw new Refusal(code, details);
}
