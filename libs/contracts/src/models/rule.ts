import * as z from 'zod';
import { GivenName } from '../leads/text';
import { AttributeCondition, AttributeLeaf } from '../conditions/attribute-condition';
import { conditionTree } from '../conditions/condition-tree';
import { CountRange, EventMatch, Season } from '../conditions/event-leaf';
import { Span } from '../conditions/span';
import { RuleDecay } from './decay';
import { atMostTwoDecimals, toTwoDecimals } from './two-decimals';

/** A million counted events of one rule stay exact: 5,000 points are 5 · 10^9 millionths, and 2^53 is 9 · 10^15. */
export const maxRulePoints = 5_000;

export const RulePoints = z
  .number('Give a number of points')
  .min(-maxRulePoints, 'A rule takes at most 5,000 points')
  .max(maxRulePoints, 'A rule gives at most 5,000 points')
  .refine(atMostTwoDecimals, { error: 'Points have at most two decimals' })
  .overwrite(toTwoDecimals);

export const Limit = z.strictObject(
  {
    first: z.int('Give a whole number').min(1, 'A limit is at least 1').max(1_000_000, 'A limit is at most 1,000,000'),
    per: z.enum(['day', 'week', 'month', 'lifetime'], 'per is one of day, week, month, lifetime'),
  },
  'Give { "first": …, "per": … }',
);
export type Limit = z.infer<typeof Limit>;

/** One event (`event`, `where`, `campaign`; the rest stands beside it), or a condition on attributes. */
export type RuleWhen = EventMatch | AttributeCondition;
export const RuleWhen: z.ZodType<RuleWhen> = conditionTree<RuleWhen>(
  'One event { "event", "where", "campaign" }, or a condition on attributes.',
  { event: EventMatch, attribute: AttributeLeaf },
);

export const isEventWhen = (when: RuleWhen): when is EventMatch => 'event' in when;

const eventOnly = ['if', 'count', 'limit', 'cooldownSeconds', 'maxPoints', 'window', 'between', 'decay'] as const;

export const GroupKey = z
  .string('Give a key')
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/, 'A key has letters, digits, - and _, at most 60');

export const Rule = z
  .strictObject(
    {
      /** Stable over edits; the service gives one when it is missing. */
      id: z.uuid('An id is a UUID').optional(),
      name: GivenName('Give the rule a name', 120),
      enabled: z.boolean('enabled is true or false').default(true),
      points: RulePoints,
      when: RuleWhen,
      if: AttributeCondition.optional(),
      count: CountRange.optional(),
      limit: Limit.optional(),
      cooldownSeconds: z
        .int('Give a whole number of seconds')
        .min(1, 'A cooldown is at least a second')
        .max(315_360_000, 'A cooldown is at most ten years')
        .optional(),
      maxPoints: z
        .number('Give a number of points')
        .positive('The most that a rule gives is more than 0')
        .max(10_000_000, 'The most that a rule gives is at most 10,000,000')
        .refine(atMostTwoDecimals, { error: 'Points have at most two decimals' })
        .overwrite(toTwoDecimals)
        .optional(),
      window: Span.optional(),
      between: Season.optional(),
      decay: RuleDecay.optional(),
      group: GroupKey.optional(),
    },
    'Give a rule with name, points and when',
  )
  .superRefine((rule, context) => {
    const when: unknown = rule.when;
    if (typeof when !== 'object' || when === null) return;
    if (isEventWhen(rule.when)) return;
    if (holdsEvent(rule.when)) {
      context.addIssue({
        code: 'custom',
        path: ['when'],
        message: 'A rule looks for one event, or for attributes: an event cannot be combined here',
      });
      return;
    }
    for (const field of eventOnly) {
      if (rule[field] === undefined) continue;
      context.addIssue({ code: 'custom', path: [field], message: `"${field}" belongs to rules about events` });
    }
  });
export type Rule = z.infer<typeof Rule>;

function holdsEvent(when: RuleWhen): boolean {
  if ('event' in when) return true;
  if ('not' in when) return holdsEvent(when.not);
  const parts = 'all' in when ? when.all : 'any' in when ? when.any : [];
  return Array.isArray(parts) && parts.some((part) => typeof part === 'object' && part !== null && holdsEvent(part));
}
