const bits = 160n;
const one = 1n << bits;
/** ln 2 with 160 binary places. */
const ln2 = 1013035739299659071135698605846798551586536899366n;

/** floor(a / b) for b > 0; BigInt division cuts towards zero. */
function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

/** floor(millionths · 2^(−age / halfLife) + 1/2), with 160 binary places. */
export function halfUpPower(millionths: number, age: number, halfLife: number): number {
  const whole = BigInt(Math.floor(age / halfLife));
  const rest = BigInt(age) - whole * BigInt(halfLife);
  const value = BigInt(millionths) * powerOfHalf(rest, BigInt(halfLife));
  // One shift rounds both halves of the exponent: floor((value + 1/2 · 2^(bits + whole)) / 2^(bits + whole)).
  const shift = bits + whole;
  return Number((value + (1n << (shift - 1n))) >> shift);
}

/** floor(millionths · (length − age) / length + 1/2). */
export function halfUpLine(millionths: number, age: number, length: number): number {
  const whole = BigInt(length);
  return Number(floorDivide(2n * BigInt(millionths) * BigInt(length - age) + whole, 2n * whole));
}

/** floor(millionths · (kept / 10,000)^times + 1/2). */
export function halfUpSteps(millionths: number, kept: number, times: number): number {
  const below = 10_000n ** BigInt(times);
  return Number(floorDivide(2n * BigInt(millionths) * BigInt(kept) ** BigInt(times) + below, 2n * below));
}

/** 2^(−rest / length), 0 ≤ rest < length, as a fixed-point number. */
function powerOfHalf(rest: bigint, length: bigint): bigint {
  if (rest === 0n) return one;
  const x = (ln2 * rest) / length;
  let term = one;
  let sum = one;
  for (let n = 1n; term !== 0n; n += 1n) {
    term = -((term * x) >> bits) / n;
    sum += term;
  }
  return sum;
}
