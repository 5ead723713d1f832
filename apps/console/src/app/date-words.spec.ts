import { datesInWords } from './date-words';

describe('dates in the words of the engine', () => {
  it.each([
    [
      'founded is before 2026-01-09 and renewal is after 2026-11-21',
      'founded is before 9 Jan 2026 and renewal is after 21 Nov 2026',
    ],
    ['Opened, from 2026-01-01 until before 2026-02-01', 'Opened, from 1 Jan 2026 until before 1 Feb 2026'],
    [
      'only values stay: plan is "2026-01-09" or "x 2026-01-09"',
      'only values stay: plan is "2026-01-09" or "x 2026-01-09"',
    ],
    [
      'seen is before 2026-01-09T08:00, in the campaign fair-2026-01-09',
      'seen is before 2026-01-09T08:00, in the campaign fair-2026-01-09',
    ],
    ['founded is before 2026-13-40', 'founded is before 2026-13-40'],
  ])('%s', (words, read) => {
    expect(datesInWords(words)).toBe(read);
  });
});
