import { nameInSentence, nameInWords } from '@heatline/contracts';
import { counted } from '@heatline/ui';
import { dateWords } from '../date-words';
import { type ConditionLeaf, type ConditionNode, groupOf, isGroup } from './condition-node';
import { operatorOf } from './operators';

/** A piece of a line of words; `value` marks what was filled in. */
export interface Piece {
  readonly kind: 'what' | 'words' | 'value';
  readonly text: string;
}

/** One condition in full; of several the first that is no group, how many there are, and how many it leaves out. */
export function conditionPieces(node: ConditionNode, before: string): Piece[] {
  const { mode, parts } = groupOf(node);
  const [first] = parts;
  if (first === undefined) return [piece('words', `${before}anything`)];
  const alone = mode === 'not' ? `${before}not ` : before;
  if (parts.length === 1) return isGroup(first) ? conditionPieces(first, alone) : leafPieces(first, alone);
  const joined = { all: 'all', any: 'any', not: 'none' }[mode];
  const named = parts.find((part): part is ConditionLeaf => !isGroup(part));
  // A condition within a group is not one that decides: naming it alone would say something else.
  if (!named) return [piece('words', `${before}${joined} of ${counted(parts.length, 'group')}`)];
  const others = `${mode === 'all' ? 'and' : 'or'} ${parts.length - 1} more`;
  return [piece('words', `${before}${joined} of ${parts.length}:`), ...leafPieces(named, ''), piece('words', others)];
}

function leafPieces(leaf: ConditionLeaf, before: string): Piece[] {
  const name = leaf.property ?? leaf.attribute ?? '';
  const of = leaf.account ? 'account ' : '';
  const value = valueWords(leaf);
  const { words } = operatorOf(leaf.op);
  const head: Piece[] =
    leaf.attribute !== undefined && !before
      ? [piece('what', of ? `Account ${nameInSentence(name)}` : nameInWords(name)), piece('words', words)]
      : [piece('words', `${before}${of}${nameInSentence(name)} ${words}`)];
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
      return typeof value === 'string' ? dateWords(value) || '…' : `${spanWords(value)} from now`;
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

export const piece = (kind: Piece['kind'], text: string): Piece => ({ kind, text });
export const more = (count: number): string => (count > 0 ? ` and ${count} more` : '');
