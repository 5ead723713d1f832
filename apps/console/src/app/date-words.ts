import { formatDay } from '@heatline/ui';

/** 2026-11-21 → 21 Nov 2026. With a time, or not yet whole, it stays as it is. */
export const dateWords = (date: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date)) ? formatDay(new Date(date), 'UTC') : date;

/** Words of the scoring engine, whose dates are for programs too, as people read them. What stands in quotes is a value, and stays. */
export const datesInWords = (words: string): string =>
  words.replace(/"[^"]*"|(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])/g, (found) => dateWords(found));
