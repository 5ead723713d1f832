import { type AttributeKind, readDate } from '@heatline/contracts';

/** How a value is understood. */
export function kindOf(value: unknown): AttributeKind {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return readDate(value) === null ? 'text' : 'date';
  return Array.isArray(value) ? 'list' : 'object';
}

/** Equal for values that are the same, in whatever order an object's names stand. */
export function canonical(value: unknown): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, ordered(inner)]);
  // In a wrapper, so that no object equals a list of pairs.
  return { entries: entries.sort(([a], [b]) => (a < b ? -1 : 1)) };
}
