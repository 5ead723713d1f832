import type { ModelDefinition } from './model-definition';
import { isEventWhen, type Rule } from './rule';

/** The six actions of outreach, with the points that the template gives them. */
export const outreachActions = [
  { type: 'email_opened', title: 'E-mail opened', points: 5 },
  { type: 'link_clicked', title: 'Link clicked', points: 10 },
  { type: 'email_replied', title: 'E-mail replied', points: 25 },
  { type: 'website_visited', title: 'Website visited', points: 15 },
  { type: 'linkedin_profile_visited', title: 'LinkedIn profile visited', points: 5 },
  { type: 'linkedin_message_replied', title: 'LinkedIn message replied', points: 30 },
] as const;
export type OutreachType = (typeof outreachActions)[number]['type'];

/** One action as the simple view shows it: whether it counts, and for how much. */
export interface OutreachChoice {
  readonly type: OutreachType;
  readonly title: string;
  readonly on: boolean;
  readonly points: number;
  /** The rule behind it; null while the model has none. */
  readonly ruleId: string | null;
  /** The rule says more than "each time": limits, windows and the like, which the simple view leaves as they are. */
  readonly refined: boolean;
}

/** The rule that stands for an action: the first about exactly this event, whatever its properties. A narrower one is another rule. */
export const outreachRuleAt = ({ rules }: ModelDefinition, type: OutreachType): number =>
  rules.findIndex(({ when }) => isEventWhen(when) && isPlain(when, type));

export const outreachOf = (definition: ModelDefinition): OutreachChoice[] =>
  outreachActions.map(({ type, title, points }) => {
    const rule = definition.rules[outreachRuleAt(definition, type)];
    return {
      type,
      title,
      on: rule?.enabled ?? false,
      points: rule?.points ?? points,
      ruleId: rule?.id ?? null,
      refined: rule !== undefined && refinements.some((field) => rule[field] !== undefined),
    };
  });

/** The definition with one action changed: only whether its rule is on and its points; all else, and every other rule, stays. */
export function withOutreach(
  definition: ModelDefinition,
  type: OutreachType,
  { on, points }: { on: boolean; points: number },
  newId: () => string,
): ModelDefinition {
  const at = outreachRuleAt(definition, type);
  if (at >= 0) {
    const rules = definition.rules.map((rule, index) => (index === at ? { ...rule, enabled: on, points } : rule));
    return { ...definition, rules };
  }
  const title = outreachActions.find((action) => action.type === type)?.title ?? type;
  const rule: Rule = { id: newId(), name: title, enabled: on, points, when: { event: [type] } };
  return { ...definition, rules: [...definition.rules, rule] };
}

const refinements = [
  'if',
  'count',
  'limit',
  'cooldownSeconds',
  'maxPoints',
  'window',
  'between',
  'decay',
  'group',
] as const;

const isPlain = (when: Extract<Rule['when'], { event: unknown }>, type: string): boolean =>
  Array.isArray(when.event) &&
  when.event.length === 1 &&
  when.event[0] === type &&
  when.where === undefined &&
  when.campaign === undefined;
