import type { Total } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import type { Sql } from './sql-text';

/** The one number of a statement that counts, as `n`. */
export const countedRows = async (tx: Tx, { text, params }: Sql): Promise<number> =>
  (await tx.query<{ n: number }>(text, params))[0]!.n;

/** How many rows a statement has, as the planner thinks, without reading any. */
export async function estimatedRows(tx: Tx, { text, params }: Sql): Promise<number> {
  const sql = `explain (format json) ${text}`;
  const [row] = await tx.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(sql, params);
  return row!['QUERY PLAN'][0].Plan['Plan Rows'];
}

/** Counting so far costs some milliseconds; beyond it an estimate has to do. */
export const cheapToCount = 10_000;

/** Exact up to so many, else about. @param counting counts at most so many @param all has a row for each of them */
export async function countedUpTo(tx: Tx, upTo: number, counting: (atMost: number) => Sql, all: Sql): Promise<Total> {
  const value = await countedRows(tx, counting(upTo + 1));
  if (value <= upTo) return { value, exact: true };
  return { value: Math.max(value, await estimatedRows(tx, all)), exact: false };
}
