import { type PersonalRows, type ServiceWithLeads, tablesOfLeads } from '@heatline/contracts';
import { decodeCursor, encodeCursor, type Tx } from '@heatline/database';
import { z } from 'zod';

/** A few kilobytes a row at most, and eight megabytes a message. */
const rowsAtOnce = 500;
/** Rows with large properties: stop when so many characters are together. */
const charactersAtOnce = 2_000_000;

const Position = z.object({ table: z.int().min(0), from: z.int().min(0) });

/** What a service keeps about some leads, a piece at a time. Rows as the tables have them, without what is derived. */
export async function readRows(
  tx: Tx,
  service: ServiceWithLeads,
  leadIds: readonly string[],
  cursor: string | undefined,
): Promise<PersonalRows> {
  const tables = tablesOfLeads[service].filter(({ derived }) => !derived);
  const at = decodeCursor(Position, cursor) ?? { table: 0, from: 0 };
  const named = tables[at.table];
  if (!named) return { table: '', rows: [], next: null };
  const { table, by, order } = named;
  const found = await tx.query<{ row: Record<string, unknown>; size: number }>(
    `select row, length(row::text) as size from (
       select to_jsonb(t) - 'workspace_id' as row from ${service}.${table} t
       where workspace_id = $1 and ${by} = any($2) order by ${order} limit $3 offset $4) r`,
    [tx.workspaceId, leadIds, rowsAtOnce, at.from],
  );
  const rows = fitting(found);
  const end = rows.length === found.length && found.length < rowsAtOnce;
  const next = end ? { table: at.table + 1, from: 0 } : { table: at.table, from: at.from + rows.length };
  return { table, rows, next: next.table < tables.length ? encodeCursor(next) : null };
}

function fitting(found: { row: Record<string, unknown>; size: number }[]): Record<string, unknown>[] {
  let characters = 0;
  const end = found.findIndex(({ size }, index) => (characters += size) > charactersAtOnce && index > 0);
  return (end === -1 ? found : found.slice(0, end)).map(({ row }) => row);
}
