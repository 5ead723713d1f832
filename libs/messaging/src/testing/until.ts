/**
 * Waits for what happens elsewhere; whoever cannot be asked yet has not answered yes. The same as `eventually` of the testing library,
 * which is made of this kit and out of its reach.
 * @throws Error when time is up, with what the last try threw as its cause
 */
export async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 15_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    let cause: unknown;
    try {
      if (await condition()) return;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > deadline)
      throw new Error(`Not so after ${timeoutMs} ms: ${condition.toString()}`, { cause });
    await new Promise((wait) => setTimeout(wait, 20));
  }
}
