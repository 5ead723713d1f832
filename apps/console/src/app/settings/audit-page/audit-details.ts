import { type ApiKeyScope, roles } from '@heatline/contracts';
import { counted } from '@heatline/ui';
import { oneOf } from '../../api/known';
import { scopeWords } from '../api-keys-page/key-words';
import { roleWords } from '../role-words';

/** A newer server may write down what this console has no words for yet. */
export const unknownAction = (action: string, name: string | null) =>
  `${action.replace(/[._]/g, ' ')}${name ? `: ${name}` : ''}`;

/** Only shared ones have a name for others. */
export const aView = (name: string | null, { shared }: Record<string, unknown>) =>
  name ? `the view ${name}` : shared ? 'a shared view' : 'a view of their own';

export const countedLeads = (leads: unknown) => (typeof leads === 'number' ? counted(leads, 'lead') : 'leads');

const roleTitle = (role: unknown) => {
  const known = oneOf(roles, role);
  return known ? roleWords[known].title.toLowerCase() : null;
};

export const asRole = (role: unknown) => {
  const title = roleTitle(role);
  return title ? ` as ${title}` : '';
};

export function memberChange(whom: string, { role, active, name }: Record<string, unknown>): string {
  const changes = [
    ...(roleTitle(role) ? [`made ${whom} ${roleTitle(role)}`] : []),
    ...(active === true ? [`activated ${whom}`] : active === false ? [`deactivated ${whom}`] : []),
    ...(name !== undefined ? [`changed the name of ${whom}`] : []),
  ];
  return capital(changes.join(', ') || `changed ${whom}`);
}

export function workspaceChange({ name, timeZone }: Record<string, unknown>): string {
  const changes = [
    ...(typeof name === 'string' ? [`name “${name}”`] : []),
    ...(typeof timeZone === 'string' ? [`time zone ${timeZone}`] : []),
  ];
  return changes.join(', ') || 'its settings';
}

const isScope = (scope: unknown): scope is ApiKeyScope => typeof scope === 'string' && scope in scopeWords;

export function withScopes(scopes: unknown): string {
  const titles = Array.isArray(scopes) ? scopes.filter(isScope).map((scope) => scopeWords[scope].title) : [];
  return titles.length ? ` (${titles.join(', ').toLowerCase()})` : '';
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
