import { Agent, request } from 'node:http';
import { quantile, whole } from './statistics.mjs';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** One POST /api/events on a kept connection; resolves with the status. */
function post({ base, key }, events) {
  const body = JSON.stringify({ events });
  return new Promise((resolve, reject) => {
    const sent = request(`${base}/api/events`, {
      agent,
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
    });
    sent.end(body);
  });
}

const types = ['page_viewed', 'email_opened', 'link_clicked', 'api_call'];
const event = (run, n, lead) => ({
  id: `${run}-${n}`,
  type: types[n % types.length],
  occurredAt: new Date().toISOString(),
  lead: { email: `lead${lead}@company${lead % 40_000}.example` },
  properties: { path: '/pricing', subject: `Mail ${n % 40}`, calls: 120 },
});

/** Calls `send(n)` at an even rate for a while, without waiting for answers. */
async function atRate(perSecond, forSeconds, send) {
  const total = perSecond * forSeconds;
  const startedAt = performance.now();
  const answers = [];
  for (let n = 0; n < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1_000) * perSecond));
    for (; n < due; n++) answers.push(send(n));
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  return Promise.all(answers);
}

/** Nothing that was sent has become visible for so long: it never will. */
const patienceMs = 60_000;
/** Looking whether a score is there costs the database work too: of the single events one in so many is watched. */
const watchOneOf = 5;
/** And so many of those that wait longest are asked about at a time, so often. */
const lookAt = 200;
const lookEveryMs = 20;

/** When each lead's timeline moves past the revision that it had: its scores are written in the same transaction. */
function watcher(client, workspaceId) {
  const waiting = new Map();
  let running = true;
  let movedAt = performance.now();
  const done = (async () => {
    while (running || waiting.size > 0) {
      if (waiting.size > 0 && performance.now() - movedAt > patienceMs) {
        // Told as it is, not waited for till the end of days.
        for (const { resolve } of waiting.values()) resolve(Infinity);
        waiting.clear();
      }
      const ids = [...waiting.keys()].slice(0, lookAt);
      if (ids.length > 0) {
        const { rows } = await client.query(
          `select lead_id, revision::int revision from scoring.timeline where workspace_id = $1 and lead_id = any($2)`,
          [workspaceId, ids],
        );
        const now = performance.now();
        for (const { lead_id: id, revision } of rows) {
          const one = waiting.get(id);
          if (!one || revision <= one.revision) continue;
          movedAt = now;
          waiting.delete(id);
          one.resolve(now - one.sentAt);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  })();
  return {
    expect: (id, revision) => {
      if (waiting.size === 0) movedAt = performance.now();
      return new Promise((resolve) => waiting.set(id, { revision, sentAt: performance.now(), resolve }));
    },
    end: async () => {
      running = false;
      await done;
    },
  };
}

async function revisionsOf(client, workspaceId, numbers) {
  const { rows } = await client.query(
    `select ('x' || right(t.lead_id::text, 12))::bit(48)::bigint::int n, t.lead_id, t.revision::int revision from scoring.timeline t
     where workspace_id = $1 and ('x' || right(t.lead_id::text, 12))::bit(48)::bigint = any($2)`,
    [workspaceId, numbers],
  );
  return new Map(rows.map((row) => [row.n, row]));
}

/** New events until the scores that count them are visible: sent singly, then in batches. */
export async function measureIngest(bench) {
  const { facts, workspace, database, forSeconds, row } = bench;
  const { leads, apiKey: key, workspaceId } = workspace;
  const target = { base: facts.console, key, workspaceId };
  const single = await sentSingly(target, database, {
    perSecond: 1_000,
    forSeconds: Math.min(forSeconds, 20),
    firstLead: Math.floor(leads * 0.9),
  });
  row(
    'events sent singly at 1,000/s until the score is visible',
    `p50 ${whole(single.p50)} ms, p99 ${whole(single.p99)} ms, ${single.refused} refused${lostOf(single)}`,
    'p99 < 250 ms',
    single.p99 < 250 && single.refused + single.lost === 0,
  );
  const batches = await sentInBatches(target, database, {
    perSecond: 5_000,
    forSeconds,
    leads,
    firstLead: Math.floor(leads * 0.8),
  });
  row(
    'events in batches of 100 at 5,000/s until visible',
    `p50 ${whole(batches.p50)} ms, p99 ${whole(batches.p99)} ms, all visible ${batches.behindSeconds.toFixed(1)} s after the last, ${batches.refused} refused${lostOf(batches)}`,
    'sustained',
    batches.behindSeconds < 2 && batches.refused + batches.lost === 0,
  );
}

const lostOf = ({ lost }) => (lost > 0 ? `, ${lost} never visible` : '');

/**
 * Events sent singly at an even rate, each of another lead: from the first byte of the request to the score that counts it.
 * @returns {Promise<{ p50: number, p99: number, refused: number, lost: number }>} ms
 */
async function sentSingly(target, client, { perSecond, forSeconds, firstLead }) {
  const count = perSecond * forSeconds;
  const known = await revisionsOf(
    client,
    target.workspaceId,
    Array.from({ length: count }, (_, n) => firstLead + n),
  );
  const seen = watcher(client, target.workspaceId);
  const visible = [];
  const run = `single-${Date.now()}`;
  const statuses = await atRate(perSecond, forSeconds, (n) => {
    const { lead_id: id, revision } = known.get(firstLead + n);
    if (n % watchOneOf === 0) visible.push(seen.expect(id, revision));
    return post(target, [event(run, n, firstLead + n)]);
  });
  const latencies = await Promise.all(visible);
  await seen.end();
  return {
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    refused: statuses.filter((s) => s !== 202).length,
    lost: latencies.filter((ms) => ms === Infinity).length,
  };
}

/**
 * Events in batches of 100 at an even rate; some leads are watched all the while.
 * @returns {Promise<{ p50: number, p99: number, refused: number, lost: number, behindSeconds: number }>} ms of the watched ones, and how long after the last request everything was visible
 */
async function sentInBatches(target, client, { perSecond, forSeconds, leads, firstLead }) {
  const batches = (perSecond * forSeconds) / 100;
  const known = await revisionsOf(
    client,
    target.workspaceId,
    Array.from({ length: batches }, (_, b) => firstLead + b),
  );
  const seen = watcher(client, target.workspaceId);
  const visible = [];
  const run = `batch-${Date.now()}`;
  const statuses = await atRate(perSecond / 100, forSeconds, (b) => {
    const { lead_id: id, revision } = known.get(firstLead + b);
    visible.push(seen.expect(id, revision));
    // The first of each batch is the watched one; the others may meet any lead but those.
    const others = Array.from({ length: 99 }, (_, i) =>
      event(run, b * 100 + i + 1, (b * 7_919 * 99 + i * 104_729) % Math.min(leads, firstLead)),
    );
    return post(target, [event(run, b * 100, firstLead + b), ...others]);
  });
  const lastAt = performance.now();
  const latencies = await Promise.all(visible);
  const behindSeconds = Math.max(0, (performance.now() - lastAt) / 1_000);
  await seen.end();
  return {
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    refused: statuses.filter((s) => s !== 202).length,
    lost: latencies.filter((ms) => ms === Infinity).length,
    behindSeconds,
  };
}
