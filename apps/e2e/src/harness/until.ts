/** Asks again and again until the answer is right; fails with the last answer after `timeoutMs`. */
export async function until<Value>(
  ask: () => Promise<Value>,
  isRight: (value: Value) => boolean,
  { timeoutMs = 60_000, everyMs = 100 } = {},
): Promise<Value> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (isRight(value)) return value;
    if (Date.now() > end)
      throw new Error(`Still not as expected after ${timeoutMs} ms: ${JSON.stringify(value)?.slice(0, 600)}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Waits until so many are there: read once, a count may be of what stood there before. */
export const untilCount = (what: { count(): Promise<number> }, wanted: number): Promise<number> =>
  until(
    () => what.count(),
    (count) => count === wanted,
  );
