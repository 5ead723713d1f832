interface Row {
  readonly leadId: string;
}

export interface KeptOrder<Item> {
  readonly items: readonly Item[];
  /** Rows that are no longer on this page, as they were when they were. */
  readonly gone: ReadonlySet<string>;
  /** The server has the page in another order, or with others on it. */
  readonly moved: boolean;
  /** Each row that the server has on the page is shown. */
  readonly whole: boolean;
}

/**
 * News put into the rows where they stand: nothing jumps while somebody reads or is about to press. Only those that somebody `deleted`
 * here leave no row, and whoever follows on the page comes after the others.
 */
export function keptOrder<Item extends Row>(
  before: readonly Item[],
  latest: readonly Item[],
  deleted: ReadonlySet<string> = new Set(),
): KeptOrder<Item> {
  const byId = new Map(latest.map((item) => [item.leadId, item]));
  const stay = before.filter(({ leadId }) => byId.has(leadId) || !deleted.has(leadId));
  const there = new Set(stay.map(({ leadId }) => leadId));
  const follow = latest.filter(({ leadId }) => !there.has(leadId));
  const shown = stay.length < before.length ? [...stay, ...follow] : before;
  // Where nothing was shown there is nothing that could jump.
  if (shown.length === 0) return { items: latest, gone: new Set(), moved: false, whole: true };
  return {
    items: shown.map((item) => byId.get(item.leadId) ?? item),
    gone: new Set(shown.flatMap(({ leadId }) => (byId.has(leadId) ? [] : leadId))),
    moved: shown.length !== latest.length || shown.some(({ leadId }, index) => latest[index]?.leadId !== leadId),
    whole: shown !== before || follow.length === 0,
  };
}
