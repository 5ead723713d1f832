/** A client as its users would write one: what did not surely succeed is sent again, with the same keys. */
export function stubbornClient(base, key, { giveUpAfterMs = 180_000 } = {}) {
  const once = async (method, path, body) => {
    const response = await fetch(`${base}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  };
  return {
    once,
    /** Until it succeeds. A refusal (4xx) is never sent again: it would be a fault of ours. */
    async send(method, path, body) {
      const end = Date.now() + giveUpAfterMs;
      for (let waitMs = 50; ; waitMs = Math.min(1_000, waitMs * 2)) {
        const answer = await once(method, path, body).catch((error) => ({
          status: 0,
          body: String(error.cause ?? error),
        }));
        if (answer.status >= 200 && answer.status < 300) return answer.body;
        if (answer.status >= 400 && answer.status < 500 && answer.status !== 429)
          throw new Error(
            `${method} ${path} was refused with ${answer.status}: ${JSON.stringify(answer.body).slice(0, 500)}`,
          );
        if (Date.now() > end)
          throw new Error(
            `${method} ${path} did not succeed in ${giveUpAfterMs / 1000} s; last: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`,
          );
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    },
    async all(path) {
      const items = [];
      for (let cursor = ''; cursor !== null;) {
        const page = await this.send(
          'GET',
          `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        items.push(...page.items);
        cursor = page.nextCursor;
      }
      return items;
    },
  };
}
