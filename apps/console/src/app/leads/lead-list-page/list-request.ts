import type { Condition, Model } from '@heatline/contracts';
import type { ModelChoice } from '../model-choice';
import type { ListView } from './list-view';

export const pageSize = 50;

/** What `GET /api/leads` is asked for a view, given the models that stand in the columns; `accounts`: the model of the account columns. */
export function listRequest(
  view: ListView,
  choices: readonly ModelChoice[],
  accounts?: Model | null,
): Record<string, string | number> {
  const modelOf = (kind: string) => choices.find((choice) => choice.kind === kind)?.model?.modelId;
  const filtering = view.range || view.levels.length ? modelOf(view.of) : undefined;
  const sorting = view.sort.key === 'score' ? modelOf(view.sort.kind) : undefined;
  const shown = choices.flatMap((choice) => (choice.model ? [choice.model.modelId] : []));
  const first = sorting ?? filtering ?? shown[0];
  const others = [...shown, ...(accounts ? [accounts.modelId] : [])].filter((modelId) => modelId !== first);
  const sort =
    view.sort.key === 'score' && !sorting ? '-lastActivity' : `${view.sort.descending ? '-' : ''}${view.sort.key}`;
  return {
    limit: pageSize,
    total: 'about',
    sort,
    ...(view.q ? { q: view.q } : {}),
    ...(first ? { modelId: first } : {}),
    ...(others.length ? { modelIds: others.join(',') } : {}),
    ...(filtering && filtering === first ? bounds(view) : {}),
    ...filterParam([
      ...(view.filter ? [view.filter] : []),
      ...(filtering && filtering !== first ? [boundsOf(view, filtering)] : []),
    ]),
    ...(view.cursor ? { cursor: view.cursor } : {}),
  };
}

/** Bounds and levels of the model that the list is sorted by. */
const bounds = ({ range, levels }: ListView): Record<string, string | number> => ({
  ...(range?.min === undefined ? {} : { scoreMin: range.min }),
  ...(range?.max === undefined ? {} : { scoreMax: range.max }),
  ...(range?.below === undefined ? {} : { scoreBelow: range.below }),
  ...(levels.length ? { level: levels.join(',') } : {}),
});

/** The same of another model, as a condition. */
const boundsOf = ({ range, levels }: ListView, modelId: string): Condition => ({
  all: [
    ...(range?.min === undefined ? [] : [{ score: modelId, op: 'gte' as const, value: range.min }]),
    ...(range?.max === undefined ? [] : [{ score: modelId, op: 'lte' as const, value: range.max }]),
    ...(range?.below === undefined ? [] : [{ score: modelId, op: 'lt' as const, value: range.below }]),
    ...(levels.length ? [{ level: modelId, op: 'in' as const, value: [...levels] }] : []),
  ],
});

const filterParam = (all: Condition[]): Record<string, string> =>
  all.length ? { filter: JSON.stringify(all.length === 1 ? all[0] : { all }) } : {};
