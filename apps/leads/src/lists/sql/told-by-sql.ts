import type { Tx } from '@heatline/database';
import { inlined } from './inlined';
import { LeadIds } from '../lead-ids';
import { OrderedLeads } from '../ordered-leads';
import type { Walk } from './walk';
import { idsSql, orderedSql } from './everybody-sql';

/** Who passes all that SQL tells. */
export async function idsOf(tx: Tx, walk: Walk, limit?: number): Promise<LeadIds> {
  const { text, params } = idsSql(walk, limit);
  return LeadIds.packed((await tx.one<{ packed: Buffer }>(text, params))!.packed);
}

/** The same by text, found by a rare part of it if one is known; undefined = more than so many. */
export async function searched(
  tx: Tx,
  walk: Walk,
  most: number,
  part: string | undefined,
): Promise<LeadIds | undefined> {
  const sql = 'select search_leads($1, $2, $3, $4) as id';
  const by = part === undefined ? walk.like : `%${part}%`;
  const rows = await tx.query<{ id: string }>(sql, [walk.workspaceId, by, walk.like, most + 1]);
  if (rows.length > most) return undefined;
  return LeadIds.of(rows.map(({ id }) => id));
}

/** The same in the order of the list, with those of the set only. */
export async function inOrder(tx: Tx, walk: Walk, set?: LeadIds): Promise<OrderedLeads> {
  const ordered = new OrderedLeads(walk.order);
  const copy = `copy (${inlined(orderedSql(walk))}) to stdout (format binary)`;
  await tx.copyRows(copy, (row) => {
    const id = row.uuidBytes()!;
    if (!set || set.hasBytes(id)) ordered.add(id, row);
  });
  return ordered;
}
