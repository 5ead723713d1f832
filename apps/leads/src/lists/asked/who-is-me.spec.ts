import type { CallContext, Condition } from '@heatline/contracts';
import { requireMe } from './who-is-me';

const id = '0a000000-0000-4000-8000-000000000001';
const as = (kind: 'member' | 'apiKey') => ({ actor: { kind, id, role: 'rep' } }) as unknown as CallContext;
const key = as('apiKey');

describe('whoever looks', () => {
  it.each<[string, Condition, string]>([
    ['own leads', { owner: ['me'] }, 'owner'],
    [
      'own leads among others',
      { any: [{ created: { op: 'after', value: '2026-01-01' } }, { owner: [null, 'me'] }] },
      'owner',
    ],
    ['watched ones', { all: [{ watched: true }] }, 'watched'],
    ['those not watched', { not: { watched: true } }, 'watched'],
  ])('has no %s when it is an API key', (_, condition, asks) => {
    expect(() => requireMe(condition, key)).toThrow(
      expect.objectContaining({ code: 'key_is_nobody', details: { asks } }),
    );
    expect(() => requireMe(condition, as('member'))).not.toThrow();
  });

  it.each<[string, Condition | undefined]>([
    ['everybody', undefined],
    ['those of a member by id', { owner: [id, null] }],
  ])('may ask for %s as an API key', (_, condition) => {
    expect(() => requireMe(condition, key)).not.toThrow();
  });
});
