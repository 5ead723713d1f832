import type { LeadListItem } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { aliasesOfRoots, byType, type StoredAlias } from '../aliases/aliases-of-roots';
import { refuseUnknown } from './asked/level-keys';
import { factsOfModels } from './asked/model-facts';
import { type ScoreCells, toScoreCell } from './score-cell';

interface LeadCells {
  lead_id: string;
  name: string | null;
  created_at: Date;
  owner_id: string | null;
  account_id: string | null;
  account_name: string | null;
  account_domain: string | null;
  last_activity_at: Date | null;
  event_count: number | null;
  watched: boolean;
}

/** Everything that a page shows of its leads, in their order. @throws Refusal `model_not_found`, where nobody is on the page too */
export async function pageRows(
  tx: Tx,
  leadIds: string[],
  modelIds: string[],
  memberId: string | null,
  attributeKeys: string[] = [],
): Promise<LeadListItem[]> {
  if (leadIds.length === 0) {
    const models = await factsOfModels(tx, modelIds);
    refuseUnknown(modelIds, (id) => !!models.get(id)?.named);
    return [];
  }
  const leads = await tx.prepared<LeadCells>(
    'page-leads',
    `select l.lead_id, l.name, l.created_at, l.owner_id, l.account_id, a.name as account_name, a.domain as account_domain,
            t.last_activity_at, t.event_count,
            exists (select from watch w where w.workspace_id = $1 and w.member_id = $3 and w.lead_id = l.lead_id) as watched
     from lead l
     left join account a on a.workspace_id = $1 and a.account_id = l.account_id
     left join scoring.published_timeline t on t.workspace_id = $1 and t.lead_id = l.lead_id
     where l.workspace_id = $1 and l.lead_id = any($2) and l.is_root`,
    [tx.workspaceId, leadIds, memberId],
  );
  const aliases = await aliasesOfRoots(tx, leadIds);
  const accountIds = [...new Set(leads.flatMap(({ account_id }) => account_id ?? []))];
  const cells = await scoreCells(tx, [...leadIds, ...accountIds], modelIds);
  const attributes = await attributesOf(tx, leadIds, attributeKeys);
  const byId = new Map(leads.map((lead) => [lead.lead_id, lead]));
  return leadIds.flatMap((leadId) => {
    const lead = byId.get(leadId);
    if (!lead) return [];
    const item = toItem(lead, aliases.get(leadId) ?? [], modelIds, cells);
    return [attributeKeys.length ? { ...item, attributes: attributes.get(leadId) ?? {} } : item];
  });
}

/** Current values by lead and key; what was taken away is absent. */
async function attributesOf(tx: Tx, leadIds: string[], keys: string[]): Promise<Map<string, Record<string, unknown>>> {
  const byLead = new Map<string, Record<string, unknown>>();
  if (keys.length === 0) return byLead;
  const rows = await tx.prepared<{ lead_id: string; key: string; value: unknown }>(
    'page-attributes',
    `select distinct on (lead_id, key) lead_id, key, value from attribute_change
     where workspace_id = $1 and lead_id = any($2) and key = any($3) order by lead_id, key, at desc, change_id desc`,
    [tx.workspaceId, leadIds, keys],
  );
  for (const { lead_id, key, value } of rows)
    if (value !== null) byLead.set(lead_id, { ...byLead.get(lead_id), [key]: value });
  return byLead;
}

async function scoreCells(tx: Tx, subjectIds: string[], modelIds: string[]): Promise<Map<string, ScoreCells>> {
  if (modelIds.length === 0) return new Map();
  // Which of the models are there comes along, as rows of nobody: asked by itself it would be one more round trip for every page.
  const rows = await tx.prepared<ScoreCells | { lead_id: null; model_id: string }>(
    'page-scores',
    `select lead_id, model_id, score, level, published_version, calculated_at, change7, change30, peak
     from scoring.published_score where workspace_id = $1 and model_id = any($2) and lead_id = any($3)
     union all
     select null, model_id, null, null, null, null, null, null, null
     from scoring.published_model where workspace_id = $1 and model_id = any($2)`,
    [tx.workspaceId, modelIds, subjectIds],
  );
  const known = new Set(rows.filter((row) => row.lead_id === null).map(({ model_id }) => model_id));
  refuseUnknown(modelIds, (id) => known.has(id));
  const cells = rows.filter((row) => row.lead_id !== null);
  return new Map(cells.map((row) => [`${row.lead_id} ${row.model_id}`, row]));
}

function toItem(
  lead: LeadCells,
  aliases: StoredAlias[],
  modelIds: string[],
  cells: Map<string, ScoreCells>,
): LeadListItem {
  const scores = modelIds.flatMap((modelId) => {
    // A model scores either leads or accounts.
    const cell = cells.get(`${lead.lead_id} ${modelId}`) ?? cells.get(`${lead.account_id} ${modelId}`);
    return cell ? [toScoreCell(cell)] : [];
  });
  const chosen = scores.find(({ modelId }) => modelId === modelIds[0]);
  return {
    leadId: lead.lead_id,
    name: lead.name,
    aliases: byType(aliases),
    account:
      lead.account_id === null
        ? null
        : { accountId: lead.account_id, name: lead.account_name, domain: lead.account_domain },
    ownerId: lead.owner_id,
    lastActiveAt: lead.last_activity_at?.toISOString() ?? null,
    createdAt: lead.created_at.toISOString(),
    eventCount: lead.event_count ?? 0,
    watched: lead.watched,
    score: chosen?.score ?? null,
    level: chosen?.level ?? null,
    scores,
  };
}
