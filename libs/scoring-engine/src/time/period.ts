import type { Period } from '@heatline/contracts';
import type { Calendar, CalendarUnit } from './calendar';

/** A period as a calendar unit, so many units away from the one that T lies in. */
export interface RelativeUnit {
  unit: CalendarUnit;
  away: number;
}

export function relativeUnit(period: Period): RelativeUnit {
  if (typeof period !== 'string') return { unit: 'day', away: period.days };
  switch (period) {
    case 'today':
      return { unit: 'day', away: 0 };
    case 'yesterday':
      return { unit: 'day', away: -1 };
    case 'tomorrow':
      return { unit: 'day', away: 1 };
    default: {
      const [which, unit] = period.split('_') as ['this' | 'last' | 'next', CalendarUnit];
      return { unit, away: which === 'this' ? 0 : which === 'last' ? -1 : 1 };
    }
  }
}

/** Does `time` lie in the period, seen from T? */
export function isInPeriod(calendar: Calendar, { unit, away }: RelativeUnit, time: number, asOf: number): boolean {
  return calendar.unitOf(unit, time) === calendar.unitOf(unit, asOf) + away;
}

/** The next T at which the answer changes; Infinity = never again. */
export function nextPeriodChange(calendar: Calendar, { unit, away }: RelativeUnit, time: number, asOf: number): number {
  const holdsAt = calendar.unitOf(unit, time) - away;
  const begins = calendar.startOf(unit, holdsAt);
  if (begins > asOf) return begins;
  const ends = calendar.startOf(unit, holdsAt + 1);
  return ends > asOf ? ends : Infinity;
}
