/** So many of the best leads are watched in the demo. */
const watched = 6;

/**
 * Stars are personal, so they are set by a member who signs in, not by a key. Safe to repeat: who watches somebody already keeps their stars.
 * @param {ReturnType<import('./seed.mjs').apiClient>} api
 * @param {{ base: string, signIn: { email: string, password: string } }} who
 * @returns {Promise<number>} how many are watched
 */
export async function watchSome(api, { base, signIn }) {
  const asMember = await memberClient(base, signIn);
  const { items: watching } = await asMember('GET', '/watching?limit=1');
  if (watching.length > 0) return watching.length;
  const { items: models } = await api('GET', '/models');
  const model = models.find(({ kind, primary }) => kind === 'engagement' && primary);
  if (!model) return 0;
  const { items } = await api('GET', `/leads?modelId=${model.modelId}&sort=-change7&limit=${watched}`);
  for (const { leadId, score } of items) {
    await asMember('PUT', `/leads/${leadId}/watch`, {});
    const points = Math.round(score ?? 0);
    const thresholds = [
      { modelId: model.modelId, direction: 'up', score: points + 20 },
      { modelId: model.modelId, direction: 'down', score: Math.max(1, points - 20) },
    ];
    if (leadId !== items.at(-1).leadId) await asMember('PATCH', `/watching/${leadId}`, { thresholds });
  }
  return items.length;
}

/** A client with the session of a member. */
async function memberClient(base, signIn) {
  const send = (method, path, body, cookie) =>
    fetch(`${base}/api${path}`, {
      method,
      headers: {
        origin: new URL(base).origin,
        ...(cookie && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  const session = await send('POST', '/session', signIn);
  if (!session.ok) throw new Error(`The demo's member could not sign in: ${session.status}`);
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async (method, path, body) => {
    const response = await send(method, path, body, cookie);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 600)}`);
    return text ? JSON.parse(text) : undefined;
  };
}
