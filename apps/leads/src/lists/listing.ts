import { type CallContext, type Condition, type LeadSort, Refusal } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { containing } from '../search-text';
import type { Meant } from './engine-matches';
import { orderOfSort } from './sql/lead-order';
import { modelsIn, refuseUnknown, withLevelKeys } from './asked/level-keys';
import { modelRequired } from './asked/list-condition';
import { factsOfModels, withLevelBounds } from './asked/model-facts';
import { splitCondition } from './sql/sql-test';
import { requireNoSegment } from './asked/require-no-segment';
import type { Walk } from './sql/walk';
import { requireMe } from './asked/who-is-me';

/** A list as it was asked for: search, condition and order. */
export interface Wanted {
  q?: string | undefined;
  condition?: Condition | undefined;
  sort: LeadSort;
  /** Whose scores it is ordered by, where it is ordered by scores. */
  modelId?: string | undefined;
  /** Whose scores are shown of who is in it. */
  shown?: readonly string[] | undefined;
}

/** A list that can be walked: what SQL tells, what the engine tells, and a key under which the same list is found again. */
export interface Listing {
  walk: Walk;
  rest: Meant | undefined;
  key: string;
}

/** @throws Refusal `key_is_nobody`, `condition_not_supported`, `model_required`, `model_not_found`, `level_not_found`, `model_of_accounts`: its scores stand beside leads, but leads have none of their own */
export async function openListing(tx: Tx, wanted: Wanted, context: CallContext, me: string | null): Promise<Listing> {
  const { sort, q } = wanted;
  requireMe(wanted.condition, context);
  requireNoSegment(wanted.condition);
  const order = orderOfSort(sort);
  const modelId = order.source === 's' ? wanted.modelId : undefined;
  if (order.source === 's' && modelId === undefined) throw modelRequired();
  const named = wanted.condition ? modelsIn(wanted.condition) : [];
  // A list that asks for nothing has its page at once, and its scores tell which models are there: `pageRows` refuses the others.
  const shown = modelId || q || wanted.condition ? (wanted.shown ?? []) : [];
  const models = await factsOfModels(tx, [...new Set([...named, ...(modelId ? [modelId] : []), ...shown])]);
  const condition = wanted.condition && withLevelKeys(wanted.condition, (id) => models.get(id)?.named ?? null);
  // Who is in a list without a condition does not depend on when it is asked for.
  const asOf = condition ? (await tx.scoringTime()) / 1_000 : 0;
  const { tests, rest } = splitCondition(condition, { me, asOf });
  refuseUnknown([...(modelId ? [modelId] : []), ...shown], (id) => !!models.get(id)?.named);
  if (modelId && models.get(modelId)?.ofAccounts) {
    throw new Refusal(
      'model_of_accounts',
      { modelId },
      'This model scores accounts: sort accounts by it, or filter by it',
    );
  }
  const walk: Walk = {
    workspaceId: context.workspaceId,
    order,
    modelId,
    tests: withLevelBounds(tests, models),
    models,
    ...(q && { like: containing(q) }),
  };
  const key = JSON.stringify([context.workspaceId, me, sort, modelId, q, condition]);
  return { walk, rest: rest && { condition: rest, me, context }, key };
}
