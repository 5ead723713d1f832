import { type RunKind, runKinds, type RunStateGroup, runStateGroups } from '@heatline/contracts';
import { keysOf, oneOf } from '../../api/known';

/** What the member looks at; all of it stands in the address. */
export interface ListView {
  /** null: all. */
  readonly group: RunStateGroup | null;
  readonly kind: RunKind | null;
  readonly modelId: string | null;
  readonly cursor: string | null;
}

export type Params = Readonly<Record<string, string | undefined>>;

/** Reads a view out of the address; what it does not understand is as if it were not there. */
export const viewOf = (params: Params): ListView => ({
  group: oneOf(runStateGroups, params['group']) ?? null,
  kind: oneOf(keysOf(runKinds), params['kind']) ?? null,
  modelId: params['model'] ?? null,
  cursor: params['cursor'] ?? null,
});

/** The address of a view; null takes a key out of it. */
export const paramsOf = ({ group, kind, modelId, cursor }: ListView): Record<string, string | null> => ({
  group,
  kind,
  model: modelId,
  cursor,
});

export const pageSize = 50;

/** What `GET /api/runs` is asked for a view. */
export const requestOf = ({ group, kind, modelId, cursor }: ListView): Record<string, string | number> => ({
  limit: pageSize,
  ...(group ? { group } : {}),
  ...(kind ? { kind } : {}),
  ...(modelId ? { modelId } : {}),
  ...(cursor ? { cursor } : {}),
});

export const isFiltered = ({ group, kind, modelId }: ListView): boolean =>
  group !== null || kind !== null || modelId !== null;
