import { aScheduledModel } from './testing/a-draft';
import { intervalChoices, intervalWords, nextSlot, scheduleWords } from './model-words';

describe('the schedule in words', () => {
  it('knows the usual intervals and any other', () => {
    expect([360, 120, 45, 2_880].map(intervalWords)).toEqual([
      'every 6 h',
      'every 2 h',
      'every 45 min',
      'every 2 days',
    ]);
    expect(intervalChoices(45).map(({ minutes }) => minutes)).toContain(45);
    expect(intervalChoices(60)).toHaveLength(8);
  });

  it('foretells the next slot from the last one', () => {
    const last = '2026-11-20T08:00:00Z';
    const next = (now: string) => nextSlot(last, 60, new Date(now))?.toISOString();
    expect(next('2026-11-20T08:30:00Z')).toBe('2026-11-20T09:00:00.000Z');
    expect(next('2026-11-20T11:10:00Z')).toBe('2026-11-20T12:00:00.000Z');
    expect(nextSlot(null, 60, new Date())).toBeNull();
    // One that is still to come is the next one.
    expect(next('2026-11-20T07:10:00Z')).toBe('2026-11-20T08:00:00.000Z');
  });

  it('says that points which fade have the clock recalculate, schedule or not', () => {
    const nextAt = '2026-11-20T08:00:00Z';
    const off = { enabled: false, everyMinutes: 360 };
    const daily = { everyMinutes: 1_440, because: 'decay' as const, nextAt };
    expect(scheduleWords(aScheduledModel({ schedule: off, clock: daily }))).toBe('every day, as points fade');
    expect(scheduleWords(aScheduledModel({ schedule: off, clock: null }))).toBe('by hand');
    expect(scheduleWords(aScheduledModel())).toBe('every 6 h');
    expect(scheduleWords(aScheduledModel({ active: false, clock: null }))).toBe('every 6 h');
  });
});
