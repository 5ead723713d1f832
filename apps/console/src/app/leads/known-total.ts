import type { Total } from '@heatline/contracts';

/** What is known of how many match: an estimate is never below the rows in sight, and the last page is counted. */
export function knownTotal(
  { items, nextCursor, total }: { items: readonly unknown[]; nextCursor: string | null; total?: Total | undefined },
  skipped: number | null,
): Total | null {
  if (!total) return null;
  if (total.exact) return total;
  if (!nextCursor && skipped !== null) return { value: skipped + items.length, exact: true };
  const least = (skipped ?? 0) + items.length + (nextCursor ? 1 : 0);
  return { value: Math.max(total.value, least), exact: false };
}
