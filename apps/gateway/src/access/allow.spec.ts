import { type Access, apiKeyScopes, roles } from '@heatline/contracts';
import { problemOf } from '../problems/problem-of';
import { type Needed, requireAllowed } from './allow';

const id = '019a0000-0000-7000-8000-000000000001';
const member = (role: (typeof roles)[number]): Access => ({
  kind: 'session',
  workspaceId: id,
  memberId: id,
  role,
  expiresAt: '2026-01-01T00:00:00Z',
});
const key = (...scopes: (typeof apiKeyScopes)[number][]): Access => ({
  kind: 'apiKey',
  workspaceId: id,
  keyId: id,
  scopes,
  role: 'viewer',
  expiresAt: null,
});

function statusOf(needed: Needed, access: Access | null): number {
  try {
    requireAllowed(needed, access);
    return 200;
  } catch (error) {
    return problemOf(error).status;
  }
}

describe('who may use a route', () => {
  it('is every member from the role on', () => {
    const needed = { role: 'marketer', scope: null } as const;
    expect(roles.map((role) => statusOf(needed, member(role)))).toEqual([200, 200, 403, 403]);
  });

  it('is every key with the scope, whatever else it has', () => {
    const needed = { role: 'viewer', scope: 'models:write' } as const;
    expect(statusOf(needed, key('models:write'))).toBe(200);
    expect(statusOf(needed, key('admin'))).toBe(200);
    expect(statusOf(needed, key('read', 'facts:write'))).toBe(403);
    expect(statusOf({ role: 'viewer', scope: null }, key('admin'))).toBe(403);
  });

  it('is nobody unknown, unless anyone may', () => {
    expect(statusOf({ role: 'viewer', scope: 'read' }, null)).toBe(401);
    expect(statusOf({ role: 'anyone', scope: null }, null)).toBe(200);
  });
});
