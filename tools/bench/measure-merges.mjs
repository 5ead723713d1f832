import { quantile } from './statistics.mjs';

const rounds = 7;
const leadsInMerge = 5;
const eventsInMerge = 10_000;
/** A parked one waits for somebody, and nobody is there. */
const ended = ['completed', 'failed', 'cancelled', 'parked'];

/**
 * Five leads with ten thousand events become one and are parted again: the median of some rounds. What whoever asked waits for: until a
 * lead that was absorbed answers with the one that stays, and until the run has ended and the scores have followed.
 */
export async function measureMerges({ client, database, row }) {
  const took = { merged: [], mergedWithScores: [], undone: [] };
  /** Seconds until the run has ended, and until the lead answered with the other one. */
  const run = async (path, body, [leadId, rootId]) => {
    const startedAt = performance.now();
    const seconds = () => (performance.now() - startedAt) / 1_000;
    const asked = await client.send('POST', path, body);
    let answered;
    for (;;) {
      if (!answered && (await client.send('GET', `/lead/${leadId}`)).leadId === rootId) answered = seconds();
      const { state, failed } = await client.send('GET', `/runs/${asked.runId}`);
      if (ended.includes(state) && (state !== 'completed' || failed > 0)) throw new Error(`The merge is ${state}`);
      if (state === 'completed' && answered) return { ...asked, answered, ended: seconds() };
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  for (let round = 0; round < rounds; round++) {
    const [targetId, ...leadIds] = await fiveLeads({ client, database }, `merge-${Date.now()}-${round}`);
    const last = leadIds.at(-1);
    const merge = await run('/leads/merge', { targetId, leadIds }, [last, targetId]);
    took.merged.push(merge.answered);
    took.mergedWithScores.push(merge.ended);
    took.undone.push((await run(`/leads/merges/${merge.mergeId}/undo`, undefined, [last, last])).ended);
  }
  const median = (values) => quantile(values, 0.5);
  row(
    'merge of 5 leads with 10,000 events',
    `${median(took.merged).toFixed(2)} s until one lead answers for all, ${median(took.mergedWithScores).toFixed(2)} s until its run ends with the scores`,
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
