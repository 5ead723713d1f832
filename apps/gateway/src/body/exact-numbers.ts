// Numbers that could lose something on their way through a double: 15 digits and exponents of two never do. Texts that look like
// one behind a comma or a colon are found too; what they cost is one look at the digits.
const doubtful = /(?:^|[:,[\s])(-?(?=\d[\d.]{15}|[\d.]+[eE][+-]?\d{3})\d[\d.]*(?:[eE][+-]?\d+)?)/g;

/** Whether a text of JSON may hold a number that JSON.parse alters. Hardly more than one search for a body without long numbers. */
export function mayAlterNumbers(text: string): boolean {
  for (const [, number] of text.matchAll(doubtful)) if (lossOf(number!) !== undefined) return true;
  return false;
}

/** The parsed text with a symbol, which says what would be lost, for each number that JSON.parse alters. */
export function withoutAlteredNumbers(text: string): unknown {
  return parseWithSource(text, (_, value, { source }) => {
    const loss = typeof value === 'number' && source !== undefined ? lossOf(source) : undefined;
    return loss === undefined ? value : Symbol(loss);
  });
}

/** The third parameter is newer than what TypeScript knows. */
const parseWithSource = JSON.parse as (
  text: string,
  reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
) => unknown;

/**
 * What the number loses. A fraction is a measure, and is kept to the 15 digits and more that a double holds: many languages write longer
 * ones than they mean. A large whole number is often an id: it is kept if the double, written with as many digits, is what was sent.
 * -0 becomes 0.
 */
function lossOf(number: string): string | undefined {
  const value = Number(number);
  if (!Number.isFinite(value)) return 'The number is too large';
  const sent = significant(number);
  if (value === 0 && sent !== '') return 'The number is too close to 0 to be kept: send it as text, in quotes';
  if (Math.abs(value) < 2 ** 53) return undefined;
  if (sent.length <= mostDigits && significant(value.toPrecision(sent.length)) === sent) return undefined;
  return 'The number has more digits than can be kept: send it as text, in quotes';
}

/** What `toPrecision` can write. */
const mostDigits = 100;

/** The digits without sign, point, exponent and the zeros at both ends. */
function significant(number: string): string {
  const digits = number.replace(/[eE].*$/, '').replace(/[-.]/g, '');
  let [from, to] = [0, digits.length];
  while (digits[from] === '0') from++;
  while (to > from && digits[to - 1] === '0') to--;
  return digits.slice(from, to);
}
