import * as z from 'zod';
import { giveInstant } from './instant';

const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-](\d\d):(\d\d))$/;

/** An instant as programs send it. Where it has the right form and is none all the same, it is said what in it does not exist. */
export const SentInstant = z.iso.datetime({
  offset: true,
  error: ({ input }) => (typeof input === 'string' && whatDoesNotExist(input)) || giveInstant,
});

function whatDoesNotExist(text: string): string | undefined {
  const [, ...given] = form.exec(text) ?? [];
  if (given.length === 0) return undefined;
  const seconds = given[5];
  const parts = given.map(Number);
  const [year, month, day, hour, minute, second, zoneHour, zoneMinute] = parts as [number, number, number, ...number[]];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (month < 1 || month > 12 || day < 1 || date.getUTCMonth() !== month - 1)
    return 'This day does not exist: check month and day';
  if (hour! > 23 || minute! > 59 || second! > 59)
    return 'This time of day does not exist: it goes from 00:00:00 to 23:59:59';
  if (zoneHour! > 23 || zoneMinute! > 59) return 'This zone does not exist: give Z or an offset, as in +02:00';
  return seconds === undefined ? 'Give the seconds, too, as in 2026-11-01T09:30:00Z' : undefined;
}
