import { quantile } from './statistics.mjs';

const rounds = 7;
const leadsInMerge = 5;
const eventsInMerge = 10_000;
const ended = ['completed', 'failed', 'cancelled'];

/**
 * Five leads with ten thousand events become one and are parted again: the median of some rounds. The merge itself is from its run's first
 * slice to the moment from which one lead answers; with scores it is what whoever asked waits for.
 */
export async function measureMerges({ client, database, row }) {
  const took = { merged: [], mergedWithScores: [], undone: [] };
  const run = async (path, body) => {
    const startedAt = performance.now();
    const asked = await client.send('POST', path, body);
    let detail;
    do {
      await new Promise((resolve) => setTimeout(resolve, 10));
      detail = await client.send('GET', `/runs/${asked.runId}`);
    } while (!ended.includes(detail.state));
    if (detail.state !== 'completed' || detail.failed > 0) throw new Error(`The merge is ${detail.state}`);
    return { ...asked, seconds: (performance.now() - startedAt) / 1_000, run: detail };
  };
  for (let round = 0; round < rounds; round++) {
    const [targetId, ...leadIds] = await fiveLeads({ client, database }, `merge-${Date.now()}-${round}`);
    const merge = await run('/leads/merge', { targetId, leadIds });
    const { items } = await client.send('GET', `/leads/${targetId}/merge-history`);
    took.merged.push((new Date(items[0].mergedAt) - new Date(merge.run.startedAt)) / 1_000);
    took.mergedWithScores.push(merge.seconds);
    took.undone.push((await run(`/leads/merges/${merge.mergeId}/undo`)).seconds);
  }
  const median = (values) => quantile(values, 0.5);
  row(
    'merge of 5 leads with 10,000 events',
    `${median(took.merged).toFixed(2)} s, ${median(took.mergedWithScores).toFixed(2)} s until its run ends with the scores`,
    '< 0.5 s',
    median(took.mergedWithScores) < 0.5,
  );
  row(
    'its undo, until its run ends with the scores',
    `${median(took.undone).toFixed(2)} s`,
    '< 1 s',
    median(took.undone) < 1,
  );
}

async function fiveLeads({ client, database }, key) {
  const address = (n) => `${n}@${key}.example`;
  const { leads } = await client.send('POST', '/leads', {
    leads: Array.from({ length: leadsInMerge }, (_, n) => ({ name: `Lead ${n}`, aliases: { email: [address(n)] } })),
  });
  for (let from = 0; from < eventsInMerge; from += 1_000)
    await client.send('POST', '/events', {
      events: Array.from({ length: 1_000 }, (_, i) => ({
        id: `${key}-${from + i}`,
        type: ['email_opened', 'page_viewed', 'link_clicked'][i % 3],
        occurredAt: new Date(Date.now() - (from + i) * 300_000).toISOString(),
        lead: { email: address(i % leadsInMerge) },
        properties: { path: '/pricing' },
      })),
    });
  const leadIds = leads.map(({ leadId }) => leadId);
  await allPacked(database, leadIds);
  return leadIds;
}

/** What was sent last has reached the timelines: what is measured does not begin behind it. */
async function allPacked(database, leadIds) {
  for (let events = 0; events < eventsInMerge;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { rows } = await database.query(
      'select coalesce(sum(event_count), 0)::int as n from scoring.timeline where lead_id = any($1)',
      [leadIds],
    );
    events = rows[0].n;
  }
}
