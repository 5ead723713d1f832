import { readValue, shownValue } from './lead-order';
import { leftJoin, tables, textJoin } from './order-joins';
import type { SqlTest } from './sql-test';
import { type Sql, SqlText } from './sql-text';
import { sqlOfTest, TestJoins } from './test-joins';
import type { Position, Walk } from './walk';
import { partTests, type Phase } from './walk-parts';

/**
 * The next `rows` leads of a list in its order, and of these the ones that pass, at most `limit`. Rows {leadId, value, last}:
 * the one with `last` says how far was looked, if there may be more. Looking is bounded: what it costs does not depend on who passes.
 */
export function lookSql(walk: Walk, phase: Phase, after: Position | undefined, rows: number, limit: number): Sql {
  const sql = new SqlText();
  const workspace = sql.param(walk.workspaceId);
  const { order } = walk;
  const way = order.descending ? 'desc' : 'asc';
  const [inside, outside] = partTests(walk, phase);
  const looked = lookedSql(sql, walk, phase, workspace, after, inside);
  const head = `looked as materialized (select *, row_number() over (order by value ${way}, lead_id ${way}) as n from (${looked} limit ${sql.param(rows)}) b)`;
  const tests = new TestJoins(sql, walk, 'k', new Set(), workspace).add(outside);
  if (walk.like !== undefined) tests.conditions.push(`x.text like ${sql.param(walk.like)}`);
  const passing = `select k.lead_id, k.value, k.n from looked k ${tests.from} ${textJoin(walk, 'k', workspace)} where ${['true', ...tests.conditions].join(' and ')} order by k.n limit ${sql.param(limit)}`;
  return sql.of(
    `with ${head}, passing as (${passing})
     select lead_id as "leadId", ${shownValue(order, 'value')}::text as value, false as last, n from passing
     union all select lead_id, ${shownValue(order, 'value')}::text, true, n from looked where n = ${sql.param(rows)} order by n, last`,
  );
}

function lookedSql(
  sql: SqlText,
  walk: Walk,
  phase: Phase,
  workspace: string,
  after: Position | undefined,
  inside: SqlTest[],
): string {
  const { order } = walk;
  // The table that has the values, so that value and id come from one index; to find what is missing there, all leads.
  const base = phase === 'valued' ? order.source : 'l';
  const value = `${order.source}.${order.column}`;
  const way = order.descending ? 'desc' : 'asc';
  const beyond = order.descending ? '<' : '>';
  const outer = phase === 'unvalued' && order.source !== 'l' ? leftJoin(sql, walk, order.source, 'l', workspace) : '';
  const conditions = [`${base}.workspace_id = ${workspace}`];
  if (base === 's') conditions.push(`s.model_id = ${sql.param(walk.modelId)}`);
  if (base === 'l') conditions.push('l.is_root');
  if (phase === 'unvalued') conditions.push(`${value} is null`);
  else if (order.nullable) conditions.push(`${value} is not null`);
  if (after) {
    const id = `${sql.param(after.leadId)}::uuid`;
    conditions.push(
      phase === 'unvalued'
        ? `l.lead_id ${beyond} ${id}`
        : `(${value}, ${base}.lead_id) ${beyond} (${readValue(order, sql.param(after.value))}, ${id})`,
    );
  }
  for (const test of inside) conditions.push(sqlOfTest(sql, test, `${base}.${test.column}`, workspace));
  if (walk.among) conditions.push(`${base}.lead_id = any(${sql.param(walk.among)}::uuid[])`);
  const ordered = phase === 'unvalued' ? `l.lead_id ${way}` : `${value} ${way}, ${base}.lead_id ${way}`;
  return `select ${base}.lead_id, ${value} as value from ${tables[base]} ${base} ${outer} where ${conditions.join(' and ')} order by ${ordered}`;
}
