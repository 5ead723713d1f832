/** The same in another order, in which the first ones, however many, are spread over all of them. */
export function spreadOut<Item>(items: readonly Item[]): Item[] {
  const { length } = items;
  // Leaps of the golden section come nowhere twice if they have no divisor in common with the whole.
  let leap = Math.max(1, Math.round(length * 0.618));
  while (commonDivisor(leap, length) > 1) leap++;
  return items.map((_, n) => items[(n * leap) % length]!);
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));
