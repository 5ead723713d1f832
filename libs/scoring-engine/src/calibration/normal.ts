/** P(Z > |z|) twice, for a standard normal Z: how often chance alone strays at least this far, to either side. */
export const twoSidedP = (z: number): number => complementaryError(Math.abs(z) / Math.SQRT2);

/** The z that a share of `confidence` of a standard normal stays within, to either side: 1.96 for 0.95. Found by halving. */
export function zWithin(confidence: number): number {
  let low = 0;
  let high = 40;
  for (let step = 0; step < 80; step++) {
    const z = (low + high) / 2;
    if (twoSidedP(z) > 1 - confidence) low = z;
    else high = z;
  }
  return high;
}

/** erfc(x) for x ≥ 0 with a relative error below 1.2e-7 everywhere (Numerical Recipes, 6.2), so that tiny chances stay right. */
function complementaryError(x: number): number {
  const t = 1 / (1 + x / 2);
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ];
  const sum = terms.reduceRight((so, term) => so * t + term, 0);
  return t * Math.exp(-x * x + sum);
}
