/** What is stored: 0.30000000000000004 is 0.3. */
export const toTwoDecimals = (value: number): number => Math.round(value * 100) / 100;

/** As much as some additions of doubles may be off, beside the number itself: its first thirteen digits are meant. */
const noise = 2 ** -44;

/**
 * 0.1 + 0.2 has two decimals for people; what counts is whether the number is whole hundredths but for the noise of doubles. 1.000000001 is
 * not: whoever sends it would get something else than they sent.
 */
export function atMostTwoDecimals(value: number): boolean {
  const hundredths = value * 100;
  return Math.abs(hundredths - Math.round(hundredths)) <= Math.max(1, Math.abs(hundredths)) * noise;
}
