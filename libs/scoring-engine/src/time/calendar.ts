import type { DateValue } from '@heatline/contracts';
import type { ZoneTransitions } from './zone';

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Half-open, in seconds since 1970; an instant is one second long. */
export interface Interval {
  start: number;
  end: number;
}

/** Local days, ISO weeks, months … of one zone, each numbered so that the next one has the next number. */
export class Calendar {
  readonly zone: string;
  private readonly from: readonly number[];
  private readonly offset: readonly number[];
  /** Where the last question was answered: questions come in time order. */
  private at = 0;
  private asked = NaN;
  private day = 0;

  constructor(transitions: ZoneTransitions) {
    this.zone = transitions.zone;
    this.from = transitions.from;
    this.offset = transitions.offset;
  }

  /** Seconds of local time since 1970-01-01T00:00 local. */
  localTime(seconds: number): number {
    return seconds + this.offset[this.segmentOf(seconds)];
  }

  /** Number of the unit that an instant lies in. */
  unitOf(unit: CalendarUnit, seconds: number): number {
    return this.unitOfDay(unit, this.dayOf(seconds));
  }

  /** The local day that an instant lies in: days since 1970. */
  dayOf(seconds: number): number {
    // Several rules ask for the day of one event.
    if (seconds !== this.asked) {
      this.asked = seconds;
      this.day = Math.floor(this.localTime(seconds) / 86_400);
    }
    return this.day;
  }

  /** Number of the unit that a local day (days since 1970) lies in. */
  unitOfDay(unit: CalendarUnit, day: number): number {
    switch (unit) {
      case 'day':
        return day;
      case 'week':
        // 1970-01-01 was a Thursday; weeks begin on Monday.
        return Math.floor((day + 3) / 7);
      case 'month':
        return monthOf(day);
      case 'quarter':
        return Math.floor(monthOf(day) / 3);
      case 'year':
        return Math.floor(monthOf(day) / 12);
    }
  }

  /** First instant of a unit. */
  startOf(unit: CalendarUnit, number: number): number {
    return this.startOfLocal(firstDayOf(unit, number) * 86_400);
  }

  /** The time that a date covers: a whole local day, or one second. */
  interval(date: DateValue): Interval {
    switch (date.kind) {
      case 'day':
        return { start: this.startOf('day', date.day), end: this.startOf('day', date.day + 1) };
      case 'instant':
        return { start: date.seconds, end: date.seconds + 1 };
      case 'local': {
        const start = this.startOfLocal(date.seconds);
        return { start, end: start + 1 };
      }
    }
  }

  /** The earliest instant at which the local clock shows this time or later (a skipped hour: right after the gap). */
  private startOfLocal(local: number): number {
    let segment = 0;
    while (segment + 1 < this.from.length && this.from[segment + 1] + this.offset[segment] <= local) segment += 1;
    return segment === 0 ? local - this.offset[0] : Math.max(this.from[segment], local - this.offset[segment]);
  }

  private segmentOf(seconds: number): number {
    const { from } = this;
    let at = this.at;
    if (from[at] > seconds || (at + 1 < from.length && from[at + 1] <= seconds)) {
      let low = 0;
      let high = from.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (from[middle] <= seconds) low = middle;
        else high = middle - 1;
      }
      at = low;
      this.at = at;
    }
    return at;
  }
}

/** Months since January 1970 of a day since 1970. */
function monthOf(day: number): number {
  const date = new Date(day * 86_400_000);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

function firstDayOf(unit: CalendarUnit, number: number): number {
  switch (unit) {
    case 'day':
      return number;
    case 'week':
      return number * 7 - 3;
    case 'month':
      return Date.UTC(1970, number, 1) / 86_400_000;
    case 'quarter':
      return Date.UTC(1970, number * 3, 1) / 86_400_000;
    case 'year':
      return Date.UTC(1970 + number, 0, 1) / 86_400_000;
  }
}
