import { formatDayGroup, formatDuration, formatExact, formatLongDay, formatMoment, formatRelative } from './moment';

const now = new Date('2026-11-21T07:40:00Z');
const at = (instant: string) => new Date(instant);

describe('a moment', () => {
  it.each([
    ['2026-11-21T07:39:30Z', 'Just now'],
    ['2026-11-21T07:36:00Z', '4 min ago'],
    ['2026-11-21T05:00:00Z', '2 h ago'],
    ['2026-11-20T22:30:00Z', 'Yesterday'],
    ['2026-11-18T12:00:00Z', '3 days ago'],
    ['2026-11-14T12:00:00Z', '14 Nov 2026'],
    ['2026-12-01T12:00:00Z', '1 Dec 2026, 13:00'],
  ])('%s reads %s in a list', (instant, words) => expect(formatRelative(at(instant), now, 'Europe/Oslo')).toBe(words));

  it('is exact in the zone of the member', () => {
    expect(formatExact(at('2026-09-01T23:30:00Z'), 'Europe/Oslo')).toBe('2 Sep 2026, 01:30');
    expect(formatExact(at('2026-09-01T23:30:00Z'), 'America/New_York')).toBe('1 Sep 2026, 19:30');
  });

  it('is told by the clock today and by the date before', () => {
    expect(formatMoment(at('2026-11-21T07:36:00Z'), now, 'UTC')).toBe('07:36');
    expect(formatMoment(at('2026-11-20T07:36:00Z'), now, 'UTC')).toBe('yesterday, 07:36');
  });

  it('falls under a day, with its year when that is another', () => {
    expect(formatDayGroup(at('2026-11-21T01:00:00Z'), now, 'UTC')).toBe('Today');
    expect(formatDayGroup(at('2026-11-20T01:00:00Z'), now, 'UTC')).toBe('Yesterday');
    expect(formatDayGroup(at('2026-11-18T01:00:00Z'), now, 'UTC')).toBe('Wednesday 18 November');
    expect(formatLongDay(at('2025-11-18T01:00:00Z'), now, 'UTC')).toBe('Tuesday 18 November 2025');
  });
});

describe('a duration', () => {
  it.each([
    [0.4, '0 s'],
    [48, '48 s'],
    [120, '2 min'],
    [200, '3 min 20 s'],
    [7_500, '2 h 5 min'],
    [7_200, '2 h'],
  ])('of %d s reads %s', (seconds, words) => expect(formatDuration(seconds)).toBe(words));
});
