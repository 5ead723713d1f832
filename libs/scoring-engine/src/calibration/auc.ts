import type { Share } from '@heatline/contracts';

/** How many had this score, by what became of them. */
export interface ScoreCount {
  score: number;
  converted: number;
  others: number;
}

const z95 = 1.959963985;

/**
 * The chance that somebody who converted had a higher score than somebody who did not, ties counting half: 0.5 is a coin, 1 a
 * perfect order. With DeLong's interval on the logit scale, so that it stays between 0 and 1. null = one side is empty.
 */
export function aucOf(counts: readonly ScoreCount[]): Share | null {
  const sorted = [...counts].sort((a, b) => a.score - b.score);
  const converted = sorted.reduce((sum, one) => sum + one.converted, 0);
  const others = sorted.reduce((sum, one) => sum + one.others, 0);
  if (converted === 0 || others === 0) return null;
  const ofConverted = new Spread();
  const ofOthers = new Spread();
  let othersBelow = 0;
  let convertedBelow = 0;
  for (const one of sorted) {
    ofConverted.add((othersBelow + one.others / 2) / others, one.converted);
    ofOthers.add((converted - convertedBelow - one.converted / 2) / converted, one.others);
    othersBelow += one.others;
    convertedBelow += one.converted;
  }
  const value = ofConverted.mean();
  // A perfect order has no spread to learn from: as wide as if half a lead of the smaller side had stood wrong.
  const smaller = Math.min(converted, others);
  const least = 0.5 / smaller;
  const error = Math.max(
    Math.sqrt(ofConverted.variance() / converted + ofOthers.variance() / others),
    Math.sqrt((least * (1 - least)) / smaller),
  );
  const inside = Math.min(1 - least, Math.max(least, value));
  const reach = (z95 * error) / (inside * (1 - inside));
  const logit = Math.log(inside / (1 - inside));
  return { value, low: expit(logit - reach), high: expit(logit + reach) };
}

const expit = (x: number): number => 1 / (1 + Math.exp(-x));

class Spread {
  private count = 0;
  private sum = 0;
  private squares = 0;

  add(value: number, count: number): void {
    this.count += count;
    this.sum += value * count;
    this.squares += value * value * count;
  }

  mean(): number {
    return this.sum / this.count;
  }

  variance(): number {
    if (this.count < 2) return 0.25;
    return Math.max(0, (this.squares - this.sum * this.mean()) / (this.count - 1));
  }
}
