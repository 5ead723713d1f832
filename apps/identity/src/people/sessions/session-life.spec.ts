import { expiryAt, idleMs, longestMs, movedExpiry } from './session-life';

const hour = 3_600_000;

describe('the life of a session', () => {
  it('ends when it is not used for two weeks', () => {
    expect(expiryAt(1_000, 1_000)).toBe(1_000 + idleMs);
  });

  it('moves on when it is used, at most twice a day', () => {
    const session = { startedAt: 0, expiresAt: idleMs };
    expect(movedExpiry(hour, session)).toBeUndefined();
    expect(movedExpiry(13 * hour, session)).toBe(13 * hour + idleMs);
  });

  it('never outlives ninety days', () => {
    const late = longestMs - hour;
    expect(expiryAt(late, 0)).toBe(longestMs);
    expect(movedExpiry(late, { startedAt: 0, expiresAt: longestMs })).toBeUndefined();
  });
});
