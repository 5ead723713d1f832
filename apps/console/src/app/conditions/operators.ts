import { readNumber } from '@heatline/ui';
import type { ConditionLeaf } from './condition-node';

export type ValueKind = 'one' | 'list' | 'number' | 'between' | 'pattern' | 'nothing' | 'date' | 'age' | 'period';

export interface Operator {
  readonly op: string;
  readonly words: string;
  readonly value: ValueKind;
  /** Depends on the time of calculation: attributes only, because an event's answer is fixed when it happens. */
  readonly timed?: boolean;
  /** The answer may depend on upper and lower case. */
  readonly cased?: boolean;
}

export const operators: readonly Operator[] = [
  { op: 'equals', words: 'is', value: 'one', cased: true },
  { op: 'not_equals', words: 'is not', value: 'one', cased: true },
  { op: 'in', words: 'is one of', value: 'list', cased: true },
  { op: 'not_in', words: 'is none of', value: 'list', cased: true },
  { op: 'contains', words: 'contains', value: 'one', cased: true },
  { op: 'not_contains', words: 'does not contain', value: 'one', cased: true },
  { op: 'has_all', words: 'has all of', value: 'list', cased: true },
  { op: 'starts_with', words: 'starts with', value: 'one', cased: true },
  { op: 'ends_with', words: 'ends with', value: 'one', cased: true },
  { op: 'matches', words: 'matches pattern', value: 'pattern', cased: true },
  { op: 'gt', words: 'is more than', value: 'number' },
  { op: 'gte', words: 'is at least', value: 'number' },
  { op: 'lt', words: 'is less than', value: 'number' },
  { op: 'lte', words: 'is at most', value: 'number' },
  { op: 'between', words: 'is between', value: 'between' },
  { op: 'exists', words: 'is set', value: 'nothing' },
  { op: 'not_exists', words: 'is not set', value: 'nothing' },
  { op: 'before', words: 'is before', value: 'date' },
  { op: 'after', words: 'is after', value: 'date' },
  { op: 'within_last', words: 'is in the last', value: 'age', timed: true },
  { op: 'older_than', words: 'is older than', value: 'age', timed: true },
  { op: 'in_period', words: 'falls in', value: 'period', timed: true },
];

const unknown: Operator = { op: '', words: 'is', value: 'one' };
export const operatorOf = (op: string): Operator => operators.find((known) => known.op === op) ?? unknown;

/** A complaint of the schema names operators as programs do, and is read here by people. */
export const inWords = (message: string): string =>
  message.replace(/\b[a-z]+(?:_[a-z]+)+\b/g, (name) => {
    const known = operators.find(({ op }) => op === name);
    return known ? `“${known.words}”` : name;
  });

/** Case is ignored at first where one looks for a part of a text. */
export const ignoresCase = ({ op, ignoreCase }: ConditionLeaf): boolean =>
  ignoreCase ?? ['contains', 'not_contains', 'starts_with', 'ends_with'].includes(op);

const firstValue = (kind: ValueKind): unknown => {
  switch (kind) {
    case 'one':
    case 'pattern':
    case 'number':
    case 'date':
      return '';
    case 'list':
      return [];
    case 'between':
      return ['', ''];
    case 'age':
      return { days: 30 };
    case 'period':
      return 'this_month';
    case 'nothing':
      return undefined;
  }
};

/** The same leaf under another operator: the value is kept where it still means something. */
export function withOperator(leaf: ConditionLeaf, op: string): ConditionLeaf {
  const from = operatorOf(leaf.op);
  const to = operatorOf(op);
  const { value, ignoreCase, for: held, ...head } = leaf;
  return {
    ...head,
    op,
    ...(to.value === 'nothing' ? {} : { value: carried(value, from.value, to.value) }),
    ...(to.cased && ignoreCase !== undefined ? { ignoreCase } : {}),
    ...(held && !to.timed ? { for: held } : {}),
  };
}

function carried(value: unknown, from: ValueKind, to: ValueKind): unknown {
  if (from === to) return value;
  const single = (kind: ValueKind) => kind === 'one' || kind === 'pattern' || kind === 'number';
  if (single(from) && single(to)) return to === 'pattern' ? String(value ?? '') : value;
  if (single(from) && to === 'list') return value === '' || value === undefined ? [] : [value];
  if (from === 'list' && single(to) && Array.isArray(value)) return value[0] ?? '';
  return firstValue(to);
}

/** What a typed text stands for: `true`, `false` and plain numbers are themselves, "007" stays a text. */
export function scalarOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && String(Number(text)) === text ? Number(text) : text;
}

/** Numbers as numbers; what is not one stays as typed, and the schema says so. */
export const numberOrText = (text: string): string | number => {
  const number = readNumber(text);
  return number !== undefined && Number.isFinite(number) ? number : text;
};
