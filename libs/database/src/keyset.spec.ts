import { Refusal } from '@heatline/contracts';
import { z } from 'zod';
import { decodeCursor, encodeCursor, PositionInstant, toPage } from './keyset';

const Position = z.tuple([z.int(), z.uuid()]);
const position: z.infer<typeof Position> = [42, '0198c0de-0000-7000-8000-000000000001'];

it('gives back the position that it was made of', () => {
  expect(decodeCursor(Position, encodeCursor(position))).toEqual(position);
});

it('takes no cursor for the first page', () => {
  expect(decodeCursor(Position, undefined)).toBeUndefined();
});

it.each([
  ['text', 'next please'],
  ['nothing', ''],
  ['the cursor of another list', encodeCursor({ name: 'Ada' })],
  ['half a cursor', encodeCursor(position).slice(0, 10)],
])('refuses %s', (_, cursor) => {
  expect(() => decodeCursor(Position, cursor)).toThrow(
    expect.objectContaining({ name: 'Refusal', code: 'bad_cursor' }),
  );
  expect(() => decodeCursor(Position, cursor)).toThrow(Refusal);
});

describe('an instant in a position', () => {
  it.each(['2026-11-28 12:00:00.123456+00', '2026-11-28 12:00:00+00', '2026-02-28 12:00:00.5+05:30'])('%s', (text) => {
    expect(PositionInstant.parse(text)).toBe(text);
  });

  it.each(['now', '9999-99-99 99:99:99+00', '2026-11-28', '', "2026-11-28 12:00:00+00'"])('is not %j', (text) => {
    expect(PositionInstant.safeParse(text).success).toBe(false);
  });
});

describe('a page', () => {
  const page = (rows: number[], limit: number) =>
    toPage(
      rows,
      limit,
      (row) => row,
      (row) => `item ${row}`,
    );

  it('shows what was asked for and points behind its last item', () => {
    const { items, nextCursor } = page([1, 2, 3], 2);
    expect(items).toEqual(['item 1', 'item 2']);
    expect(decodeCursor(z.int(), nextCursor!)).toBe(2);
  });

  it('is the last one when there is no surplus row', () => {
    expect(page([1, 2], 2)).toEqual({ items: ['item 1', 'item 2'], nextCursor: null });
    expect(page([], 2)).toEqual({ items: [], nextCursor: null });
  });
});
