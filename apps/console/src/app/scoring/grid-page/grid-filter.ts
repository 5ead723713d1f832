import type { Condition, ScoreGrid } from '@heatline/contracts';

type Cell = ScoreGrid['cells'][number];

/** The condition that finds exactly the leads of a cell. */
export function cellFilter(grid: ScoreGrid, { fit, engagement }: Pick<Cell, 'fit' | 'engagement'>): Condition {
  const { bounds } = grid;
  return {
    all: [
      ...band(grid.profileModelId, bounds.fit, fit === 'A' ? 0 : fit === 'B' ? 1 : 2),
      ...band(grid.engagementModelId, bounds.engagement, engagement - 1),
    ],
  };
}

function band(score: string, { high, middle }: { high: number; middle: number }, place: number): Condition[] {
  const from: Condition = { score, op: 'gte', value: place === 0 ? high : middle };
  const below: Condition = { score, op: 'lt', value: place === 1 ? high : middle };
  return place === 0 ? [from] : place === 1 ? [from, below] : [below];
}

/** "50 and more", "20 to below 50", "below 20" */
export function bandWords({ high, middle }: { high: number; middle: number }, place: number): string {
  if (place === 0) return `${high} and more`;
  return place === 1 ? `${middle} to below ${high}` : `below ${middle}`;
}
