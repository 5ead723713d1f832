import { addDays, addMonths, asNumber, dateRange, localDate, mondayOf, unset } from './oracle-values';

/** A comparison as the JSON that it is. */
export interface Json {
  [field: string]: unknown;
}

/** Does a value satisfy a comparison as of T? */
export function compare(value: unknown, leaf: Json, zone: string, asOf: number): boolean {
  const op = String(leaf.op);
  if (op.startsWith('not_')) return !compare(value, { ...leaf, op: op.slice(4) }, zone, asOf);
  if (unset(value)) return false;
  if (op === 'exists') return true;
  if (op === 'has_all') {
    return (leaf.value as unknown[]).every((wanted) =>
      compare(value, { ...leaf, op: 'equals', value: wanted }, zone, asOf),
    );
  }
  if (Array.isArray(value))
    return value.some((element) => !Array.isArray(element) && compare(element, leaf, zone, asOf));
  return compareOne(value, op, leaf, zone, asOf);
}

function compareOne(value: unknown, op: string, leaf: Json, zone: string, asOf: number): boolean {
  const fold = (text: unknown): string =>
    (leaf.ignoreCase ?? ['contains', 'starts_with', 'ends_with'].includes(op))
      ? String(text).toLowerCase()
      : String(text);
  const same = (wanted: unknown): boolean => {
    if (typeof value === 'object') return false;
    if (typeof value === 'number' || typeof wanted === 'number') return asNumber(value) === asNumber(wanted);
    if (typeof value === 'boolean' || typeof wanted === 'boolean') {
      return String(value).toLowerCase() === String(wanted).toLowerCase();
    }
    return fold(value) === fold(wanted);
  };
  const wanted = leaf.value;
  switch (op) {
    case 'equals':
      return same(wanted);
    case 'in':
      return (wanted as unknown[]).some(same);
    case 'contains':
      return typeof value === 'string' ? fold(value).includes(fold(wanted)) : same(wanted);
    case 'starts_with':
      return typeof value === 'string' && fold(value).startsWith(fold(wanted));
    case 'ends_with':
      return typeof value === 'string' && fold(value).endsWith(fold(wanted));
    case 'matches':
      return typeof value === 'string' && new RegExp(String(wanted), leaf.ignoreCase ? 'iu' : 'u').test(value);
    case 'gt':
      return asNumber(value) > asNumber(wanted);
    case 'gte':
      return asNumber(value) >= asNumber(wanted);
    case 'lt':
      return asNumber(value) < asNumber(wanted);
    case 'lte':
      return asNumber(value) <= asNumber(wanted);
    case 'between': {
      const [from, to] = wanted as unknown[];
      if (!Number.isNaN(asNumber(from))) return asNumber(value) >= asNumber(from) && asNumber(value) <= asNumber(to);
      const date = dateRange(zone, value);
      const first = dateRange(zone, from);
      const last = dateRange(zone, to);
      return date !== null && first !== null && last !== null && date[0] >= first[0] && date[1] <= last[1];
    }
    default: {
      const date = dateRange(zone, value);
      return date !== null && compareDate(date, op, wanted, zone, asOf);
    }
  }
}

/** A date, [start, end), against T or another date. */
export function compareDate(date: [number, number], op: string, wanted: unknown, zone: string, asOf: number): boolean {
  const [start, end] = date;
  const age = asOf - start;
  if (op === 'within_last') return 0 < age && age <= seconds(wanted);
  if (op === 'older_than') return age > seconds(wanted);
  if (op === 'in_period') return inPeriod(localDate(zone, start), localDate(zone, asOf), wanted);
  const other =
    typeof wanted === 'string' ? dateRange(zone, wanted) : [asOf + seconds(wanted), asOf + seconds(wanted) + 1];
  if (other === null) return false;
  return op === 'before' ? end <= other[0] : start >= other[1];
}

function inPeriod(date: string, today: string, period: unknown): boolean {
  if (typeof period !== 'string') return date === addDays(today, (period as { days: number }).days);
  const away = period.startsWith('last') ? -1 : period.startsWith('next') ? 1 : 0;
  if (period === 'today' || period === 'yesterday' || period === 'tomorrow') {
    return date === addDays(today, period === 'today' ? 0 : period === 'yesterday' ? -1 : 1);
  }
  if (period.endsWith('week')) return mondayOf(date) === addDays(mondayOf(today), 7 * away);
  if (period.endsWith('month')) return date.slice(0, 7) === addMonths(today.slice(0, 7), away);
  if (period.endsWith('year')) return Number(date.slice(0, 4)) === Number(today.slice(0, 4)) + away;
  const quarter = (day: string): number => Number(day.slice(0, 4)) * 4 + Math.ceil(Number(day.slice(5, 7)) / 3);
  return quarter(date) === quarter(today) + away;
}

export function seconds(span: unknown): number {
  const { days = 0, hours = 0, minutes = 0, seconds: rest = 0 } = span as Record<string, number>;
  return Math.round(days * 86_400 + hours * 3_600 + minutes * 60 + rest);
}
