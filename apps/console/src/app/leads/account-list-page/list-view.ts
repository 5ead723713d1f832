import { type AccountSort, type AccountSortKey, accountSorts } from '@heatline/contracts';
import { oneOf, strangeIn } from '../../api/known';

export const pageSize = 50;

/** What the member looks at. All of it stands in the address. */
export interface AccountListView {
  readonly q: string;
  /** null: the best score first, or by name while no model is chosen. */
  readonly sort: AccountSort | null;
  /** A sort that the list does not have, as it stands in the address. */
  readonly strangeSort: string | null;
  readonly levels: readonly string[];
  readonly cursor: string | null;
  readonly skipped: number;
}

type Params = Readonly<Record<string, string | undefined>>;

export function viewOf(params: Params): AccountListView {
  const cursor = params['cursor'] ?? null;
  return {
    q: params['q'] ?? '',
    sort: oneOf(accountSorts, params['sort']) ?? null,
    strangeSort: strangeIn(accountSorts, params['sort']),
    levels: (params['level'] ?? '').split(',').filter(Boolean),
    cursor,
    skipped: cursor ? Math.max(0, Number.parseInt(params['skip'] ?? '', 10) || 0) : 0,
  };
}

/** The address of a view; null takes a key out of it. */
export const paramsOf = ({
  q,
  sort,
  strangeSort,
  levels,
  cursor,
  skipped,
}: AccountListView): Record<string, string | null> => ({
  q: q || null,
  sort: strangeSort ?? sort,
  level: levels.join(',') || null,
  cursor,
  skip: cursor ? String(skipped) : null,
});

/** The order that holds: without a model nothing is ordered by score. */
export function sortOf({ sort }: AccountListView, modelId: string | undefined): AccountSort {
  const wanted = sort ?? '-score';
  return wanted.endsWith('score') && !modelId ? 'name' : wanted;
}

/** What `GET /api/accounts` is asked. */
export function requestOf(view: AccountListView, modelId: string | undefined): Record<string, string | number> {
  return {
    limit: pageSize,
    sort: sortOf(view, modelId),
    ...(view.q ? { q: view.q } : {}),
    ...(modelId ? { modelId, ...(view.levels.length ? { level: view.levels.join(',') } : {}) } : {}),
    ...(view.cursor ? { cursor: view.cursor } : {}),
  };
}

/** The order after a head is pressed: names from A on, all else from the top; pressed again, the other way round. */
export function pressed(now: AccountSort, key: AccountSortKey): AccountSort {
  if (now === key) return `-${key}`;
  if (now === `-${key}`) return key;
  return key === 'name' ? key : `-${key}`;
}
