import { leastMillionthsFor } from '../numbers/points';

/** How much smooth decay can still move a score, and how fast it does so now. All in millionths, seconds. */
export interface Fading {
  /** What payments that fade smoothly add up to: gains can fade away, losses too. */
  gains: number;
  losses: number;
  /** Speed at T; smooth decay only gets slower. */
  gainsPerSecond: number;
  lossesPerSecond: number;
  /** Payments, each of which rounding moves by a millionth at most. */
  payments: number;
}

/**
 * A second up to which smooth decay cannot carry the score over a bound: never late, often early, because caps and
 * groups only slow a score down. Whoever is due is rescored and asks again. Infinity = it never gets there.
 */
export function fadingUntil(
  fading: Fading,
  bounds: readonly number[],
  millionths: number,
  hundredths: number,
  asOf: number,
): number {
  let below = -Infinity;
  let above = Infinity;
  for (const bound of bounds) {
    if (bound <= hundredths) below = bound;
    else if (above === Infinity) above = bound;
  }
  return Math.min(
    reach(fading.gains, fading.gainsPerSecond, millionths - leastMillionthsFor(below), fading.payments, asOf),
    reach(fading.losses, fading.lossesPerSecond, leastMillionthsFor(above) - 1 - millionths, fading.payments, asOf),
  );
}

function reach(amount: number, perSecond: number, margin: number, payments: number, asOf: number): number {
  if (amount <= margin || perSecond === 0) return Infinity;
  const seconds = Math.floor(((margin - payments) / perSecond) * (1 - 1e-9));
  return asOf + Math.max(1, seconds);
}
