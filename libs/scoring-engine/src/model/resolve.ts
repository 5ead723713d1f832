import type { Catalog } from '../criteria/catalog';
import type { Criterion } from '../criteria/criterion';

/** Compiling succeeds, or names the criteria for which no facts have been read yet. */
export type Compiled<Value> = { ok: true; value: Value } | { ok: false; missing: Criterion[] };

export const missingIn = (catalog: Catalog, criteria: readonly Criterion[]): Criterion[] =>
  criteria.filter((criterion) => catalog.criterionId(criterion.key) === undefined);

/** The id of a criterion that is known to be in the catalog. */
export function idIn(catalog: Catalog, criterion: Criterion): number {
  const id = catalog.criterionId(criterion.key);
  if (id === undefined) throw new RangeError(`Criterion ${criterion.key} is not in the catalog`);
  return id;
}
