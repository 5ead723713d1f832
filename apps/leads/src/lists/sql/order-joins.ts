import type { Source } from './lead-order';
import type { SqlText } from './sql-text';
import type { Walk } from './walk';

/** Where the values of an order stand. */
export const tables: Record<Source, string> = {
  l: 'lead',
  s: 'scoring.published_score',
  t: 'scoring.published_timeline',
};

/** @param base alias of what has a `lead_id` */
export function leftJoin(sql: SqlText, walk: Walk, source: Source, base: string, workspace: string): string {
  const on = `${source}.workspace_id = ${workspace} and ${source}.lead_id = ${base}.lead_id`;
  const model = source === 's' ? ` and s.model_id = ${sql.param(walk.modelId)}` : '';
  return `left join ${tables[source]} ${source} on ${on}${model}`;
}

/** What a search by text looks into, as `x`. */
export const textJoin = (walk: Walk, base: string, workspace: string): string =>
  walk.like === undefined ? '' : `join lead_search x on x.workspace_id = ${workspace} and x.lead_id = ${base}.lead_id`;
