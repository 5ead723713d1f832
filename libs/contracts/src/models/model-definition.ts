import * as z from 'zod';
import { ModelDecay } from './decay';
import { Levels, levelsAtFirst } from './level';
import { GroupKey, isEventWhen, Rule } from './rule';
import { ScoringSettings } from './scoring-settings';
import { atMostTwoDecimals, toTwoDecimals } from './two-decimals';

const bound = z
  .number('Give a number of points')
  .min(-1_000_000, 'At least -1,000,000 points')
  .max(1_000_000, 'At most 1,000,000 points')
  .refine(atMostTwoDecimals, { error: 'Points have at most two decimals' })
  .overwrite(toTwoDecimals);

/** Clamps the sum of its rules. */
export const Group = z.strictObject(
  {
    min: bound.max(0, 'The least of a group is 0 or below').optional(),
    max: bound.min(0, 'The most of a group is 0 or above').optional(),
  },
  'Give { "min": …, "max": … }',
);
export type Group = z.infer<typeof Group>;

/** All that a model says. Every field but `rules` has what it is at first. */
export const ModelDefinition = z
  .strictObject(
    {
      rules: z.array(Rule, 'Give a list of rules').max(500, 'A model has at most 500 rules').default([]),
      levels: Levels.default(levelsAtFirst),
      decay: ModelDecay.default({ kind: 'none' }),
      groups: z
        .record(GroupKey, Group, {
          error: ({ code }) =>
            code === 'invalid_key' ? 'A key has letters, digits, - and _, at most 60' : 'Give groups by their keys',
        })
        .default({}),
      /** null = none. */
      floor: bound.nullable().default(0),
      ceiling: bound.nullable().default(null),
    },
    'Give a definition with rules and levels',
  )
  .superRefine((definition, context) => {
    const say = (path: PropertyKey[], message: string): void => context.addIssue({ code: 'custom', path, message });
    if (definition.floor !== null && definition.ceiling !== null && definition.floor > definition.ceiling) {
      say(['ceiling'], 'The ceiling is not below the floor');
    }
    const groups = Object.entries(definition.groups);
    if (groups.length > 100) say(['groups'], 'A model has at most 100 groups');
    for (const [key] of groups) {
      const kinds = new Set(
        definition.rules.filter((rule) => rule.group === key).map((rule) => isEventWhen(rule.when)),
      );
      if (kinds.size > 1) say(['groups', key], 'A group holds rules about events only, or about attributes only');
    }
    const ids = new Set<string>();
    definition.rules.forEach((rule, index) => {
      if (rule.id !== undefined && ids.has(rule.id)) say(['rules', index, 'id'], 'Another rule has this id');
      if (rule.id !== undefined) ids.add(rule.id);
      if (rule.group !== undefined && !Object.hasOwn(definition.groups, rule.group)) {
        say(['rules', index, 'group'], `There is no group "${rule.group}"`);
      }
      const own = rule.decay?.kind ?? 'inherit';
      if (definition.decay.kind === 'inactivity' && own !== 'inherit' && own !== 'none') {
        say(['rules', index, 'decay'], 'A model loses points by inactivity or by the age of events, not by both');
      }
    });
  });
export type ModelDefinition = z.infer<typeof ModelDefinition>;

/** What a version freezes: the definition and the settings that change scores. */
export type PublishedDefinition = ModelDefinition & { settings: ScoringSettings };
