import { shownValue, type Source } from './lead-order';
import { leftJoin, textJoin } from './order-joins';
import { type Sql, SqlText } from './sql-text';
import { TestJoins } from './test-joins';
import type { Walk } from './walk';

/** Everybody in the list, in the order of ids: one row `packed`, sixteen bytes each. At most `limit`, in any order, if given. */
export function idsSql(walk: Walk, limit?: number): Sql {
  const sql = new SqlText();
  const from = everybody(sql, walk);
  const some = limit === undefined ? 'found' : `(select * from found limit ${sql.param(limit)}) f`;
  // Planned as a whole, and not for the first few: those may be the last in any order.
  return sql.of(
    `with found as materialized (select l.lead_id ${from})
     select coalesce(string_agg(uuid_send(lead_id), ''::bytea order by lead_id), ''::bytea) as packed from ${some}`,
  );
}

/** Everybody in the list, a row each: {lead_id}. */
export function everyoneSql(walk: Walk): Sql {
  const sql = new SqlText();
  return sql.of(`select l.lead_id ${everybody(sql, walk)}`);
}

/** How many there are, counted up to `atMost`: {n}. */
export function countSql(walk: Walk, atMost: number): Sql {
  const sql = new SqlText();
  const found = `select l.lead_id ${everybody(sql, walk)}`;
  return sql.of(`select count(*)::int as n from (${found} limit ${sql.param(atMost)}) found`);
}

/** Everybody in the list in its order: {lead_id, value}. */
export function orderedSql(walk: Walk): Sql {
  const sql = new SqlText();
  const { order } = walk;
  const way = order.descending ? 'desc' : 'asc';
  const from = everybody(sql, walk, order.source === 'l' ? [] : [order.source]);
  const value = `${order.source}.${order.column}`;
  return sql.of(
    `select l.lead_id, ${shownValue(order, value)} as value ${from} order by ${value} ${way} nulls last, l.lead_id ${way}`,
  );
}

/** What a list is joined with for its order, under these names: the scores of a model, timelines. */
export interface JoinedForOrder {
  s?: string | undefined;
  t?: boolean;
}

/** The same with columns of whoever asks, read from joins of their own around a lead `l`: {lead_id, …columns}. */
export function rowsSql(
  walk: Walk,
  more: (sql: SqlText, workspace: string, joined: JoinedForOrder) => { columns: string[]; joins: string },
): Sql {
  const sql = new SqlText();
  const { order } = walk;
  const way = order.descending ? 'desc' : 'asc';
  const joined = { s: order.source === 's' ? walk.modelId : undefined, t: order.source === 't' };
  const { columns, joins } = more(sql, sql.param(walk.workspaceId), joined);
  const from = everybody(sql, walk, order.source === 'l' ? [] : [order.source], joins);
  const value = `${order.source}.${order.column}`;
  return sql.of(
    `select ${['l.lead_id', ...columns].join(', ')} ${from} order by ${value} ${way} nulls last, l.lead_id ${way}`,
  );
}

function everybody(sql: SqlText, walk: Walk, outer: Source[] = [], more = ''): string {
  const workspace = sql.param(walk.workspaceId);
  const joins = outer.map((source) => leftJoin(sql, walk, source, 'l', workspace));
  const tests = new TestJoins(sql, walk, 'l', new Set(['l', ...outer]), workspace).add(walk.tests);
  const conditions = [`l.workspace_id = ${workspace}`, 'l.is_root', ...tests.conditions];
  if (walk.among) conditions.push(`l.lead_id = any(${sql.param(walk.among)}::uuid[])`);
  if (walk.like !== undefined) conditions.push(`x.text like ${sql.param(walk.like)}`);
  return `from lead l ${joins.join(' ')} ${tests.from} ${textJoin(walk, 'l', workspace)} ${more} where ${conditions.join(' and ')}`;
}
