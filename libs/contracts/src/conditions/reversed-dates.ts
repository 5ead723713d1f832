import { readDate } from './date-text';
import { eachPart } from './each-part';

/** Said where the second of two dates is the earlier one. */
export const reversedDatesSaid = 'The first date is the earlier one';

/** The places in a condition where something is to lie between two dates of which the second is the earlier one: nothing ever does. */
export function reversedDates(condition: unknown): PropertyKey[][] {
  const found: PropertyKey[][] = [];
  eachPart(condition, ({ op, value }, path) => {
    if (op === 'between' && Array.isArray(value) && isReversed(value)) found.push([...path, 'value']);
  });
  return found;
}

/** A day has no second of its own: two on one day are in order. */
function isReversed([from, to]: unknown[]): boolean {
  const [first, second] = [secondsOf(from), secondsOf(to)];
  return first !== null && second !== null && first > second + daySeconds - 1;
}

const daySeconds = 86_400;

/** Local times are read as UTC, which is right to within a day. */
function secondsOf(text: unknown): number | null {
  const date = typeof text === 'string' ? readDate(text) : null;
  return date && (date.kind === 'day' ? date.day * daySeconds : date.seconds);
}
