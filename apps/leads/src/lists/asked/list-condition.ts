import { type Condition, type LeadListQuery, Refusal } from '@heatline/contracts';

type Shorthand = Pick<
  LeadListQuery,
  'modelId' | 'scoreMin' | 'scoreMax' | 'scoreBelow' | 'level' | 'accountId' | 'owner'
>;

/**
 * The short parameters of a list as leaves of the one filter language, beside the filter that was given: what comes after
 * knows no other way to filter. Undefined = everybody.
 * @throws Refusal `model_required`
 */
export function conditionOf(short: Shorthand, filter: Condition | undefined): Condition | undefined {
  const leaves: Condition[] = [
    ...ofScore(short),
    ...(short.accountId === undefined ? [] : [{ account: [short.accountId] }]),
    ...(short.owner === undefined ? [] : [{ owner: short.owner.map((owner) => (owner === 'none' ? null : owner)) }]),
    ...(filter === undefined ? [] : [filter]),
  ];
  if (leaves.length === 0) return undefined;
  return leaves.length === 1 ? leaves[0] : { all: leaves };
}

function ofScore({ modelId, scoreMin, scoreMax, scoreBelow, level }: Shorthand): Condition[] {
  const bounds = [
    ['gte', scoreMin],
    ['lte', scoreMax],
    ['lt', scoreBelow],
  ] as const;
  const needed = level !== undefined || bounds.some(([, value]) => value !== undefined);
  if (!needed) return [];
  if (modelId === undefined) throw modelRequired();
  return [
    ...bounds.flatMap(([op, value]) => (value === undefined ? [] : [{ score: modelId, op, value }])),
    ...(level === undefined ? [] : [{ level: modelId, op: 'in' as const, value: level }]),
  ];
}

export const modelRequired = () =>
  new Refusal('model_required', {}, 'Say whose scores: sorting and filtering by score needs modelId');
