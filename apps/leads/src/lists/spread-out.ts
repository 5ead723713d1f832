const golden = (Math.sqrt(5) - 1) / 2;

/** The same in another order, in which the first ones, however many, are spread over all of them: one goes on by the golden section each time. */
export function spreadOut<Item>(items: readonly Item[]): Item[] {
  const places = items.map((_, n) => ({ n, at: (n * golden) % 1 })).sort((a, b) => a.at - b.at);
  const spread = [...items];
  for (const [rank, { n }] of places.entries()) spread[n] = items[rank]!;
  return spread;
}
