import type { LeadListItem, listLeads, ReplyOf } from '@heatline/contracts';
import { type KeptOrder, keptOrder } from './kept-order';

type Page = ReplyOf<typeof listLeads>;

/** The newest answer, and to which question. */
export interface Answered {
  readonly page: Page | undefined;
  readonly asked: string;
  /** Rows before it; null: not known. */
  readonly skipped: number | null;
  /** Counts how often the newest order was asked for. */
  readonly sorted: number;
}

export interface ShownPage extends KeptOrder<LeadListItem>, Omit<Answered, 'page'> {
  readonly latest: Page;
  /** Where the next page begins: behind the last row that is shown, whoever has left this page meanwhile. */
  readonly nextCursor: string | null;
}

/** The newest page in the order in which its rows were first shown, as long as it answers the same question. */
export function shownPage(
  { page, asked, skipped, sorted }: Answered,
  before: ShownPage | undefined,
  deleted: ReadonlySet<string>,
): ShownPage | undefined {
  if (!page) return before;
  const same = before?.asked === asked && before.sorted === sorted;
  const kept = keptOrder(same ? before.items : [], page.items, deleted);
  const nextCursor = same && !kept.whole ? before.nextCursor : page.nextCursor;
  return { asked, sorted, skipped, latest: page, nextCursor, ...kept };
}
