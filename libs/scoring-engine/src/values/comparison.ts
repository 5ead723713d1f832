import { numberOf, readDate, type Scalar } from '@heatline/contracts';
import { RE2JS } from 're2js';
import type { Calendar, Interval } from '../time/calendar';
import { isSet } from './path';

/** A comparison that is false when not set: what is left once negations are taken out. */
export type PositiveComparison =
  | { op: 'equals' | 'contains' | 'starts_with' | 'ends_with'; value: Scalar; ignoreCase?: boolean }
  | { op: 'in' | 'has_all'; value: Scalar[]; ignoreCase?: boolean }
  | { op: 'matches'; value: string; ignoreCase?: boolean }
  | { op: 'gt' | 'gte' | 'lt' | 'lte'; value: number | string }
  | { op: 'between'; value: [number | string, number | string] }
  | { op: 'exists' }
  | { op: 'before' | 'after'; value: string };
type Test = (value: unknown) => boolean;

/** Compiles a comparison to a test of raw values (JSON). On a list, any element that satisfies it is enough. */
export function compileComparison(comparison: PositiveComparison, calendar: Calendar): Test {
  if (comparison.op === 'exists') return isSet;
  if (comparison.op === 'has_all') {
    const wanted = comparison.value.map((value) => equalTo(value, comparison.ignoreCase ?? false));
    return (value) => {
      const elements = Array.isArray(value) ? value : [value];
      return isSet(value) && wanted.every((test) => elements.some((element) => isSet(element) && test(element)));
    };
  }
  const test = scalarTest(comparison, calendar);
  return (value) =>
    Array.isArray(value) ? value.some((element) => isSet(element) && test(element)) : isSet(value) && test(value);
}

function scalarTest(comparison: PositiveComparison, calendar: Calendar): Test {
  switch (comparison.op) {
    case 'exists':
      return isSet;
    case 'equals':
      return equalTo(comparison.value, comparison.ignoreCase ?? false);
    case 'in':
    case 'has_all':
      return oneOf(comparison.value, comparison.ignoreCase ?? false);
    case 'contains':
    case 'starts_with':
    case 'ends_with':
      return textTest(comparison.op, comparison.value, comparison.ignoreCase ?? true);
    case 'matches': {
      const pattern = RE2JS.compile(comparison.value, comparison.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
      return (value) => typeof value === 'string' && pattern.matcher(value).find();
    }
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return numberTest(comparison.op, numberOf(comparison.value) ?? Number.NaN);
    case 'between':
      return betweenTest(comparison.value, calendar);
    case 'before':
    case 'after': {
      const bound = intervalOf(comparison.value, calendar);
      const before = comparison.op === 'before';
      return (value) => {
        const date = intervalOf(value, calendar);
        if (date === null || bound === null) return false;
        return before ? date.end <= bound.start : date.start >= bound.end;
      };
    }
  }
}

/** Numeric text counts as a number when the other side is one; likewise "true" and "false" beside a boolean. */
function equalTo(wanted: Scalar, ignoreCase: boolean): Test {
  if (typeof wanted === 'number') return (value) => numberOf(value) === wanted;
  if (typeof wanted === 'boolean') return (value) => truthOf(value) === wanted;
  const text = ignoreCase ? wanted.toLowerCase() : wanted;
  const number = numberOf(wanted);
  const truth = truthOf(wanted);
  return (value) => {
    if (typeof value === 'string') return (ignoreCase ? value.toLowerCase() : value) === text;
    if (typeof value === 'number') return number === value;
    return typeof value === 'boolean' && truth === value;
  };
}

function oneOf(wanted: Scalar[], ignoreCase: boolean): Test {
  const tests = wanted.map((value) => equalTo(value, ignoreCase));
  // Long lists are mostly texts: those are found by hash, and only the others one by one.
  const texts = new Set(
    wanted.flatMap((value) => (typeof value === 'string' ? [ignoreCase ? value.toLowerCase() : value] : [])),
  );
  const others = wanted.filter((value) => typeof value !== 'string').map((value) => equalTo(value, ignoreCase));
  return (value) =>
    typeof value === 'string'
      ? texts.has(ignoreCase ? value.toLowerCase() : value) || others.some((test) => test(value))
      : tests.some((test) => test(value));
}

function textTest(op: 'contains' | 'starts_with' | 'ends_with', wanted: Scalar, ignoreCase: boolean): Test {
  const text = ignoreCase ? String(wanted).toLowerCase() : String(wanted);
  const same = equalTo(wanted, ignoreCase);
  return (value) => {
    // A number has no parts: it contains what it equals.
    if (typeof value !== 'string') return op === 'contains' && same(value);
    const whole = ignoreCase ? value.toLowerCase() : value;
    if (op === 'contains') return whole.includes(text);
    return op === 'starts_with' ? whole.startsWith(text) : whole.endsWith(text);
  };
}

function numberTest(op: 'gt' | 'gte' | 'lt' | 'lte', bound: number): Test {
  return (value) => {
    const number = numberOf(value);
    if (number === null) return false;
    if (op === 'gt') return number > bound;
    if (op === 'gte') return number >= bound;
    return op === 'lt' ? number < bound : number <= bound;
  };
}

function betweenTest([from, to]: [number | string, number | string], calendar: Calendar): Test {
  const low = numberOf(from);
  const high = numberOf(to);
  if (low !== null && high !== null) {
    return (value) => {
      const number = numberOf(value);
      return number !== null && number >= low && number <= high;
    };
  }
  const first = intervalOf(from, calendar);
  const last = intervalOf(to, calendar);
  return (value) => {
    const date = intervalOf(value, calendar);
    return date !== null && first !== null && last !== null && date.start >= first.start && date.end <= last.end;
  };
}

/** The time that a text covers as a date; null = not a date. */
export function intervalOf(value: unknown, calendar: Calendar): Interval | null {
  if (typeof value !== 'string') return null;
  const date = readDate(value);
  return date === null ? null : calendar.interval(date);
}

function truthOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  const text = value.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : null;
}
