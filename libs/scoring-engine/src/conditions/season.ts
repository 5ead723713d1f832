import { readDate, type Season } from '@heatline/contracts';
import type { Calendar } from '../time/calendar';

/** [from, to) in seconds; a date without a time is the start of that day in the zone. */
export function seasonOf(season: Season | undefined, calendar: Calendar): { from: number; to: number } {
  return { from: startOf(season?.from, calendar) ?? 0, to: startOf(season?.to, calendar) ?? Infinity };
}

function startOf(text: string | undefined, calendar: Calendar): number | undefined {
  const date = text === undefined ? null : readDate(text);
  return date === null ? undefined : calendar.interval(date).start;
}
