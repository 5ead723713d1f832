import type { Level, LevelBadge, ToNextLevel } from '@heatline/contracts';

/** The level of a score in hundredths: the highest whose lower bound it reaches. */
export function levelOf(levels: Level[], score: number): Level {
  let found = levels[0]!;
  for (const level of levels) if (level.from !== undefined && score >= toHundredths(level.from)) found = level;
  return found;
}

/** Level by key, for rows of an older version whose level may be gone. */
export const badgeOf = (levels: Level[], key: string): LevelBadge => {
  const level = levels.find((candidate) => candidate.key === key);
  return level ? { key, name: level.name, tone: level.tone } : { key, name: key, tone: 'neutral' };
};

/**
 * The way from a score (hundredths) to the next level. In the lowest level it begins at the floor, or at 0 without one.
 * Null above the top.
 */
export function toNextLevel(levels: Level[], score: number, floor: number | null): ToNextLevel | null {
  const at = levels.indexOf(levelOf(levels, score));
  const next = levels[at + 1];
  if (next?.from === undefined) return null;
  const bound = toHundredths(next.from);
  const begins = levels[at]!.from;
  const from = begins === undefined ? (floor ?? 0) : toHundredths(begins);
  const percent = bound <= from ? 0 : Math.min(99, Math.max(0, Math.floor((100 * (score - from)) / (bound - from))));
  const { key, name, tone } = next;
  return { level: { key, name, tone }, from: next.from, percent, missing: (bound - score) / 100 };
}

export const toHundredths = (points: number): number => Math.round(points * 100);
export const toPoints = (hundredths: number): number => hundredths / 100;
