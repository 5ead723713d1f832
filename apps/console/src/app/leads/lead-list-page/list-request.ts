import type { Model } from '@heatline/contracts';
import type { ModelChoice } from '../model-choice';
import { isOfModel, type ListView } from './list-view';

export const pageSize = 50;

/** What `GET /api/leads` is asked for a view, given the models that stand in the columns; `accounts`: the model of the account columns; `attributes`: keys of those in columns. */
export function listRequest(
  view: ListView,
  choices: readonly ModelChoice[],
  accounts?: Model | null,
  attributes: readonly string[] = [],
): Record<string, string | number> {
  const { sort, sorting } = wantedSort(view, choices);
  const shown = choices.flatMap((choice) => (choice.model ? [choice.model.modelId] : []));
  const first = sorting ?? shown[0];
  const others = [...shown, ...(accounts ? [accounts.modelId] : [])].filter((modelId) => modelId !== first);
  return {
    limit: pageSize,
    total: 'about',
    sort,
    ...(first ? { modelId: first } : {}),
    ...(others.length ? { modelIds: others.join(',') } : {}),
    ...(attributes.length ? { attributes: attributes.join(',') } : {}),
    ...wantedLeads(view),
    ...(view.cursor ? { cursor: view.cursor } : {}),
  };
}

/** Whom the view is about, in whatever order. */
export const wantedLeads = ({ q, filter }: Pick<ListView, 'q' | 'filter'>): Record<string, string> => ({
  ...(q ? { q } : {}),
  ...(filter ? { filter: JSON.stringify(filter) } : {}),
});

/** A sort by a model that is not there is as if none were chosen. */
export function wantedSort({ sort }: Pick<ListView, 'sort'>, choices: readonly ModelChoice[]) {
  const sorting = isOfModel(sort.key) ? choices.find((choice) => choice.kind === sort.kind)?.model?.modelId : undefined;
  return isOfModel(sort.key) && !sorting
    ? { sort: '-lastActivity', sorting }
    : { sort: `${sort.descending ? '-' : ''}${sort.key}`, sorting };
}
