/** Points are whole millionths inside the engine (10 = 10,000,000) and whole hundredths outside (10 = 1,000). */

const millionthsPerHundredth = 10_000;

/** Points with at most two decimals as whole hundredths. */
export const hundredthsOf = (points: number): number => Math.round(points * 100);

/** Points with at most two decimals as whole millionths. */
export const millionthsOf = (points: number): number => Math.round(points * 100) * millionthsPerHundredth;

/** R(x) of the definition: millionths to hundredths, rounded once, half up. */
export const roundToHundredths = (millionths: number): number =>
  Math.floor((millionths + millionthsPerHundredth / 2) / millionthsPerHundredth);

/** The least millionths that round to these hundredths. */
export const leastMillionthsFor = (hundredths: number): number =>
  hundredths * millionthsPerHundredth - millionthsPerHundredth / 2;

/** What is sent: a number with at most two decimals. */
export const pointsOf = (hundredths: number): number => hundredths / 100;

/** What explain sends beside it: a number with at most six decimals. */
export const exactOf = (millionths: number): number => millionths / 1_000_000;

export const clamp = (value: number, min: number, max: number): number =>
  value < min ? min : value > max ? max : value;

/**
 * Bounds of the number itself: a rule never gives more than ten million points and a score never leaves ±20 million, so
 * that 500 rules of a million events each stay below 2^53 millionths and a score fits an int4 of hundredths.
 */
export const mostOfARule = 10_000_000 * 1_000_000;
export const mostOfAScore = 20_000_000 * 1_000_000;
