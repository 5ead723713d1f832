import * as z from 'zod';
import { GivenName } from '../leads/text';
import { GroupKey } from './rule';
import { atMostTwoDecimals, toTwoDecimals } from './two-decimals';

/** The fixed palette of level colours, cold to hot, then three that say nothing about warmth. */
export const levelTones = ['cold', 'cool', 'warm', 'hot', 'ready', 'neutral', 'good', 'bad'] as const;

export const Level = z.strictObject(
  {
    /** Stable: history, segments and triggers name levels by it. */
    key: GroupKey,
    name: GivenName('Give the level a name', 60),
    /** Lower bound in points; only the lowest level has none. */
    from: z
      .number('Give a number of points')
      .min(-1_000_000, 'A level begins at -1,000,000 or above')
      .max(1_000_000, 'A level begins at 1,000,000 or below')
      .refine(atMostTwoDecimals, { error: 'Points have at most two decimals' })
      .overwrite(toTwoDecimals)
      .optional(),
    tone: z.enum(levelTones, `tone is one of ${levelTones.join(', ')}`),
  },
  'Give a level with key, name and tone',
);
export type Level = z.infer<typeof Level>;

export const levelsAtFirst: Level[] = [
  { key: 'cold', name: 'Cold', tone: 'cold' },
  { key: 'warm', name: 'Warm', from: 20, tone: 'warm' },
  { key: 'hot', name: 'Hot', from: 50, tone: 'hot' },
];

/** Sorted lower bounds, the lowest level has none, so every score has exactly one level. */
export const Levels = z
  .array(Level, 'Give a list of levels')
  .min(1, 'A model has at least one level')
  .max(20, 'A model has at most 20 levels')
  .superRefine((levels, context) => {
    const say = (index: number, field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [index, field], message });
    levels.forEach((level, index) => {
      if (index === 0 && level.from !== undefined) say(0, 'from', 'The lowest level has no lower bound');
      if (index > 0 && level.from === undefined) say(index, 'from', 'Say from how many points this level begins');
      const below = levels[index - 1]?.from;
      if (level.from !== undefined && below !== undefined && level.from <= below) {
        const twice = `${levels[index - 1]?.name ?? 'Another level'} begins at ${below} already`;
        say(index, 'from', level.from === below ? twice : 'Levels stand in rising order of their lower bounds');
      }
      if (levels.findIndex((other) => other.key === level.key) < index) say(index, 'key', 'Another level has this key');
      if (levels.findIndex((other) => other.name === level.name) < index)
        say(index, 'name', 'Another level has this name');
    });
  });
