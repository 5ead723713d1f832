import type { Role } from '@heatline/contracts';
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
    const ofOnesOwn = [
      '/sessions',
      '/me/password',
      '/preferences',
      '/leads/:leadId/watch',
      '/leads/watch',
      '/views',
      '/views/:viewId',
      '/views/:viewId/restore',
      '/leads/bulk-watch',
      '/watching/:leadId',
      '/notifications/read',
      '/runs/:runId/commands',
    ];
    // Sent as a body because facts are long; nothing of it is kept. An export is a way of reading: its file goes by itself.
    const keepsNothing = ['/models/:modelId/score', '/leads/exports', '/leads/merge/preview'];
    expect(
      changes.filter(({ role, path }) => role === 'viewer' && ![...ofOnesOwn, ...keepsNothing].includes(path)),
    ).toEqual([]);
    expect(changes.filter(({ scope, path }) => scope === 'read' && !keepsNothing.includes(path))).toEqual([]);
  });

  it('lets viewers read scores, reps update one, marketers draft and simulate, admins publish and run', () => {
    const scoring = allRoutes.filter(({ area }) => ['Accounts', 'Models', 'Scores'].includes(area));
    const changes = scoring.filter(({ method }) => method !== 'GET');
    const wrong = changes.filter(({ method, path, role }) => role !== roleToChange(`${method} ${path}`));
    expect(wrong.map(({ method, path, role }) => `${role} ${method} ${path}`)).toEqual([]);
    expect(changes.length).toBeGreaterThan(12);
    expect(scoring.filter(({ method, role }) => method === 'GET' && role !== 'viewer')).toEqual([]);
  });

  it('keeps people, keys and the audit log to admins', () => {
    const guarded = allRoutes.filter(
      ({ path, method }) =>
        /^\/(api-keys|audit)|^\/members/.test(path) && !(path.startsWith('/members') && method === 'GET'),
    );
    expect(guarded.length).toBeGreaterThan(4);
    expect(guarded.filter(({ role }) => role !== 'admin')).toEqual([]);
  });

  it('keeps what is known of a person, and how it goes away, to admins', () => {
    const guarded = allRoutes.filter(
      ({ path, method }) =>
        /erasure|personal-data|bulk-delete/.test(path) || (method === 'DELETE' && path === '/leads/:leadId'),
    );
    expect(guarded.map(({ role, scope }) => `${role} ${scope}`)).toEqual(Array(4).fill('admin admin'));
  });

  it('lets viewers look, take along, and keep and steer what is their own, reps change leads, admins erase', () => {
    const areas = ['Erasure', 'Events', 'Leads', 'Merging', 'Notifications', 'Runs', 'Saved views', 'Watching'];
    const ofLeads = allRoutes.filter(({ area }) => areas.includes(area));
    const changes = ofLeads.filter(({ method }) => method !== 'GET');
    const wrong = changes.filter(({ method, path, role }) => role !== roleToChangeLeads(`${method} ${path}`));
    expect(wrong.map(({ method, path, role }) => `${role} ${method} ${path}`)).toEqual([]);
    expect(new Set(changes.map(({ area }) => area)).size).toBe(areas.length);
    const looks = ofLeads.filter(({ method, role }) => method === 'GET' && role !== 'viewer');
    expect(looks.map(({ path }) => path).sort()).toEqual(['/erasures', '/leads/:leadId/personal-data']);
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
        'POST /leads/:leadId/owner',
        'POST /leads/bulk-assign-owner',
        'POST /leads/merge',
        'POST /leads/merge/preview',
        'GET /leads/:leadId/merge-history',
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

/** Who may change what of scoring; the first that fits. A change that fits none is allowed to nobody. */
const whoChanges: readonly (readonly [RegExp, Role])[] = [
  [/^(PATCH|POST) \/models\/:modelId(\/(publish|recalculate|archive|restore))?$|\/conversion$/, 'admin'],
  [/^POST \/models$|\/(copy|draft|reset|try)\b|\/versions\/.*\/restore$|simul|calibrat/, 'marketer'],
  [/\/scores\/:modelId\/(update|adjustments)\b|^PATCH \/accounts\/:accountId$/, 'rep'],
];
/** The same of leads, and of what members keep for themselves. */
const whoChangesLeads: readonly (readonly [RegExp, Role])[] = [
  [/^DELETE \/leads\/:leadId$|^POST \/leads\/bulk-delete$/, 'admin'],
  [
    /\/watch$|bulk-watch$|^PATCH \/watching\/|^POST \/notifications\/read$|\/views\b|\/exports$|\/commands$|merge\/preview$/,
    'viewer',
  ],
  [
    /^POST \/(leads|events)$|owner$|\/undo$|\/merge(\/batch)?$|\/notes\b|^(PATCH|POST|DELETE) \/lead\/:leadId(\/aliases)?$/,
    'rep',
  ],
];
const roleToChangeLeads = (route: string): Role | null =>
  whoChangesLeads.find(([what]) => what.test(route))?.[1] ?? null;
const roleToChange = (route: string): Role | null => whoChanges.find(([what]) => what.test(route))?.[1] ?? null;
