/** Payments in exact arithmetic: fractions of whole numbers, and powers of a half with 200 binary places. */

const places = 200n;

/** 2^(−1/2), 2^(−1/4), 2^(−1/8) … as fixed-point numbers. */
const roots: bigint[] = [];
for (let root = 1n << (places - 1n), n = 0; n < 128; n += 1) {
  root = squareRoot(root << places);
  roots.push(root);
}

export const halfUp = (numerator: bigint, denominator: bigint): bigint =>
  floor(2n * numerator + denominator, 2n * denominator);

/** points · 0.5^(age / n). */
export function halved(millionths: bigint, age: number, length: number): bigint {
  let value = 1n << places;
  const whole = Math.floor(age / length);
  let rest = BigInt(age - whole * length);
  for (const root of roots) {
    rest *= 2n;
    if (rest < BigInt(length)) continue;
    rest -= BigInt(length);
    value = (value * root) >> places;
  }
  return halfUp(millionths * value, 1n << (places + BigInt(whole)));
}

/** points · max(0, 1 − age / n). */
export const onALine = (millionths: bigint, age: number, length: number): bigint =>
  age >= length ? 0n : halfUp(millionths * BigInt(length - age), BigInt(length));

/** points · (1 − x/100)^floor(age / n). */
export function inSteps(millionths: bigint, percent: number, age: number, length: number): bigint {
  const steps = BigInt(Math.floor(age / length));
  const kept = 10_000n - BigInt(Math.round(percent * 100));
  return halfUp(millionths * kept ** steps, 10_000n ** steps);
}

function floor(a: bigint, b: bigint): bigint {
  return (a - (((a % b) + b) % b)) / b;
}

function squareRoot(square: bigint): bigint {
  let root = 1n << (BigInt(square.toString(2).length + 1) / 2n);
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
