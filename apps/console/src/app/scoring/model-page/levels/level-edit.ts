import type { Level, ModelDefinition } from '@heatline/contracts';
import { formatNumber, levelTones } from '@heatline/ui';

/** A key that nobody has, from the name: history and segments know the level by it. */
export function levelKey(name: string, taken: readonly string[]): string {
  const base =
    name
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50) || 'level';
  for (let no = 1; ; no++) {
    const key = no === 1 ? base : `${base}-${no}`;
    if (!taken.includes(key)) return key;
  }
}

/** The next level up: above the highest, in a tone that is free. */
export function nextLevel(levels: readonly Level[]): Level {
  const last = levels.at(-1)?.from ?? 0;
  const step = levels.length > 1 ? Math.max(1, Math.round(last / (levels.length - 1))) : 20;
  const above = levelTones.slice(levelTones.indexOf(levels.at(-1)?.tone ?? 'cold') + 1);
  const tone = [...above, ...levelTones].find((one) => !levels.some((level) => level.tone === one)) ?? 'neutral';
  const names = levels.map(({ name }) => name);
  let name = 'New level';
  for (let no = 2; names.includes(name); no++) name = `New level ${no}`;
  return {
    key: levelKey(
      name,
      levels.map(({ key }) => key),
    ),
    name,
    from: last + step,
    tone,
  };
}

/** Without one level; what becomes the lowest loses its bound. */
export const withoutLevel = (levels: readonly Level[], index: number): Level[] =>
  levels
    .filter((_, at) => at !== index)
    .map((level, at) => {
      if (at > 0) return level;
      const { from: _, ...lowest } = level;
      return lowest;
    });

/** Why a lower bound does not fit between its neighbours, with what would: "Warm already starts at 30. Choose 31 to 87." */
export function boundComplaint(levels: readonly Level[], index: number): string | null {
  const level = levels[index];
  if (!level || index === 0) return null;
  if (level.from === undefined || Number.isNaN(level.from)) return 'Say from how many points this level begins.';
  const below = levels[index - 1];
  const above = levels[index + 1];
  const low = below?.from;
  const high = above?.from;
  if (low !== undefined && level.from <= low)
    return `${below?.name} already starts at ${low}. Choose ${range(low, high)}.`;
  if (high !== undefined && level.from > high && (low === undefined || high > low))
    return `${above?.name} already starts at ${high}. Choose ${range(low, high)}.`;
  return null;
}

/** Why no score can have this level, between floor and ceiling; null when one can. */
export function levelDoubt(
  { levels, floor, ceiling }: Pick<ModelDefinition, 'levels' | 'floor' | 'ceiling'>,
  index: number,
): string | null {
  const from = levels[index]?.from;
  const next = levels[index + 1]?.from;
  if (ceiling !== null && from !== undefined && from > ceiling)
    return `Nobody reaches this level: no score rises above the ceiling of ${formatNumber(ceiling)}.`;
  if (floor !== null && next !== undefined && next <= floor)
    return `Nobody has this level: no score falls below the floor of ${formatNumber(floor)}.`;
  return null;
}

function range(low: number | undefined, high: number | undefined): string {
  const from = low === undefined ? undefined : Math.floor(low) + 1;
  const to = high === undefined ? undefined : Math.ceil(high) - 1;
  if (from !== undefined && to !== undefined && from <= to) return from === to ? `${from}` : `${from} to ${to}`;
  if (from !== undefined && to === undefined) return `${from} or more`;
  if (to !== undefined && from === undefined) return `${to} or less`;
  return `more than ${low} and less than ${high}`;
}
