/** What one would write first: for each lead read its events, add up, write its row. Leads a second, over some leads spread evenly. */
export async function perLeadLoop(client, workspaceId, { leads, sample = 1_500 }) {
  await client.query(`create schema if not exists bench`);
  await client.query(
    `create table if not exists bench.loop_score (lead_id uuid primary key, score numeric, level text, calculated_at timestamptz)`,
  );
  const { rows } = await client.query(
    `select lead_id from leads.lead where workspace_id = $1 and ('x' || right(lead_id::text, 12))::bit(48)::bigint % $2 = 0 limit $3`,
    [workspaceId, Math.floor(leads / sample), sample],
  );
  const startedAt = performance.now();
  for (const { lead_id: id } of rows) {
    const { rows: events } = await client.query(
      `select occurred_at, type, campaign, properties from leads.event where workspace_id = $1 and lead_id = $2 order by occurred_at`,
      [workspaceId, id],
    );
    const { rows: attributes } = await client.query(
      `select distinct on (key) key, value from leads.attribute_change where workspace_id = $1 and lead_id = $2 order by key, at desc`,
      [workspaceId, id],
    );
    let score = attributes.some(({ key, value }) => key === 'jobTitle' && value === 'CTO') ? 20 : 0;
    for (const { type, properties, occurred_at: at } of events) {
      if (type === 'page_viewed') score += properties?.path?.startsWith('/pricing') ? 4 : 1;
      else if (type === 'form_submitted') score += 30 * 0.5 ** ((Date.now() - at) / 86_400_000 / 60);
      else if (type === 'email_opened') score += 1;
    }
    await client.query(
      `insert into bench.loop_score values ($1, $2, $3, now()) on conflict (lead_id) do update set score = excluded.score, level = excluded.level, calculated_at = excluded.calculated_at`,
      [id, score, score >= 90 ? 'hot' : score >= 40 ? 'warm' : 'cold'],
    );
  }
  return rows.length / ((performance.now() - startedAt) / 1_000);
}
