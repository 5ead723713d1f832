import { quantile } from './statistics.mjs';

const requests = 150;

/** One request at a time, as one person causes them. */
export function asker({ facts, workspace, row }) {
  const get = async (path) => {
    const startedAt = performance.now();
    const response = await fetch(`${facts.console}/api${path}`, {
      headers: { authorization: `Bearer ${workspace.apiKey}` },
    });
    const body = await response.json();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(body).slice(0, 300)}`);
    return [performance.now() - startedAt, body];
  };
  /** p50 and p95 in ms. */
  const measure = async (path) => {
    for (let i = 0; i < 10; i++) await get(path(i));
    const took = [];
    for (let i = 0; i < requests; i++) took.push((await get(path(i)))[0]);
    return { p50: quantile(took, 0.5), p95: quantile(took, 0.95) };
  };
  const tell = (what, { p50, p95 }, limitMs) =>
    row(what, `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`, `p95 < ${limitMs} ms`, p95 < limitMs);
  return { get, measure, tell, once: async (path) => (await get(path))[0] };
}
