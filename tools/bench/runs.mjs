/** A client of one workspace that waits for runs. */
export function benchClient(base, key) {
  const send = async (method, path, body) => {
    const response = await fetch(`${base}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer).slice(0, 400)}`);
    return answer;
  };
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /** The runs that end after `since`, once none is under way. */
  const runsSince = async (since, say) => {
    for (let quiet = 0; quiet < 5;) {
      const { items } = await send('GET', '/runs?group=active');
      quiet = items.length === 0 ? quiet + 1 : 0;
      for (const { kind, done, total, state } of items) say?.(`${kind} ${state} ${done} of ${total}`);
      await pause(items.length === 0 ? 200 : 2_000);
    }
    const { items } = await send('GET', '/runs?limit=50');
    const runs = items.filter(({ createdAt }) => new Date(createdAt) >= since);
    const failed = runs.find(({ state }) => state !== 'completed' && state !== 'cancelled');
    if (failed) throw new Error(`A run ended as ${failed.state}: ${JSON.stringify(failed.error)}`);
    return runs;
  };

  return {
    send,
    runsSince,
    /** Publishes a definition and waits until everything that follows is done. @returns the runs */
    async publish(modelId, definition, say) {
      const since = new Date(Date.now() - 1_000);
      const { version } = await send('GET', `/models/${modelId}/draft`);
      await send('PUT', `/models/${modelId}/draft`, { version, ...definition });
      await send('POST', `/models/${modelId}/publish`, {});
      return runsSince(since, say);
    },
  };
}
