import type { Total } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { containing } from '../search-text';
import { countOf, type Sql, type Wanted } from './candidates';

/** Counting so far costs some milliseconds; beyond it the planner's estimate has to do. */
const cheap = 10_000;

/** How many leads a list has, without its condition. `exact` counts however long it takes. */
export async function totalOf(tx: Tx, wanted: Wanted, how: 'about' | 'exact'): Promise<Total> {
  const all = { ...wanted, matchText: wanted.query.q !== undefined && wanted.query.q !== '' };
  if (how === 'exact') return { value: await count(tx, countOf(all, null)), exact: true };
  if (all.matchText) return searchTotal(tx, wanted);
  const value = await count(tx, countOf(all, cheap + 1));
  if (value <= cheap) return { value, exact: true };
  return { value: Math.max(value, await estimate(tx, countOf(all, null))), exact: false };
}

async function searchTotal(tx: Tx, { workspaceId, query }: Wanted): Promise<Total> {
  const [row] = await tx.query<{ n: number }>('select count(*)::int as n from search_leads($1, $2, $3)', [
    workspaceId,
    containing(query.q!),
    cheap + 1,
  ]);
  // Filters beside the text only make it less: "at most", unless there are none.
  return { value: row!.n, exact: row!.n <= cheap && isPlain(query) };
}

const isPlain = ({ scoreMin, scoreMax, scoreBelow, level, owner, accountId }: Wanted['query']): boolean =>
  [scoreMin, scoreMax, scoreBelow, level, owner, accountId].every((filter) => filter === undefined);

const count = async (tx: Tx, { text, params }: Sql): Promise<number> =>
  (await tx.query<{ n: number }>(text, params))[0]!.n;

async function estimate(tx: Tx, { text, params }: Sql): Promise<number> {
  const [row] = await tx.query<{ 'QUERY PLAN': [{ Plan: { Plans: [{ 'Plan Rows': number }] } }] }>(
    `explain (format json) ${text}`,
    params,
  );
  return row!['QUERY PLAN'][0].Plan.Plans[0]['Plan Rows'];
}
