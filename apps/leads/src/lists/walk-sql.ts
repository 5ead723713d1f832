import { readValue, shownValue, type Source } from './lead-order';
import type { SqlTest } from './sql-test';
import { type Sql, SqlText } from './sql-text';
import { conditionOf, passesWithout, Tested } from './tested';
import type { Position, Walk } from './walk';

export type Phase = 'valued' | 'unvalued';

const tables: Record<Source, string> = { l: 'lead', s: 'scoring.published_score', t: 'scoring.published_timeline' };

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
  const tested = new Tested(sql, walk, 'k', new Set(), workspace).add(outside);
  if (walk.like !== undefined) tested.conditions.push(`x.text like ${sql.param(walk.like)}`);
  const passing = `select k.lead_id, k.value, k.n from looked k ${tested.from} ${textJoin(walk, 'k', workspace)} where ${['true', ...tested.conditions].join(' and ')} order by k.n limit ${sql.param(limit)}`;
  return sql.of(
    `with ${head}, passing as (${passing})
     select lead_id as "leadId", ${shownValue(order, 'value')}::text as value, false as last, n from passing
     union all select lead_id, ${shownValue(order, 'value')}::text, true, n from looked where n = ${sql.param(rows)} order by n, last`,
  );
}

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

/** How many there are, counted up to `atMost`; or who they are. */
export function countSql(walk: Walk, atMost: number | null, what: 'number' | 'ids' = 'number'): Sql {
  const sql = new SqlText();
  const found = `select l.lead_id ${everybody(sql, walk)}`;
  if (what === 'ids') return sql.of(found);
  return sql.of(
    `select count(*)::int as n from (${found} ${atMost === null ? '' : `limit ${sql.param(atMost)}`}) found`,
  );
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
  const tested = new Tested(sql, walk, 'l', new Set(['l', ...outer]), workspace).add(walk.tests);
  const conditions = [`l.workspace_id = ${workspace}`, 'l.is_root', ...tested.conditions];
  if (walk.among) conditions.push(`l.lead_id = any(${sql.param(walk.among)}::uuid[])`);
  if (walk.like !== undefined) conditions.push(`x.text like ${sql.param(walk.like)}`);
  return `from lead l ${joins.join(' ')} ${tested.from} ${textJoin(walk, 'l', workspace)} ${more} where ${conditions.join(' and ')}`;
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
  for (const test of inside) conditions.push(conditionOf(sql, test, `${base}.${test.column}`, workspace));
  if (walk.among) conditions.push(`${base}.lead_id = any(${sql.param(walk.among)}::uuid[])`);
  const ordered = phase === 'unvalued' ? `l.lead_id ${way}` : `${value} ${way}, ${base}.lead_id ${way}`;
  return `select ${base}.lead_id, ${value} as value from ${tables[base]} ${base} ${outer} where ${conditions.join(' and ')} order by ${ordered}`;
}

function leftJoin(sql: SqlText, walk: Walk, source: Source, base: string, workspace: string): string {
  const on = `${source}.workspace_id = ${workspace} and ${source}.lead_id = ${base}.lead_id`;
  const model = source === 's' ? ` and s.model_id = ${sql.param(walk.modelId)}` : '';
  return `left join ${tables[source]} ${source} on ${on}${model}`;
}

/** What every row of its table has, once anything is known of the lead there. */
const alwaysThere: readonly string[] = ['score', 'event_count'];

/** May leads without a value of the order be in the list? */
export function alsoUnvalued({ order, tests, modelId }: Walk): boolean {
  if (!order.nullable) return false;
  const sameTable = ({ source }: SqlTest): boolean =>
    order.source === 'l'
      ? source === 'lead'
      : order.source === 't'
        ? source === 'timeline'
        : typeof source !== 'string' && source.model === modelId;
  return !tests.some(
    (test) =>
      !passesWithout(test) && sameTable(test) && (test.column === order.column || alwaysThere.includes(order.column)),
  );
}

/** Is there anything to look at beside the index that is walked? */
export const isPlain = (walk: Walk): boolean => walk.like === undefined && partTests(walk, 'valued')[1].length === 0;

/** What narrows the range of the index itself, and what is looked at row by row. */
function partTests({ tests, order, modelId, models }: Walk, phase: Phase): [inside: SqlTest[], outside: SqlTest[]] {
  if (phase === 'unvalued') return [[], tests];
  const isBase = ({ source }: SqlTest): boolean =>
    typeof source === 'string'
      ? source === (order.source === 'l' ? 'lead' : order.source === 't' ? 'timeline' : '')
      : order.source === 's' && source.model === modelId;
  const inside = tests.filter((test) => isBase(test) && (test.column === order.column || test.op === 'none'));
  const outside = tests.filter((test) => !inside.includes(test));
  const active = order.source === 's' && modelId !== undefined && models.get(modelId)?.active === true;
  return [[...inside, ...(active ? outside.flatMap(copied) : [])], outside];
}

/** What a score's own row says of its owner, along whose index the list can be walked. The copy may be late: it is looked at exactly afterwards. */
const copied = (test: SqlTest): SqlTest[] =>
  test.column === 'owner_id' && test.op === 'in' && !test.orNull ? [{ ...test, source: { model: '' } }] : [];

const textJoin = (walk: Walk, base: string, workspace: string): string =>
  walk.like === undefined ? '' : `join lead_search x on x.workspace_id = ${workspace} and x.lead_id = ${base}.lead_id`;
