import type { ApiKey, ApiKeyScope } from '@heatline/contracts';

/** What each scope opens, for a choice and for a table. */
export const scopeWords: Record<ApiKeyScope, { readonly title: string; readonly opens: string }> = {
  read: { title: 'Read', opens: 'Reads leads, scores, models and runs.' },
  'facts:write': { title: 'Send facts', opens: 'Sends leads and events. What most integrations need.' },
  'models:write': { title: 'Change models', opens: 'Changes and publishes models, recalculates scores, runs.' },
  admin: { title: 'Admin', opens: 'Everything that keys may do, members and API keys included.' },
};

export type KeyState = 'usable' | 'expiring' | 'expired' | 'revoked';

const day = 86_400_000;

/** A key is about to expire in its last seven days. */
export function keyState({ expiresAt, revokedAt }: Pick<ApiKey, 'expiresAt' | 'revokedAt'>, now: Date): KeyState {
  if (revokedAt) return 'revoked';
  const left = expiresAt ? Date.parse(expiresAt) - now.getTime() : Infinity;
  if (left <= 0) return 'expired';
  return left <= 7 * day ? 'expiring' : 'usable';
}

export const keyStateWords = {
  usable: { words: 'Active', tone: 'ok' },
  expiring: { words: 'Expires soon', tone: 'warn' },
  expired: { words: 'Expired', tone: 'bad' },
  revoked: { words: 'Revoked', tone: 'neutral' },
} as const satisfies Record<KeyState, object>;

/** How long a new key works, in days; null: until it is revoked. */
export const lifetimes = [
  { value: '30', title: '30 days', days: 30 },
  { value: '90', title: '90 days', days: 90 },
  { value: '365', title: 'One year', days: 365 },
  { value: 'never', title: 'Until it is revoked', days: null },
] as const;
export type Lifetime = (typeof lifetimes)[number]['value'];

/** ISO 8601; null: never. */
export function expiryOf(lifetime: Lifetime, now: Date): string | null {
  const days = lifetimes.find(({ value }) => value === lifetime)?.days ?? null;
  return days === null ? null : new Date(now.getTime() + days * day).toISOString();
}
