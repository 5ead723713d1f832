/** Values and dates, from the words of the definition; shares nothing with the engine. */

export const unset = (value: unknown): boolean => value === undefined || value === null || value === '';

export function asNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  const isNumeric = typeof value === 'string' && value.trim() !== '' && /^[-+.\deE]+$/.test(value.trim());
  return isNumeric ? Number(value) : NaN;
}

/** The value at a path; a literal key with a dot wins. */
export function pick(bag: Record<string, unknown>, key: string): unknown {
  if (key in bag) return bag[key];
  let value: unknown = bag;
  for (const part of key.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  }
  return value;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall shows: [year, month, day, hour, minute, second]. */
function wallClock(zone: string, seconds: number): number[] {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  return (format.format(new Date(seconds * 1_000)).match(/\d+/g) ?? []).map(Number);
}

/** Local date as text, `2026-11-01`. */
export function localDate(zone: string, seconds: number): string {
  const [year, month, day] = wallClock(zone, seconds);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Calendar arithmetic on dates as text, without any zone. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

export function addMonths(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** The first second at which the local clock shows this date and time or later. */
export function firstSecondAt(zone: string, local: string): number {
  const wanted = Date.parse(`${local}Z`) / 1_000;
  const shown = (seconds: number): number => {
    const [year, month, day, hour, minute, second] = wallClock(zone, seconds);
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1_000;
  };
  // Offsets lie within ±15 hours; clocks jump by quarter hours at the coarsest that matters here.
  const step = 900;
  let seconds = Math.floor(wanted / step) * step - 15 * 3_600;
  while (shown(seconds + step) < wanted) seconds += step;
  while (shown(seconds) < wanted) seconds += 1;
  return seconds;
}

/** [start, end) of a date as text; null = not a date. */
export function dateRange(zone: string, value: unknown): [number, number] | null {
  if (typeof value !== 'string') return null;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) {
    if (Number.isNaN(Date.parse(value))) return null;
    return [firstSecondAt(zone, `${value}T00:00:00`), firstSecondAt(zone, `${addDays(value, 1)}T00:00:00`)];
  }
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value)) return null;
  if (/(Z|[+-]\d\d:\d\d)$/.test(value)) {
    const seconds = Math.floor(Date.parse(value.replace(' ', 'T')) / 1_000);
    return Number.isNaN(seconds) ? null : [seconds, seconds + 1];
  }
  const start = firstSecondAt(zone, value.replace(' ', 'T').slice(0, 19).padEnd(19, ':00'));
  return Number.isNaN(start) ? null : [start, start + 1];
}
