import { Agent, request } from 'node:http';
import { quantile } from './statistics.mjs';

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

/** When each lead's timeline moves past the revision that it had: its scores are written in the same transaction. */
function watcher(client, workspaceId) {
  const waiting = new Map();
  let running = true;
  const done = (async () => {
    while (running || waiting.size > 0) {
      const ids = [...waiting.keys()].slice(0, 2_000);
      if (ids.length > 0) {
        const { rows } = await client.query(
          `select lead_id, revision::int revision from scoring.timeline where workspace_id = $1 and lead_id = any($2)`,
          [workspaceId, ids],
        );
        const now = performance.now();
        for (const { lead_id: id, revision } of rows) {
          const one = waiting.get(id);
          if (!one || revision <= one.revision) continue;
          waiting.delete(id);
          one.resolve(now - one.sentAt);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  return {
    expect: (id, revision) =>
      new Promise((resolve) => waiting.set(id, { revision, sentAt: performance.now(), resolve })),
    get waiting() {
      return waiting.size;
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

/**
 * Events sent singly at an even rate, each of another lead: from the first byte of the request to the score that counts it.
 * @returns {Promise<{ p50: number, p99: number, refused: number }>} ms
 */
export async function sentSingly(target, client, { perSecond, forSeconds, firstLead }) {
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
    visible.push(seen.expect(id, revision));
    return post(target, [event(run, n, firstLead + n)]);
  });
  const latencies = await Promise.all(visible);
  await seen.end();
  return {
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    refused: statuses.filter((s) => s !== 202).length,
  };
}

/**
 * Events in batches of 100 at an even rate; some leads are watched all the while.
 * @returns {Promise<{ p50: number, p99: number, refused: number, behindSeconds: number }>} ms of the watched ones, and how long after the last request everything was visible
 */
export async function sentInBatches(target, client, { perSecond, forSeconds, leads, firstLead }) {
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
    behindSeconds,
  };
}
