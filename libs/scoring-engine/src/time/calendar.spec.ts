import { describe, expect, it } from '@jest/globals';
import { Calendar } from './calendar';
import { zoneTransitions } from './zone';

const at = (instant: string): number => Date.parse(instant) / 1_000;

describe('a zone', () => {
  it('is read from Intl as offsets and when they begin', () => {
    const { from, offset } = zoneTransitions('Europe/Oslo', at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z'));
    expect(from.slice(1)).toEqual([at('2026-03-29T01:00:00Z'), at('2026-10-25T01:00:00Z')]);
    expect(offset).toEqual([3_600, 7_200, 3_600]);
  });
});

describe('a calendar', () => {
  it('has days of 23 and 25 hours', () => {
    const oslo = new Calendar(zoneTransitions('Europe/Oslo'));
    const hours = (instant: string): number => {
      const number = oslo.unitOf('day', at(instant));
      return (oslo.startOf('day', number + 1) - oslo.startOf('day', number)) / 3_600;
    };
    expect([hours('2026-03-29T12:00:00Z'), hours('2026-10-25T12:00:00Z'), hours('2026-06-01T12:00:00Z')]).toEqual([
      23, 25, 24,
    ]);
  });

  it('begins a day whose midnight is skipped right after the gap', () => {
    const saoPaulo = new Calendar(zoneTransitions('America/Sao_Paulo'));
    expect(saoPaulo.interval({ kind: 'day', day: at('2018-11-04T00:00:00Z') / 86_400 }).start).toBe(
      at('2018-11-04T03:00:00Z'),
    );
  });

  it('begins weeks on Monday, months, quarters and years on their first day', () => {
    const utc = new Calendar(zoneTransitions('UTC'));
    const begin = (unit: 'week' | 'month' | 'quarter' | 'year'): string =>
      new Date(utc.startOf(unit, utc.unitOf(unit, at('2026-11-22T17:00:00Z'))) * 1_000).toISOString().slice(0, 10);
    expect([begin('week'), begin('month'), begin('quarter'), begin('year')]).toEqual([
      '2026-11-16',
      '2026-11-01',
      '2026-10-01',
      '2026-01-01',
    ]);
  });
});
