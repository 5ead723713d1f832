import { instantOf, wallOf } from './wall-time';

describe('the clock on the wall', () => {
  it.each([
    ['2026-11-21T08:40', 'Europe/Oslo', '2026-11-21T07:40:00.000Z'],
    ['2026-07-01T00:00', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    ['2026-03-29T01:59', 'Europe/Oslo', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Oslo', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T03:30', 'Europe/Oslo', '2026-10-25T02:30:00.000Z'],
    ['2026-01-01T05:45', 'Asia/Kathmandu', '2026-01-01T00:00:00.000Z'],
  ])('%s in %s is %s, and back', (wall, zone, instant) => {
    expect(instantOf(wall, zone)?.toISOString()).toBe(instant);
    expect(wallOf(new Date(instant), zone)).toBe(wall);
  });

  it('shows nothing that can be read as no instant', () => {
    expect(instantOf('soon', 'UTC')).toBeNull();
  });
});
