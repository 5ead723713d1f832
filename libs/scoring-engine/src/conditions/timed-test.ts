import { secondsOf, type InstantComparison } from '@heatline/contracts';
import type { Calendar, Interval } from '../time/calendar';
import { isInPeriod, nextPeriodChange, relativeUnit } from '../time/period';
import { intervalOf } from '../values/comparison';

/** A comparison of a date with T. Both take the time that the date covers and T. */
export interface TimedTest {
  holds(date: Interval, asOf: number): boolean;
  /** The next T after this one at which the answer changes; Infinity = never. */
  nextChange(date: Interval, asOf: number): number;
}

type Dated = Exclude<InstantComparison, { op: 'exists' | 'not_exists' }>;
const later = (time: number, asOf: number): number => (time > asOf ? time : Infinity);

export function compileTimed(comparison: Dated, calendar: Calendar): TimedTest {
  switch (comparison.op) {
    case 'within_last': {
      const length = secondsOf(comparison.value);
      return {
        holds: ({ start }, asOf) => asOf - start > 0 && asOf - start <= length,
        nextChange: ({ start }, asOf) => Math.min(later(start + 1, asOf), later(start + length + 1, asOf)),
      };
    }
    case 'older_than': {
      const length = secondsOf(comparison.value);
      return {
        holds: ({ start }, asOf) => asOf - start > length,
        nextChange: ({ start }, asOf) => later(start + length + 1, asOf),
      };
    }
    case 'in_period': {
      const unit = relativeUnit(comparison.value);
      return {
        holds: ({ start }, asOf) => isInPeriod(calendar, unit, start, asOf),
        nextChange: ({ start }, asOf) => nextPeriodChange(calendar, unit, start, asOf),
      };
    }
    case 'before':
    case 'after':
      return boundTest(comparison.op, comparison.value, calendar);
  }
}

function boundTest(op: 'before' | 'after', bound: Dated['value'], calendar: Calendar): TimedTest {
  if (typeof bound === 'string') {
    const fixed = intervalOf(bound, calendar);
    return {
      holds: (date) => fixed !== null && (op === 'before' ? date.end <= fixed.start : date.start >= fixed.end),
      nextChange: () => Infinity,
    };
  }
  const distance = secondsOf(bound);
  return op === 'before'
    ? {
        holds: ({ end }, asOf) => end <= asOf + distance,
        nextChange: ({ end }, asOf) => later(end - distance, asOf),
      }
    : {
        holds: ({ start }, asOf) => start > asOf + distance,
        nextChange: ({ start }, asOf) => later(start - distance, asOf),
      };
}
