import type { Sign } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { type Example, isSet } from '@heatline/scoring-engine';
import { type Cluster, FactsReader } from '../timelines/facts-reader';
import type { SampledLead } from './tally';

interface EventCount {
  root_id: string;
  type: string;
  before: number;
}

/** What was known of sampled leads just before the second that each is taken as of. Raw facts: suggestions look at what no rule asks for yet. */
export async function readExamples(tx: Tx, sampled: readonly SampledLead[]): Promise<Example[]> {
  const reader = new FactsReader(tx);
  const ends = new Map(sampled.map((lead) => [lead.leadId, lead]));
  const clusters = (await reader.clusters([...ends.keys()])).filter(({ rootId }) => ends.has(rootId));
  const changes = await reader.everyAttributeChange(clusters);
  const counts = Map.groupBy(await countEvents(tx, clusters, ends), ({ root_id }) => root_id);
  return clusters.map(({ rootId }): Example => {
    const { asOf, converted, score } = ends.get(rootId)!;
    // Without a prototype: keys are whatever people sent, "__proto__" too.
    const [attributes, accountAttributes, events] = [record<unknown>(), record<unknown>(), record<number>()];
    const later = new Map<string, Sign>();
    for (const { account, key, value, at } of changes.get(rootId)!) {
      const values = account ? accountAttributes : attributes;
      if (at < asOf) values[key] = value;
      else if (isSet(value)) later.set(`${account} ${key}`, { kind: 'attribute', key, account });
    }
    for (const [account, values] of [[false, attributes] as const, [true, accountAttributes] as const]) {
      for (const key of Object.keys(values)) later.delete(`${account} ${key}`);
    }
    for (const { type, before } of counts.get(rootId) ?? []) {
      if (before > 0) events[type] = before;
      else later.set(`event ${type}`, { kind: 'event', key: type });
    }
    return {
      leadId: rootId,
      converted,
      score,
      attributes,
      accountAttributes,
      events,
      later: converted ? [...later.values()] : [],
    };
  });
}

/** Of each type of event, how many lie before the second that the lead is taken as of; 0 = only later ones. */
function countEvents(tx: Tx, clusters: Cluster[], ends: Map<string, SampledLead>): Promise<EventCount[]> {
  const wanted = clusters.flatMap(({ rootId, leadIds }) =>
    leadIds.map((leadId) => ({ leadId, rootId, asOf: ends.get(rootId)!.asOf })),
  );
  return tx.query<EventCount>(
    `SELECT w.root_id, e.type, (count(*) FILTER (WHERE e.occurred_at < to_timestamp(w.until)))::int AS before
       FROM unnest($2::uuid[], $3::uuid[], $4::float8[]) AS w (lead_id, root_id, until)
       JOIN leads.published_event e ON e.workspace_id = $1 AND e.lead_id = w.lead_id
      GROUP BY w.root_id, e.type ORDER BY w.root_id, e.type`,
    [
      tx.workspaceId,
      wanted.map(({ leadId }) => leadId),
      wanted.map(({ rootId }) => rootId),
      wanted.map(({ asOf }) => asOf),
    ],
  );
}

const record = <Value>(): Record<string, Value> => Object.create(null) as Record<string, Value>;
