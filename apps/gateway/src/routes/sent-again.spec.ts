import * as z from 'zod';
import { allRoutes } from './all-routes';
import type { Route } from './route';

const takesKey = ({ request }: Route['calls'][number]): boolean =>
  request instanceof z.ZodObject && 'idempotencyKey' in request.shape;

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
  const routes = allRoutes.filter(({ calls, method }) => method !== 'GET' && calls.some(takesKey));
  const nameOf = ({ method, path }: Route) => `${method} ${path}`;

  it.each(routes.map((route) => [nameOf(route), route] as const))('%s hands its key on', async (_, route) => {
    expect(await keysAsked(route)).toEqual(['once']);
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
