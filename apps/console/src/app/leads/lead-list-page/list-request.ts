import type { ModelChoice } from '../model-choice';
import type { ListView } from './list-view';

export const pageSize = 50;

/** What `GET /api/leads` is asked for a view, given the models that stand in the columns. */
export function listRequest(view: ListView, choices: readonly ModelChoice[]): Record<string, string | number> {
  const modelOf = (kind: string) => choices.find((choice) => choice.kind === kind)?.model?.modelId;
  const filtering = view.range || view.levels.length ? modelOf(view.of) : undefined;
  const sorting = view.sort.key === 'score' ? modelOf(view.sort.kind) : undefined;
  const shown = choices.flatMap((choice) => (choice.model ? [choice.model.modelId] : []));
  const first = sorting ?? filtering ?? shown[0];
  const others = shown.filter((modelId) => modelId !== first);
  const sort =
    view.sort.key === 'score' && !sorting ? '-lastActivity' : `${view.sort.descending ? '-' : ''}${view.sort.key}`;
  return {
    limit: pageSize,
    total: 'about',
    sort,
    ...(view.q ? { q: view.q } : {}),
    ...(first ? { modelId: first } : {}),
    ...(others.length ? { modelIds: others.join(',') } : {}),
    ...(filtering ? scoreFilter(view, filtering, filtering === first) : {}),
    ...(view.cursor ? { cursor: view.cursor } : {}),
  };
}

/** Bounds and levels as parameters of the model that the list is sorted by, as a condition when it is another. */
function scoreFilter({ range, levels }: ListView, modelId: string, same: boolean): Record<string, string | number> {
  if (same) {
    return {
      ...(range?.min === undefined ? {} : { scoreMin: range.min }),
      ...(range?.max === undefined ? {} : { scoreMax: range.max }),
      ...(range?.below === undefined ? {} : { scoreBelow: range.below }),
      ...(levels.length ? { level: levels.join(',') } : {}),
    };
  }
  const all = [
    ...(range?.min === undefined ? [] : [{ score: modelId, op: 'gte', value: range.min }]),
    ...(range?.max === undefined ? [] : [{ score: modelId, op: 'lte', value: range.max }]),
    ...(range?.below === undefined ? [] : [{ score: modelId, op: 'lt', value: range.below }]),
    ...(levels.length ? [{ level: modelId, op: 'in', value: levels }] : []),
  ];
  return { filter: JSON.stringify({ all }) };
}
