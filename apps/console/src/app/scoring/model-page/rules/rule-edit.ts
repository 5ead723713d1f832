import { isEventWhen, type Rule, type RuleDecay } from '@heatline/contracts';
import { newRuleId } from './rule-sections';

type Optional = 'if' | 'count' | 'limit' | 'cooldownSeconds' | 'maxPoints' | 'window' | 'between' | 'decay' | 'group';

/** The rule with one field set, or without it. */
export function withField<Key extends Optional>(rule: Rule, key: Key, value: Rule[Key] | undefined): Rule {
  const { [key]: _, ...rest } = rule;
  return (value === undefined ? rest : { ...rest, [key]: value }) as Rule;
}

export const newRule = (): Rule => ({
  id: newRuleId(),
  name: 'New rule',
  enabled: true,
  points: 5,
  when: { event: [] },
});

/**
 * The same rule looking for the other kind of thing: what belongs to the one kind only goes. `before`: how the rule was when it last
 * looked for that kind, which it then does again.
 */
export function turnedTo(rule: Rule, kind: 'event' | 'attribute', before?: Rule): Rule {
  if (isEventWhen(rule.when) === (kind === 'event')) return rule;
  const { id, name, enabled, points } = rule;
  const head = { ...(id === undefined ? {} : { id }), name, enabled, points };
  if (before && isEventWhen(before.when) === (kind === 'event')) return { ...before, ...head };
  return { ...head, when: kind === 'event' ? { event: [] } : { attribute: '', op: 'equals' as const, value: '' } };
}

export const cooldowns = [
  { seconds: 60, words: '1 minute' },
  { seconds: 600, words: '10 minutes' },
  { seconds: 1_800, words: '30 minutes' },
  { seconds: 3_600, words: '1 hour' },
  { seconds: 21_600, words: '6 hours' },
  { seconds: 86_400, words: '1 day' },
  { seconds: 604_800, words: '7 days' },
] as const;

/** A decay of another kind, with numbers to begin from. */
export function decayOf<Kind extends RuleDecay['kind']>(kind: Kind): RuleDecay {
  switch (kind) {
    case 'halfLife':
      return { kind: 'halfLife', days: 14 };
    case 'linear':
      return { kind: 'linear', days: 30 };
    case 'step':
      return { kind: 'step', percent: 50, everyDays: 30 };
    case 'none':
      return { kind: 'none' };
    default:
      return { kind: 'inherit' };
  }
}
