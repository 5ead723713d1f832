export interface Patience {
  timeoutMs?: number;
  everyMs?: number;
}

/**
 * Repeats until it neither throws nor answers false: for what happens elsewhere. Answers what the last try answered.
 * @throws what the last try threw, when time is up
 */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  { timeoutMs = 10_000, everyMs = 20 }: Patience = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      const answer = await attempt();
      if (answer !== false) return answer;
      if (performance.now() > deadline) throw new Error(`Still false after ${timeoutMs} ms`);
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await new Promise((wait) => setTimeout(wait, everyMs));
  }
}
