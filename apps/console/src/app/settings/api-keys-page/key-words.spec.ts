import { expiryOf, keyState } from './key-words';

const now = new Date('2026-11-22T12:00:00Z');

describe('an API key', () => {
  it.each([
    [{ expiresAt: null, revokedAt: null }, 'usable'],
    [{ expiresAt: '2026-11-29T12:00:01Z', revokedAt: null }, 'usable'],
    [{ expiresAt: '2026-11-29T12:00:00Z', revokedAt: null }, 'expiring'],
    [{ expiresAt: '2026-11-22T12:00:00Z', revokedAt: null }, 'expired'],
    [{ expiresAt: '2027-11-22T12:00:00Z', revokedAt: '2026-11-01T00:00:00Z' }, 'revoked'],
  ])('with %j is %s', (key, state) => expect(keyState(key, now)).toBe(state));

  it('works for the chosen number of days, or until it is revoked', () => {
    expect(expiryOf('30', now)).toBe('2026-12-22T12:00:00.000Z');
    expect(expiryOf('never', now)).toBeNull();
  });
});
