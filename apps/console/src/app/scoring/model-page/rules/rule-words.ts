import { isEventWhen, type Rule, type RuleDecay } from '@heatline/contracts';
import { counted } from '@heatline/ui';
import { type ConditionLeaf, type ConditionNode, groupOf, isGroup } from './condition-node';
import { ignoresCase, operatorOf } from './operators';

/** A piece of the line that says what a rule looks for. */
export interface Piece {
  readonly kind: 'what' | 'words' | 'value';
  readonly text: string;
}

/** page_viewed → Page viewed; jobTitle → Job title. */
export function titled(name: string): string {
  const spaced = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .trim();
  const plain = spaced.replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
  return (plain.charAt(0).toUpperCase() + plain.slice(1))
    .replace(/\b(api|url|id|crm)\b/gi, (word) => word.toUpperCase())
    .replace(/\bemail\b/gi, (word) => (word.startsWith('E') ? 'E-mail' : 'e-mail'));
}

const lowered = (name: string) => {
  const title = titled(name);
  return /^[A-Z]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
};

/** What the rule looks for and how it pays, in pieces; its name and points are not part of it. */
export function rulePieces(rule: Rule): Piece[] {
  if (!isEventWhen(rule.when)) return conditionPieces(rule.when, '');
  const { event, where, campaign } = rule.when;
  const what =
    event === '*'
      ? [piece('what', 'Any event')]
      : Array.isArray(event)
        ? [piece('what', event.slice(0, 2).map(titled).join(' or ') + more(event.length - 2) || '…')]
        : [piece('what', `${titled(event.startsWith)}…`)];
  return [
    ...what,
    ...(where ? conditionPieces(where, 'where ') : []),
    ...(campaign ? [piece('words', 'in'), piece('value', campaign.join(' or '))] : []),
    ...payPieces(rule),
  ];
}

function payPieces(rule: Rule): Piece[] {
  const { count, window, limit, maxPoints, cooldownSeconds, decay } = rule;
  const per = limit && { day: 'a day', week: 'a week', month: 'a month', lifetime: 'ever' }[limit.per];
  return [
    ...(rule.if ? conditionPieces(rule.if, 'if ') : []),
    ...(count ? countPieces(count) : []),
    ...(window ? [piece('words', 'in'), piece('value', spanWords(window))] : []),
    ...(limit && per
      ? limit.per === 'lifetime' && limit.first === 1
        ? [piece('words', 'only once')]
        : [piece('words', 'first'), piece('value', `${limit.first} ${per}`)]
      : []),
    ...(cooldownSeconds ? [piece('words', 'once in'), piece('value', spanWords({ seconds: cooldownSeconds }))] : []),
    ...(maxPoints === undefined
      ? []
      : [piece('words', 'at most'), piece('value', counted(maxPoints, 'point')), piece('words', 'in all')]),
    ...(decay && decay.kind !== 'inherit' ? [piece('words', decayWords(decay))] : []),
  ];
}

function countPieces({ min, max }: NonNullable<Rule['count']>): Piece[] {
  const often = (times: number) => (times === 1 ? 'once' : `${times} times`);
  if (typeof min === 'number' && typeof max === 'number')
    return [piece('words', 'between'), piece('value', `${min} and ${max} times`)];
  if (typeof max === 'number') return [piece('words', 'at most'), piece('value', often(max))];
  return [piece('words', 'at least'), piece('value', often(min ?? 1))];
}

function decayWords(decay: Exclude<RuleDecay, { kind: 'inherit' }>): string {
  switch (decay.kind) {
    case 'none':
      return 'never fades';
    case 'halfLife':
      return `halves every ${counted(decay.days, 'day')}`;
    case 'linear':
      return `fades in ${counted(decay.days, 'day')}`;
    case 'step':
      return `−${decay.percent}% every ${counted(decay.everyDays, 'day')}`;
  }
}

/** One condition in full; of several the first, and how many there are. */
export function conditionPieces(node: ConditionNode, before: string): Piece[] {
  const { mode, parts } = groupOf(node);
  const [first] = parts;
  if (first === undefined) return [piece('words', `${before}anything`)];
  const alone = mode === 'not' ? `${before}not ` : before;
  if (parts.length === 1) return isGroup(first) ? conditionPieces(first, alone) : leafPieces(first, alone);
  const joined = { all: 'all', any: 'any', not: 'none' }[mode];
  return [piece('words', `${before}${joined} of ${parts.length}:`), ...leafPieces(firstLeaf(first), '')];
}

function leafPieces(leaf: ConditionLeaf, before: string): Piece[] {
  const name = leaf.property ?? leaf.attribute ?? '';
  const of = leaf.account ? 'account ' : '';
  const value = valueWords(leaf);
  const { words } = operatorOf(leaf.op);
  const head: Piece[] =
    leaf.attribute !== undefined && !before
      ? [piece('what', of ? `Account ${lowered(name)}` : titled(name)), piece('words', words)]
      : [piece('words', `${before}${of}${lowered(name)} ${words}`)];
  return [...head, ...(value === null ? [] : [piece('value', value)])];
}

/** The value as people read it; null for operators without one. */
export function valueWords(leaf: ConditionLeaf): string | null {
  const { value } = leaf;
  switch (operatorOf(leaf.op).value) {
    case 'nothing':
      return null;
    case 'list':
      return Array.isArray(value) ? value.slice(0, 3).join(', ') + more(value.length - 3) || '…' : '…';
    case 'between':
      return Array.isArray(value) ? `${value[0]} and ${value[1]}` : '…';
    case 'age':
      return spanWords(value);
    case 'period':
      return typeof value === 'string' ? value.replaceAll('_', ' ') : `the day ${spanWords(value)} from now`;
    case 'date':
      return typeof value === 'string' ? value || '…' : `${spanWords(value)} from now`;
    case 'one':
    case 'number':
    case 'pattern':
      return String(value ?? '') || '…';
  }
}

/** { days: 30 } → 30 days. */
export function spanWords(span: unknown): string {
  if (typeof span !== 'object' || span === null) return '…';
  const [entry] = Object.entries(span);
  if (!entry) return '…';
  const [unit, amount] = entry as [string, number];
  if (unit === 'seconds') {
    for (const [name, size] of [
      ['day', 86_400],
      ['hour', 3_600],
      ['minute', 60],
    ] as const)
      if (amount % size === 0 && amount !== 0) return counted(amount / size, name);
  }
  return counted(amount, unit.replace(/s$/, ''));
}

/** Whether the answer of a leaf can differ by case, and does. */
export const caseMatters = (leaf: ConditionLeaf): boolean => operatorOf(leaf.op).cased === true && !ignoresCase(leaf);

const firstLeaf = (node: ConditionNode): ConditionLeaf => {
  if (!isGroup(node)) return node;
  const [first] = groupOf(node).parts;
  return first ? firstLeaf(first) : { op: 'exists' };
};
const piece = (kind: Piece['kind'], text: string): Piece => ({ kind, text });
const more = (count: number): string => (count > 0 ? ` and ${count} more` : '');
