import { type Page, Refusal } from '@heatline/contracts';
import { z } from 'zod';

/** Where a page ended, as an opaque text. It holds no secret and grants nothing: the query that uses it is checked as any other. */
export const encodeCursor = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString('base64url');

/** A timestamptz as PostgreSQL writes it, to the microsecond: a cursor that was tampered with must not reach SQL as a date that is none. */
export const PositionInstant = z
  .string()
  .regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:?\d\d)?$/)
  .refine((text) => !Number.isNaN(Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))));

/**
 * The position in a cursor, or undefined for the first page.
 * @throws Refusal `bad_cursor` for anything that `encodeCursor` with this schema did not make
 */
export function decodeCursor<Position extends z.ZodType>(
  schema: Position,
  cursor: string | undefined,
): z.output<Position> | undefined {
  if (cursor === undefined) return undefined;
  const position = schema.safeParse(fromBase64Json(cursor));
  if (!position.success)
    throw new Refusal('bad_cursor', {}, 'This cursor is not from this list: ask for the first page again');
  return position.data;
}

/** A page from `limit + 1` rows: the surplus row only tells that there are more. `positionOf` the last row shown is the next cursor. */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  positionOf: (row: Row) => unknown,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(positionOf(last)) : null,
  };
}

function fromBase64Json(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
