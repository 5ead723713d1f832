import type { Params } from '@angular/router';
import { type WatchSort, watchSorts } from '@heatline/contracts';
import { oneOf, strangeIn } from '../api/known';

/** What the address says is looked at. `modelId` null: the member's first choice. */
export interface ListView {
  readonly sort: WatchSort;
  /** A sort that the list does not have, as it stands in the address. */
  readonly strangeSort: string | null;
  readonly modelId: string | null;
  readonly cursor: string | null;
}

const first: WatchSort = '-since';

export const viewOf = (params: Params): ListView => ({
  sort: oneOf(watchSorts, params['sort']) ?? first,
  strangeSort: strangeIn(watchSorts, params['sort']),
  modelId: typeof params['model'] === 'string' ? params['model'] : null,
  cursor: typeof params['cursor'] === 'string' ? params['cursor'] : null,
});

export const paramsOf = ({ sort, strangeSort, modelId, cursor }: ListView): Params => ({
  sort: strangeSort ?? (sort === first ? null : sort),
  model: modelId,
  cursor,
});

/** A press on a column: the greatest first, then the other way round. */
export const turned = (sort: WatchSort, column: 'score' | 'change' | 'since' | 'lastActivity'): WatchSort =>
  sort === `-${column}` ? column : `-${column}`;

/** For `aria-sort`. */
export const directionOf = (sort: WatchSort, column: string): 'ascending' | 'descending' | 'none' =>
  sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : 'none';
