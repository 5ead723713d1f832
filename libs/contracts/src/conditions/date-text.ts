import * as z from 'zod';

/** A date as text: a whole day, an instant, or a local time of the workspace's zone. Days since 1970, seconds since 1970 (floor). */
export type DateValue =
  { kind: 'day'; day: number } | { kind: 'instant'; seconds: number } | { kind: 'local'; seconds: number };

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Reads ISO 8601 dates (`2026-11-01`, `2026-11-01T09:30:00Z`, with an offset, or without a zone). null = not a date. */
export function readDate(text: string): DateValue | null {
  const found = pattern.exec(text);
  if (!found) return null;
  const [, year, month, date, hour, minute, second, zone] = found;
  const start = Date.UTC(Number(year), Number(month) - 1, Number(date));
  const back = new Date(start);
  if (back.getUTCMonth() !== Number(month) - 1 || back.getUTCDate() !== Number(date)) return null;
  const day = start / 86_400_000;
  if (hour === undefined) return { kind: 'day', day };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const seconds = day * 86_400 + Number(hour) * 3_600 + Number(minute) * 60 + Number(second ?? 0);
  if (zone === undefined) return { kind: 'local', seconds };
  if (zone === 'Z') return { kind: 'instant', seconds };
  const offset = Number(zone.slice(1, 3)) * 3_600 + Number(zone.slice(-2)) * 60;
  return { kind: 'instant', seconds: zone.startsWith('-') ? seconds + offset : seconds - offset };
}

/** A constant date in a condition. */
export const DateText = z
  .string('Give a date, as in 2026-11-01 or 2026-11-01T09:30:00Z')
  .refine((text) => readDate(text) !== null, { error: 'Give a date, as in 2026-11-01 or 2026-11-01T09:30:00Z' });
