import type { ViewContent } from '@heatline/contracts';
import { type ListView, sortOf, sortText } from '../lead-list-page/list-view';

/** What is kept of a list that is looked at. */
export const contentOf = ({ q, filter, sort }: Pick<ListView, 'q' | 'filter' | 'sort'>): ViewContent => ({
  q,
  filter,
  sort: sortText(sort),
});

/** What the list looks at when a view is opened. */
export const opened = ({ q, filter, sort }: ViewContent): Pick<ListView, 'q' | 'filter' | 'sort'> => ({
  q,
  filter,
  sort: sortOf(sort),
});

/** Whether two look at the same, in whatever order the keys of their conditions stand. */
export const sameContent = (a: ViewContent, b: ViewContent): boolean =>
  JSON.stringify(sorted([a.q, a.filter, a.sort])) === JSON.stringify(sorted([b.q, b.filter, b.sort]));

const parts = ['q', 'filter', 'sort'] as const;

/** What was changed since it was `seen`; `clash`: somebody else has changed the same to something else, so that it holds `now`. */
export function changesOf(seen: ViewContent, mine: ViewContent, now: ViewContent) {
  const differ = (part: (typeof parts)[number], a: ViewContent, b: ViewContent) =>
    JSON.stringify(sorted(a[part])) !== JSON.stringify(sorted(b[part]));
  const changed = parts.filter((part) => differ(part, seen, mine));
  const change: Partial<ViewContent> = Object.fromEntries(changed.map((part) => [part, mine[part]]));
  return { change, clash: changed.some((part) => differ(part, seen, now) && differ(part, mine, now)) };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
