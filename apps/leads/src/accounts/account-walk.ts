import { type Sql, SqlText } from '../lists/sql/sql-text';
import { type AccountOrder, type AccountSource, readValue, shownValue } from './account-order';
import type { ScoreRange } from './level-ranges';

/** Where a walk stands: the last account seen and its sort value, null once those without a value have begun. */
export interface AccountPosition {
  value: string | null;
  accountId: string;
}

/** A list of accounts as SQL walks it: its order, and who is in it. */
export interface AccountWalk {
  workspaceId: string;
  order: AccountOrder;
  modelId: string | undefined;
  /** Only those whose name or domain is LIKE this. */
  like: string | undefined;
  /** Only those with one of these levels. */
  levels: { keys: string[]; ranges: ScoreRange[] } | undefined;
  /** All who can be in it, if they are few. */
  among: string[] | undefined;
}

export type AccountPhase = 'valued' | 'unvalued';

/** The table behind an alias, and its column for the account. */
const tables: Record<AccountSource, [table: string, id: string]> = {
  a: ['account', 'account_id'],
  m: ['account_members', 'account_id'],
  x: ['scoring.published_account_activity', 'account_id'],
  s: ['scoring.published_score', 'lead_id'],
};

/**
 * The next `rows` accounts of a list in its order, and of these the ones that pass, at most `limit`. Rows {accountId, value, last}: the
 * one with `last` says how far was looked, if there may be more. What a look costs does not depend on who passes.
 */
export function lookSql(
  walk: AccountWalk,
  phase: AccountPhase,
  after: AccountPosition | undefined,
  rows: number,
  limit: number,
): Sql {
  const sql = new SqlText();
  const workspace = sql.param(walk.workspaceId);
  const { order } = walk;
  const way = order.descending ? 'desc' : 'asc';
  const looked = phase === 'valued' ? valuedSql : unvaluedSql;
  const few = walk.among ? `few as materialized (select unnest(${sql.param(walk.among)}::uuid[]) as account_id),` : '';
  const numbered = `select *, row_number() over (order by value ${way}, account_id ${way}) as n`;
  const shown = `${shownValue(order, 'value')}::text`;
  return sql.of(
    `with ${few} looked as materialized (${numbered} from (${looked(sql, walk, workspace, after, sql.param(rows))}) b),
       passing as (select k.account_id, k.value, k.n from looked k ${passingSql(sql, walk, workspace)} order by k.n limit ${sql.param(limit)})
     select account_id as "accountId", ${shown} as value, false as last, n from passing
     union all select account_id, ${shown}, true, n from looked where n = ${sql.param(rows)} order by n, last`,
  );
}

/** Accounts whose name or domain is LIKE this, at most so many. */
export const searchSql = ({ workspaceId }: AccountWalk, like: string, atMost: number): Sql => ({
  text: 'select search_accounts($1, $2, $3) as id',
  params: [workspaceId, like, atMost],
});

/** Accounts with one of these levels, at most so many. */
export function ofLevelsSql(walk: AccountWalk, levels: NonNullable<AccountWalk['levels']>, atMost: number): Sql {
  const sql = new SqlText();
  const workspace = sql.param(walk.workspaceId);
  const model = sql.param(walk.modelId);
  const keys = sql.param(levels.keys);
  const parts = levels.ranges.map(
    (range) =>
      `select s.lead_id as id from scoring.published_score s where s.workspace_id = ${workspace} and s.model_id = ${model}
         and s.level = any(${keys}::text[]) ${within(sql, range)}`,
  );
  return sql.of(`${parts.join(' union all ')} limit ${sql.param(atMost)}`);
}

/** How many a list has, `limit` at most; without one, all, for the planner to estimate. */
export function countAccountsSql({ workspaceId, modelId, like, levels }: AccountWalk, limit: number | null): Sql {
  const sql = new SqlText();
  const workspace = sql.param(workspaceId);
  const conditions = [`a.workspace_id = ${workspace}`];
  if (like !== undefined) conditions.push(`a.search like ${sql.param(like)}`);
  if (levels)
    conditions.push(`exists (select from scoring.published_score s where s.workspace_id = ${workspace}
      and s.model_id = ${sql.param(modelId)} and s.lead_id = a.account_id and s.level = any(${sql.param(levels.keys)}::text[]))`);
  const all = `select a.account_id from account a where ${conditions.join(' and ')}`;
  return sql.of(limit === null ? all : `select count(*)::int as n from (${all} limit ${sql.param(limit)}) c`);
}

/** May accounts without a value of the order be in the list? */
export const alsoUnvalued = ({ order, levels }: AccountWalk): boolean =>
  order.nullable && !(order.source === 's' && levels !== undefined);

/** Along the index of the order; of some levels along their parts of it. */
function valuedSql(
  sql: SqlText,
  walk: AccountWalk,
  workspace: string,
  after: AccountPosition | undefined,
  limit: string,
): string {
  const { order } = walk;
  const { source, column, descending } = order;
  const [table, id] = tables[source];
  const [way, beyond] = descending ? ['desc', '<'] : ['asc', '>'];
  const conditions = [`b.workspace_id = ${workspace}`, `b.${column} is not null`];
  if (source === 's') conditions.push(`b.model_id = ${sql.param(walk.modelId)}`);
  if (after)
    conditions.push(
      `(b.${column}, b.${id}) ${beyond} (${readValue(order, sql.param(after.value))}, ${sql.param(after.accountId)}::uuid)`,
    );
  const from = walk.among ? `few join ${table} b on b.${id} = few.account_id` : `${table} b`;
  const part = (range: ScoreRange | undefined) =>
    `select b.${id} as account_id, b.${column} as value from ${from} where ${conditions.join(' and ')} ${range ? within(sql, range, 'b') : ''}
     order by b.${column} ${way}, b.${id} ${way} limit ${limit}`;
  const ranges = source === 's' && !walk.among ? walk.levels?.ranges : undefined;
  if (!ranges || ranges.length < 2) return part(ranges?.[0]);
  return `select * from (${ranges.map((range) => `(${part(range)})`).join(' union all ')}) p
    order by value ${way}, account_id ${way} limit ${limit}`;
}

/** Along the ids of all accounts, past those that have a value. */
function unvaluedSql(
  sql: SqlText,
  walk: AccountWalk,
  workspace: string,
  after: AccountPosition | undefined,
  limit: string,
): string {
  const { source, column, type, descending } = walk.order;
  const [way, beyond] = descending ? ['desc', '<'] : ['asc', '>'];
  const behind = after && sql.param(after.accountId);
  const further = (id: string) => (behind ? `and ${id} ${beyond} ${behind}::uuid` : '');
  const from = walk.among ? 'few join account a on a.account_id = few.account_id' : 'account a';
  const [table, id] = tables[source];
  const model = source === 's' ? `and v.model_id = ${sql.param(walk.modelId)}` : '';
  const missing =
    source === 'a'
      ? `a.${column} is null`
      : // Both in the order of ids, and both from where the page begins.
        `not exists (select from ${table} v where v.workspace_id = ${workspace} ${model} and v.${id} = a.account_id ${further(`v.${id}`)}
           and v.${column} is not null)`;
  return `select a.account_id, null::${type} as value from ${from} where a.workspace_id = ${workspace} ${further('a.account_id')} and ${missing}
    order by a.account_id ${way} limit ${limit}`;
}

/** Who of those looked at is in the list. A score outlives its account for a moment. */
function passingSql(sql: SqlText, { modelId, like, levels }: AccountWalk, workspace: string): string {
  const conditions: string[] = [];
  let joins = `join account a on a.workspace_id = ${workspace} and a.account_id = k.account_id`;
  if (like !== undefined) conditions.push(`a.search like ${sql.param(like)}`);
  if (levels) {
    // Each looked up by its key: where leads are many the planner thinks that a walk along all accounts ends soon.
    joins += ` join lateral (select s.level from scoring.published_score s where s.workspace_id = ${workspace}
      and s.model_id = ${sql.param(modelId)} and s.lead_id = k.account_id offset 0) s on true`;
    conditions.push(`s.level = any(${sql.param(levels.keys)}::text[])`);
  }
  return `${joins} where ${['true', ...conditions].join(' and ')}`;
}

function within(sql: SqlText, { min, below }: ScoreRange, alias = 's'): string {
  const bound = (how: string, score: number | undefined) =>
    score === undefined ? '' : `and ${alias}.score ${how} ${sql.param(score)}::int`;
  return `${bound('>=', min)} ${bound('<', below)}`;
}
