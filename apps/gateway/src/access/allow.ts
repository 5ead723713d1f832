import { type Access, type ApiKeyScope, type Role, roleAtLeast, scopeAllows } from '@heatline/contracts';
import { HttpProblem } from '../http/http-problem';

/** Who may use a route: members from this role on (or anybody at all), and keys with this scope (null: no key). */
export interface Needed {
  role: Role | 'anyone';
  scope: ApiKeyScope | null;
}

/** @throws HttpProblem 401 when nobody is known, 403 when who is known may not */
export function requireAllowed({ role, scope }: Needed, access: Access | null): void {
  if (role === 'anyone') return;
  if (!access) throw new HttpProblem(401, 'not_signed_in', 'Sign in, or send an API key as "Authorization: Bearer …".');
  if (access.kind === 'session') {
    if (roleAtLeast(access.role, role)) return;
    throw new HttpProblem(403, 'role_too_low', `This needs the role ${role}; yours is ${access.role}. Ask an admin.`);
  }
  if (scope === null)
    throw new HttpProblem(403, 'members_only', 'This is for signed-in members. An API key cannot do it.');
  if (scopeAllows(access.scopes, scope)) return;
  throw new HttpProblem(
    403,
    'scope_missing',
    `This needs an API key with the scope ${scope}; this one has ${access.scopes.join(', ')}.`,
  );
}
