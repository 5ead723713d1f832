import { describeApi } from '../openapi/describe-api';
import { allRoutes } from './all-routes';
import { type Route, takesKey } from './route';

/** What a route asks when it is sent with a key. */
async function keysAsked({ handle }: Route): Promise<unknown[]> {
  const asked: unknown[] = [];
  const given = {
    params: {},
    query: {},
    body: {},
    caller: { address: '', tokenHash: '', headOnly: false, idempotencyKey: 'once' },
  };
  await handle(async (_, request) => {
    asked.push((request as { idempotencyKey?: string }).idempotencyKey);
    return undefined as never;
  }, given);
  return asked;
}

describe('a write that may be sent again', () => {
  const routes = allRoutes.filter(takesKey);
  const nameOf = ({ method, path }: Route) => `${method} ${path}`;

  it.each(routes.map((route) => [nameOf(route), route] as const))('%s hands its key on', async (_, route) => {
    expect(await keysAsked(route)).toEqual(['once']);
  });

  it('says so in the description of the API, and no other does', () => {
    const { paths } = describeApi(allRoutes) as {
      paths: Record<string, Record<string, { parameters?: { name: string }[] }>>;
    };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { parameters }]) => parameters?.some(({ name }) => name === 'Idempotency-Key'))
        .map(([method]) => `${method.toUpperCase()} ${path.replace('/api', '').replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(described.sort()).toEqual(routes.map(nameOf).sort());
  });

  it('is every one that makes something new out of nothing but its body', () => {
    expect(routes.map(nameOf)).toEqual(
      expect.arrayContaining([
        'POST /models',
        'POST /models/:modelId/copy',
        'POST /models/:modelId/publish',
        'POST /leads/:leadId/scores/:modelId/adjustments',
        'POST /leads/:leadId/scores/:modelId/reset',
        'DELETE /leads/:leadId/scores/:modelId/reset',
        'POST /accounts/:accountId/scores/:modelId/reset',
        'DELETE /accounts/:accountId/scores/:modelId/reset',
        'POST /leads/:leadId/share-links',
      ]),
    );
  });
});
