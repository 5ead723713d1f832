const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The civil date of an instant in a zone, as YYYY-MM-DD. */
export const dayKey = (at: Date, timeZone?: string): string =>
  format('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }, at);

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions, at: Date): string {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known.format(at);
}

/** 21 Nov 2026 */
export const formatDay = (at: Date, timeZone?: string) =>
  format('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone }, at).replace('Sept', 'Sep');

/** 21 Nov */
export const formatShortDay = (at: Date, timeZone?: string) =>
  format('en-GB', { day: 'numeric', month: 'short', timeZone }, at).replace('Sept', 'Sep');

/** 03:00 */
export const formatTime = (at: Date, timeZone?: string) =>
  format('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }, at);

/** 21 Nov 2026, 03:00 */
export const formatExact = (at: Date, timeZone?: string) => `${formatDay(at, timeZone)}, ${formatTime(at, timeZone)}`;

/** Wednesday 18 November, with the year when it is another than now. */
export const formatLongDay = (at: Date, now: Date, timeZone?: string) =>
  format(
    'en-GB',
    {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: dayKey(at, timeZone).slice(0, 4) === dayKey(now, timeZone).slice(0, 4) ? undefined : 'numeric',
      timeZone,
    },
    at,
  ).replace(',', '');

const daysApart = (at: Date, now: Date, timeZone?: string) =>
  Math.round((Date.parse(dayKey(now, timeZone)) - Date.parse(dayKey(at, timeZone))) / day);

/** 4 min ago, 1 h ago, Yesterday, 3 days ago; exact from a week on and for what lies ahead by more than a minute. */
export function formatRelative(at: Date, now: Date, timeZone?: string): string {
  const age = now.getTime() - at.getTime();
  if (age < -minute) return formatExact(at, timeZone);
  if (age < minute) return 'Just now';
  if (age < hour) return `${Math.floor(age / minute)} min ago`;
  const days = daysApart(at, now, timeZone);
  if (days === 0) return `${Math.floor(age / hour)} h ago`;
  if (days === 1) return 'Yesterday';
  if (days < 7) return `${days} days ago`;
  return formatDay(at, timeZone);
}

/** Today at 08:36, yesterday at 08:36, else the exact date: "calculated 08:36". */
export function formatMoment(at: Date, now: Date, timeZone?: string): string {
  const days = daysApart(at, now, timeZone);
  if (days === 0) return formatTime(at, timeZone);
  if (days === 1) return `yesterday, ${formatTime(at, timeZone)}`;
  return formatExact(at, timeZone);
}

/** Today, Yesterday, Wednesday 18 November: the head of a group of days. */
export function formatDayGroup(at: Date, now: Date, timeZone?: string): string {
  const days = daysApart(at, now, timeZone);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return formatLongDay(at, now, timeZone);
}

/** 48 s, 3 min 20 s, 2 h 5 min: how long something takes. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.floor((whole % 3_600) / 60);
  return minutes === 0 ? `${Math.floor(whole / 3_600)} h` : `${Math.floor(whole / 3_600)} h ${minutes} min`;
}
