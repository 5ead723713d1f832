import type { Asked } from './what-is-asked';

/** Which leads are looked at: these, or so many in the order of ids. */
export type Looked = { leadIds: string[] } | { after: string | null; limit: number };

/**
 * One row a lead for binary COPY, which takes no parameters: everything that goes in here is a UUID or a number. Columns:
 * lead_id, created_at, dated, tail, body, then what `asked` names: owner_id, account_id, of each model score, level,
 * change7, change30, and of each other span its change.
 */
export function timelinesWith(workspaceId: string, asked: Asked, looked: Looked): string {
  const workspace = uuid(workspaceId);
  const columns = ['t.lead_id', 't.created_at', 't.dated', 't.tail', 't.body'];
  const joins: string[] = [];
  if (asked.owner || asked.account) {
    columns.push('l.owner_id', 'l.account_id');
    joins.push(`LEFT JOIN leads.published_lead l ON l.workspace_id = ${workspace} AND l.lead_id = t.lead_id`);
  }
  asked.models.forEach((modelId, i) => {
    const s = `s${i}`;
    columns.push(`${s}.score`, `${s}.level`, `${s}.change7`, `${s}.change30`);
    joins.push(
      `LEFT JOIN score ${s} ON ${s}.workspace_id = ${workspace} AND ${s}.model_id = ${uuid(modelId)} AND ${s}.lead_id = t.lead_id`,
    );
  });
  asked.changes.forEach(({ modelId, days }, i) => {
    const s = `s${asked.models.indexOf(modelId)}`;
    // What time alone took since the last row of history is not written down yet.
    columns.push(`(${s}.score - coalesce(${s}.recorded, ${s}.score) + coalesce(c${i}.moved, 0))::int`);
    joins.push(`LEFT JOIN (${movedIn(workspace, modelId, days, looked)}) c${i} ON c${i}.lead_id = t.lead_id`);
  });
  const which =
    'leadIds' in looked
      ? `AND t.lead_id = ANY ('{${looked.leadIds.map(plain).join()}}'::uuid[])`
      : looked.after
        ? `AND t.lead_id > ${uuid(looked.after)}`
        : '';
  const atMost = 'limit' in looked ? `LIMIT ${Math.trunc(looked.limit)}` : '';
  return `COPY (SELECT ${columns.join(', ')} FROM timeline t ${joins.join(' ')}
    WHERE t.workspace_id = ${workspace} ${which} ORDER BY t.lead_id ${atMost}) TO STDOUT (FORMAT binary)`;
}

/** What publishing changed, or a merge brought from elsewhere, is nobody's doing: the trend beside the score does not move by it either. */
function movedIn(workspace: string, modelId: string, days: number, looked: Looked): string {
  const which =
    'leadIds' in looked
      ? `AND lead_id = ANY ('{${looked.leadIds.map(plain).join()}}'::uuid[])`
      : pageOf(workspace, looked.after, looked.limit);
  return `SELECT lead_id, sum(to_score - coalesce(from_score, 0)) AS moved FROM score_change
    WHERE workspace_id = ${workspace} AND model_id = ${uuid(modelId)} AND at > now() - interval '${Math.trunc(days)} days'
      AND cause NOT IN ('model', 'merge', 'unmerge') ${which} GROUP BY lead_id`;
}

/** Of the history only what is about the leads of this page: it is kept by lead. */
function pageOf(workspace: string, after: string | null, limit: number): string {
  const from = after ? `AND lead_id > ${uuid(after)}` : '';
  return `${from} AND lead_id <= (SELECT lead_id FROM (SELECT lead_id FROM timeline
    WHERE workspace_id = ${workspace} ${from} ORDER BY lead_id LIMIT ${Math.trunc(limit)}) page ORDER BY lead_id DESC LIMIT 1)`;
}

function plain(text: string): string {
  if (!/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)) throw new RangeError('Not a UUID');
  return text;
}

const uuid = (text: string): string => `'${plain(text)}'::uuid`;
