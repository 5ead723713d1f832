import { type Access, type ApiKeyScope, Refusal, type Role, roleAtLeast, scopeAllows } from '@heatline/contracts';
import { notSignedIn, roleTooLow, scopeMissing } from '../problems/own-problems';

/** Who may use a route: members from this role on (or anybody at all), and keys with this scope (null: no key). */
export interface Needed {
  role: Role | 'anyone';
  scope: ApiKeyScope | null;
}

/** @throws HttpProblem 401 when nobody is known, 403 when who is known may not; Refusal `members_only` */
export function requireAllowed({ role, scope }: Needed, access: Access | null): void {
  if (role === 'anyone') return;
  if (!access) throw notSignedIn();
  if (access.kind === 'session') {
    if (roleAtLeast(access.role, role)) return;
    throw roleTooLow(role, access);
  }
  if (scope === null) throw new Refusal('members_only');
  if (scopeAllows(access.scopes, scope)) return;
  throw scopeMissing(scope, access.scopes);
}
