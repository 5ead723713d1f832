import type { Total } from '@heatline/contracts';
import { knownTotal, rangeWords } from './paged-list';

const about = (value: number): Total => ({ value, exact: false });
const rows = (count: number) => Array.from({ length: count });

it.each<[string, number, string | null, Total | undefined, number | null, Total | null]>([
  ['nobody', 0, null, about(3), 0, { value: 0, exact: true }],
  ['all on one page', 12, null, about(0), 0, { value: 12, exact: true }],
  ['the last page', 12, null, about(40), 50, { value: 62, exact: true }],
  ['more than was estimated', 50, 'next', about(0), 0, about(51)],
  ['more pages', 50, 'next', about(339), 50, about(339)],
  ['a last page with an unknown number before it', 12, null, about(40), null, about(40)],
  ['what was counted', 12, null, { value: 13, exact: true }, 0, { value: 13, exact: true }],
  ['not told', 12, null, undefined, 0, null],
])('%s', (_, count, nextCursor, total, skipped, known) => {
  expect(knownTotal({ items: rows(count), nextCursor, total }, skipped)).toEqual(known);
});

it('is said with the rows in sight', () => {
  expect(rangeWords(50, 50, about(12_345))).toBe('51–100 of about 12,345');
  expect(rangeWords(0, 12, { value: 12, exact: true })).toBe('1–12 of 12');
  expect(rangeWords(1_000, 7, null)).toBe('1,001–1,007');
  expect(rangeWords(0, 0, about(3))).toBe('');
});
