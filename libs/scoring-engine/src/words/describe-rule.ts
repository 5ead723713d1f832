import { isEventWhen, type ModelDecay, type Rule, type RuleDecay } from '@heatline/contracts';
import { describeCondition, describeCount, describeMatch, describeSeason } from './describe-condition';
import { counted, lengthInWords } from './words';

/** What a rule looks for and how it pays, in plain English; its name and points are not part of it. */
export function describeRule(rule: Rule): string {
  if (!isEventWhen(rule.when)) return describeCondition(rule.when);
  const parts = [describeMatch(rule.when)];
  if (rule.between) parts.push(describeSeason(rule.between));
  if (rule.count) parts.push(describeCount(rule.count));
  if (rule.window) parts.push(`in the last ${lengthInWords(rule.window)}`);
  if (rule.if) parts.push(`only if ${describeCondition(rule.if)}`);
  if (rule.limit) {
    const per = rule.limit.per === 'lifetime' ? 'ever' : `of each ${rule.limit.per}`;
    parts.push(`only the first${rule.limit.first === 1 ? '' : ` ${rule.limit.first}`} ${per}`);
  }
  if (rule.cooldownSeconds) parts.push(`at most once in ${secondsInWords(rule.cooldownSeconds)}`);
  if (rule.maxPoints !== undefined) parts.push(`at most ${rule.maxPoints} points`);
  if (rule.decay && rule.decay.kind !== 'inherit') parts.push(describeDecay(rule.decay));
  return parts.join(', ');
}

export function describeDecay(decay: ModelDecay | RuleDecay): string {
  switch (decay.kind) {
    case 'none':
      return 'points do not fade';
    case 'inherit':
      return 'points fade as the model says';
    case 'halfLife':
      return `points halve every ${counted(decay.days, 'day')}`;
    case 'linear':
      return `points fade evenly to nothing in ${counted(decay.days, 'day')}`;
    case 'step':
      return `points lose ${decay.percent} % every ${counted(decay.everyDays, 'day')}`;
    case 'inactivity':
      return `${counted(decay.points, 'point')} less for every ${counted(decay.everyDays, 'day')} without activity`;
  }
}

export function secondsInWords(seconds: number): string {
  if (seconds % 86_400 === 0) return counted(seconds / 86_400, 'day');
  if (seconds % 3_600 === 0) return counted(seconds / 3_600, 'hour');
  return seconds % 60 === 0 ? counted(seconds / 60, 'minute') : counted(seconds, 'second');
}
