export interface HeatlineLevel {
  readonly name: string;
  readonly tone: string;
  /** Lower bound; null for the lowest level. */
  readonly from: number | null;
}

export interface Band {
  readonly name: string;
  readonly tone: string;
  readonly from: number;
  /** Width as a share of the bar, in percent. */
  readonly size: number;
  /** How much of the band the score fills, in percent. */
  readonly filled: number;
}

/**
 * Cuts the range of a score into its level bands. The lowest begins at the floor, or as far below as the score is; the highest ends
 * at the ceiling, or a fair way above its bound and at the score itself when that is higher.
 */
export function heatlineBands(
  levels: readonly HeatlineLevel[],
  score: number | null,
  floor: number | null,
  ceiling: number | null,
): Band[] {
  if (levels.length === 0) return [];
  const second = levels[1]?.from ?? 0;
  const start = Math.min(floor ?? 0, score ?? 0, second);
  const last = Math.max(start, levels.at(-1)?.from ?? 0);
  const fair = last + Math.max(1, (last - start) / Math.max(1, levels.length - 1)) * 0.8;
  const end = Math.max(ceiling ?? Math.max(fair, score ?? fair), last + 1e-9);
  return levels.map((level, index) => {
    const from = index === 0 ? start : (level.from ?? start);
    const to = levels[index + 1]?.from ?? end;
    const within = score === null ? 0 : (score - from) / (to - from);
    return {
      name: level.name,
      tone: level.tone,
      from,
      size: (100 * (to - from)) / (end - start),
      filled: 100 * Math.min(1, Math.max(0, within)),
    };
  });
}
