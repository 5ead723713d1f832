/** As the console writes them: 4,999.99. */
const grouped = /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/;

/**
 * The number that a typed text stands for: with either minus, in groups of three or without, and with a comma for a point, as in
 * "12,5". Undefined for an empty field, NaN for what is no number.
 */
export function readNumber(text: string): number | undefined {
  const plain = text.replace(/\s/g, '').replace('\u2212', '-');
  if (plain === '') return undefined;
  return Number(grouped.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.'));
}
