const numeric = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

/** The number that a value stands for; numeric text counts. null = not a number. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !numeric.test(value)) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
