import type { Tx } from '@heatline/database';
import type { Sql } from './sql-text';

export const counted = async (tx: Tx, { text, params }: Sql): Promise<number> =>
  (await tx.query<{ n: number }>(text, params))[0]!.n;

/** As the planner thinks, without reading any. */
export async function estimated(tx: Tx, { text, params }: Sql): Promise<number> {
  const sql = `explain (format json) ${text}`;
  const [row] = await tx.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(sql, params);
  return row!['QUERY PLAN'][0].Plan['Plan Rows'];
}
