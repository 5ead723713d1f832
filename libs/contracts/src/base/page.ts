import * as z from 'zod';

export const maxPageSize = 200;

/** What every list takes. `cursor` is opaque: it is only ever given back. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(maxPageSize).default(50),
  cursor: z.string().max(2_000).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** `exact: false` = an estimate ("about"). */
export const Total = z.object({ value: z.int(), exact: z.boolean() });
export type Total = z.infer<typeof Total>;

/** What every list answers. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: Total.optional() });

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  total?: Total;
}
