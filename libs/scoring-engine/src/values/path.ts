/** The value of a key: a literal key (with dots or not) wins, else `a.b` is a path into objects. */
export function readPath(bag: Readonly<Record<string, unknown>> | null | undefined, key: string): unknown {
  if (bag === null || bag === undefined) return undefined;
  if (Object.hasOwn(bag, key)) return bag[key];
  if (!key.includes('.')) return undefined;
  let value: unknown = bag;
  for (const part of key.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** Missing, null and empty text are "not set". */
export const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
