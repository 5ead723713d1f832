/** Waits for what happens elsewhere. The same as `eventually` of the testing library, which is made of this kit and out of its reach. */
export async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 15_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Not so after ${timeoutMs} ms: ${condition.toString()}`);
    await new Promise((wait) => setTimeout(wait, 20));
  }
}
