import { allRoutes } from './all-routes';

describe('the table of routes', () => {
  it('has each address and method once', () => {
    const all = allRoutes.map(({ method, path }) => `${method} ${path}`);
    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
  });

  it('lets nobody unknown change anything but sign in, set up and choose a password', () => {
    const open = allRoutes.filter(({ role, method }) => role === 'anyone' && method !== 'GET');
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'DELETE /session',
      'POST /password-links',
      'POST /session',
      'POST /set-up',
    ]);
  });

  it('lets viewers and reading keys only read', () => {
    const changes = allRoutes.filter(({ method }) => method !== 'GET');
    const ofOnesOwn = ['/sessions', '/me/password', '/preferences'];
    expect(changes.filter(({ role, path }) => role === 'viewer' && !ofOnesOwn.includes(path))).toEqual([]);
    expect(changes.filter(({ scope }) => scope === 'read')).toEqual([]);
  });

  it('keeps people, keys and the audit log to admins', () => {
    const guarded = allRoutes.filter(
      ({ path, method }) =>
        /^\/(api-keys|audit)|^\/members/.test(path) && !(path.startsWith('/members') && method === 'GET'),
    );
    expect(guarded.length).toBeGreaterThan(4);
    expect(guarded.filter(({ role }) => role !== 'admin')).toEqual([]);
  });

  it('has the paths that were promised', () => {
    const all = allRoutes.map(({ method, path }) => `${method} ${path}`);
    expect(all).toEqual(
      expect.arrayContaining([
        'GET /leads',
        'GET /lead/:leadId',
        'GET /lead/:leadId/score/explain',
        'GET /score/history',
        'POST /leads',
        'POST /events',
        'POST /models',
        'PUT /models/:modelId/draft',
        'POST /models/:modelId/publish',
        'POST /models/:modelId/recalculate',
        'PATCH /models/:modelId',
        'GET /models/:modelId/scores',
        'POST /leads/:leadId/scores/:modelId/update',
        'GET /runs/:runId',
      ]),
    );
  });
});
