import type { SqlTest } from './sql-test';
import type { Walk } from './walk';

/** Leads that have a value of the order come first, then the others. */
export type Phase = 'valued' | 'unvalued';

/** Whoever has no row where a test looks has no value: may they pass? */
export const passesWithout = (test: SqlTest): boolean =>
  test.op === 'is null' ||
  test.op === 'is distinct from' ||
  ((test.op === 'in' || test.op === 'not in') && test.orNull);

/** What every row of its table has, once anything is known of the lead there. */
const alwaysThere: readonly string[] = ['score', 'event_count'];

/** May leads without a value of the order be in the list? */
export function alsoUnvalued({ order, tests, modelId }: Walk): boolean {
  if (!order.nullable) return false;
  const sameTable = ({ source }: SqlTest): boolean =>
    order.source === 'l'
      ? source === 'lead'
      : order.source === 't'
        ? source === 'timeline'
        : typeof source !== 'string' && source.model === modelId;
  return !tests.some(
    (test) =>
      !passesWithout(test) && sameTable(test) && (test.column === order.column || alwaysThere.includes(order.column)),
  );
}

/** Is there anything to look at beside the index that is walked? */
export const isPlain = (walk: Walk): boolean => walk.like === undefined && partTests(walk, 'valued')[1].length === 0;

/** What narrows the range of the index itself, and what is looked at row by row. */
export function partTests(
  { tests, order, modelId, models }: Walk,
  phase: Phase,
): [inside: SqlTest[], outside: SqlTest[]] {
  if (phase === 'unvalued') return [[], tests];
  const isBase = ({ source }: SqlTest): boolean =>
    typeof source === 'string'
      ? source === (order.source === 'l' ? 'lead' : order.source === 't' ? 'timeline' : '')
      : order.source === 's' && source.model === modelId;
  const inside = tests.filter((test) => isBase(test) && (test.column === order.column || test.op === 'none'));
  const outside = tests.filter((test) => !inside.includes(test));
  const active = order.source === 's' && modelId !== undefined && models.get(modelId)?.active === true;
  return [[...inside, ...(active ? outside.flatMap(copied) : [])], outside];
}

/** What a score's own row says of its owner, along whose index the list can be walked. The copy may be late: it is looked at exactly afterwards. */
const copied = (test: SqlTest): SqlTest[] =>
  test.column === 'owner_id' && test.op === 'in' && !test.orNull ? [{ ...test, source: { model: '' } }] : [];
