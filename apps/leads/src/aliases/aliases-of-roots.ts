import type { AliasesByType, AliasType } from '@heatline/contracts';
import type { Tx } from '@heatline/database';

export interface StoredAlias {
  type: AliasType;
  value: string;
  matching: string;
  primary: boolean;
  /** The lead that it was made for. */
  leadId: string;
  since: Date;
}

/**
 * The aliases of leads and of those that they absorbed: primary ones first, of these their own before the others'. In separate plain
 * statements, because one with a subquery per lead is planned badly while tables are young and without statistics.
 */
export async function aliasesOfRoots(tx: Tx, rootIds: string[]): Promise<Map<string, StoredAlias[]>> {
  const absorbed = await tx.prepared<{ lead_id: string; root_id: string }>(
    'absorbed',
    'select lead_id, root_id from lead where workspace_id = $1 and root_id = any($2) and root_id <> lead_id',
    [tx.workspaceId, rootIds],
  );
  const rootOf = new Map([...rootIds.map((id): [string, string] => [id, id]), ...absorbed.map(absorbedPair)]);
  const rows = await tx.prepared<StoredAlias>(
    'aliases-of-leads',
    `select type, value, matching, is_primary as "primary", lead_id as "leadId", created_at as since from alias
     where workspace_id = $1 and lead_id = any($2)`,
    [tx.workspaceId, [...rootOf.keys()]],
  );
  const isOwn = ({ leadId }: StoredAlias) => rootOf.get(leadId) === leadId;
  const rank = (alias: StoredAlias) => (alias.primary ? 2 : 0) + (isOwn(alias) ? 1 : 0);
  rows.sort((a, b) => rank(b) - rank(a) || a.since.getTime() - b.since.getTime() || (a.matching < b.matching ? -1 : 1));
  const found = Map.groupBy(rows, ({ leadId }) => rootOf.get(leadId)!);
  // Leads that were merged each had their own: of a type the first one is the primary one of all.
  for (const aliases of found.values()) {
    const seen = new Set<AliasType>();
    for (const alias of aliases) {
      alias.primary = !seen.has(alias.type);
      seen.add(alias.type);
    }
  }
  return found;
}

const absorbedPair = ({ lead_id, root_id }: { lead_id: string; root_id: string }): [string, string] => [
  lead_id,
  root_id,
];

export function byType(aliases: Pick<StoredAlias, 'type' | 'value'>[]): AliasesByType {
  const found: AliasesByType = {};
  for (const { type, value } of aliases) (found[type] ??= []).push(value);
  return found;
}
