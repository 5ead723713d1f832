import type { LeadListQuery } from '@heatline/contracts';
import { containing } from '../search-text';
import { orderOfSort, type Source } from './lead-order';
import type { Bounds } from './level-bounds';

/** Where a walk stands: the last lead seen and its sort value as text, null once the leads without a value have begun. */
export interface Position {
  value: string | null;
  leadId: string;
}

export interface Sql {
  text: string;
  params: unknown[];
}

export interface Wanted {
  workspaceId: string;
  query: LeadListQuery;
  /** Whom "me" means. */
  memberId: string | null;
  /** Only these, if given: what search found. */
  among?: string[];
  /** Where the levels of the query stand among the scores, if that is known. */
  bounds?: Bounds | undefined;
  /** Test each lead against q while walking. */
  matchText?: boolean;
}

const hundredths = (points: number): number => Math.round(points * 100);

/** Leads in the order of a list, after a position, that pass all that SQL can tell. Rows {leadId, value}. */
export function candidates(
  wanted: Wanted,
  phase: 'valued' | 'unvalued',
  after: Position | undefined,
  limit: number,
): Sql {
  const order = orderOfSort(wanted.query.sort);
  const sql = new Conditions();
  // The table that has the values, so that value and id come from one index; to find what is missing there, all leads.
  const base = phase === 'valued' ? order.source : 'l';
  const from = fromClause(sql, wanted, base, phase === 'unvalued' ? order.source : base);
  const value = `${order.source}.${order.column}`;
  const id = `${base}.lead_id`;
  const way = order.descending ? 'desc' : 'asc';
  const beyond = order.descending ? '<' : '>';
  if (phase === 'unvalued') sql.and(`${value} is null`);
  else if (order.nullable) sql.and(`${value} is not null`);
  if (after) {
    const leadId = sql.param(after.leadId);
    if (phase === 'unvalued') sql.and(`${id} ${beyond} ${leadId}::uuid`);
    else sql.and(`(${value}, ${id}) ${beyond} (${sql.param(after.value)}::${order.type}, ${leadId}::uuid)`);
  }
  const ordered = phase === 'unvalued' ? `${id} ${way}` : `${value} ${way}, ${id} ${way}`;
  const text = `select ${id} as "leadId", ${value}::text as value from ${from} where ${sql.text} order by ${ordered} limit ${sql.param(limit)}`;
  return { text, params: sql.params };
}

/** How many there are; stops counting at `atMost`. */
export function countOf(wanted: Wanted, atMost: number | null): Sql {
  const sql = new Conditions();
  const from = fromClause(sql, wanted, 'l', 'l');
  const rows = `select 1 from ${from} where ${sql.text}`;
  const text = `select count(*)::int as n from (${rows} ${atMost === null ? '' : `limit ${sql.param(atMost)}`}) c`;
  return { text, params: sql.params };
}

/** True if a score that is not there cannot pass. */
export const needsScore = ({ scoreMin, scoreMax, scoreBelow, level }: LeadListQuery): boolean =>
  [scoreMin, scoreMax, scoreBelow, level].some((bound) => bound !== undefined);

const tables: Record<Source, string> = { l: 'lead', s: 'scoring.published_score', t: 'scoring.published_timeline' };

/**
 * The base table and what else the query's conditions need; no other, because each join is a chance for a bad plan. Scores
 * and timelines are of roots only, so leads are joined only for conditions on themselves.
 * @param outer a table whose rows may be missing
 */
function fromClause(sql: Conditions, wanted: Wanted, base: Source, outer: Source): string {
  const { query, workspaceId } = wanted;
  const workspace = sql.param(workspaceId);
  const needed = new Set<Source>([base, outer]);
  if (needsScore(query)) needed.add('s');
  if (query.accountId !== undefined || query.owner !== undefined) needed.add('l');
  const model = needed.has('s') ? sql.param(query.modelId) : '';
  const joins = [...needed].map((table) => {
    if (table === base) return `${tables[table]} ${table}`;
    const how = table === outer && !(table === 's' && needsScore(query)) ? 'left join' : 'join';
    const on = `${table}.workspace_id = ${workspace} and ${table}.lead_id = ${base}.lead_id`;
    return `${how} ${tables[table]} ${table} on ${on}${table === 's' ? ` and s.model_id = ${model}` : ''}`;
  });
  sql.and(`${base}.workspace_id = ${workspace}`);
  if (base === 's') sql.and(`s.model_id = ${model}`);
  if (needed.has('l')) sql.and('l.is_root');
  if (query.scoreMin !== undefined) sql.and(`s.score >= ${sql.param(hundredths(query.scoreMin))}`);
  if (query.scoreMax !== undefined) sql.and(`s.score <= ${sql.param(hundredths(query.scoreMax))}`);
  if (query.scoreBelow !== undefined) sql.and(`s.score < ${sql.param(hundredths(query.scoreBelow))}`);
  if (query.level !== undefined) {
    sql.and(`s.level = any(${sql.param(query.level)}::text[])`);
    if (wanted.bounds?.min !== undefined) sql.and(`s.score >= ${sql.param(hundredths(wanted.bounds.min))}`);
    if (wanted.bounds?.below !== undefined) sql.and(`s.score < ${sql.param(hundredths(wanted.bounds.below))}`);
  }
  if (query.accountId !== undefined) sql.and(`l.account_id = ${sql.param(query.accountId)}`);
  if (query.owner !== undefined) sql.and(ownerCondition(sql, query.owner, wanted.memberId));
  if (wanted.among) sql.and(`${base}.lead_id = any(${sql.param(wanted.among)}::uuid[])`);
  if (wanted.matchText && query.q) {
    joins.push(`join lead_search x on x.workspace_id = ${workspace} and x.lead_id = ${base}.lead_id`);
    sql.and(`x.text like ${sql.param(containing(query.q))}`);
  }
  return joins.join(' ');
}

function ownerCondition(sql: Conditions, owners: string[], memberId: string | null): string {
  const ids = owners.flatMap((owner) => (owner === 'me' ? (memberId ?? []) : owner === 'none' ? [] : owner));
  const some = `l.owner_id = any(${sql.param(ids)}::uuid[])`;
  return owners.includes('none') ? `(l.owner_id is null or ${some})` : some;
}

class Conditions {
  readonly params: unknown[] = [];
  private readonly parts: string[] = [];

  param(value: unknown): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  and(...parts: string[]): void {
    this.parts.push(...parts);
  }

  get text(): string {
    return this.parts.join(' and ');
  }
}
