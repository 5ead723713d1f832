import { factTime } from './fact-time';

const received = new Date('2026-11-01T12:00:00.000Z');

describe('the time of a fact', () => {
  it('is what was claimed, in any zone', () => {
    expect(factTime('2026-11-01T10:00:00+02:00', received)).toEqual({
      at: new Date('2026-11-01T08:00:00Z'),
      claimedAt: null,
    });
  });

  it('is when it was received, if nothing was claimed', () => {
    expect(factTime(undefined, received)).toEqual({ at: received, claimedAt: null });
  });

  it('is when it was received, if it lies up to five minutes ahead; the claim is kept', () => {
    expect(factTime('2026-11-01T12:05:00Z', received)).toEqual({
      at: received,
      claimedAt: new Date('2026-11-01T12:05:00Z'),
    });
  });

  it.each(['2026-11-01T12:05:00.001Z', '2027-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '0001-01-01T00:00:00Z'])(
    'is not %s',
    (claimed) => {
      expect(factTime(claimed, received)).toHaveProperty('fault');
    },
  );
});
