import type { HttpRequest } from '@angular/common/http';
import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';

/** What is due happens: promises, and timers that ask for no time. */
const turn = () => new Promise<void>((due) => setTimeout(due));
const restlessAfterTurns = 100;
const patienceMs = 10_000;

/**
 * Until the page rests: for two turns nobody asks and nothing changes. `answer` is called for each request that `known` knows;
 * the others stay open.
 */
export async function settled(
  answer?: (open: TestRequest) => void,
  known: (request: HttpRequest<unknown>) => boolean = () => true,
): Promise<void> {
  let changes = 0;
  const observer = new MutationObserver(() => changes++);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  try {
    for (let turns = 0, quiet = 0; quiet < 2; turns++) {
      if (turns === restlessAfterTurns) throw new Error(`The page does not rest: ${document.body.textContent}`);
      const before = changes;
      TestBed.tick();
      const open = answer ? TestBed.inject(HttpTestingController).match(known) : [];
      for (const request of open) if (!request.cancelled) answer?.(request);
      await turn();
      quiet = changes > before || open.length > 0 ? 0 : quiet + 1;
    }
  } finally {
    observer.disconnect();
  }
}

/**
 * For what takes time, as a pause in typing or a piece of the program that loads: tries again until it neither throws nor
 * answers false, and answers what the last try answered.
 * @throws what the last try threw, when time is up
 */
export async function eventually<T>(attempt: () => T | Promise<T>): Promise<Exclude<T, false>> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const late = performance.now() > deadline;
    TestBed.tick();
    try {
      const answer = await attempt();
      if (answer !== false) return answer as Exclude<T, false>;
      if (late) throw new Error(`Still false after ${patienceMs} ms: ${attempt}`);
    } catch (error) {
      if (late) throw error;
    }
    await turn();
  }
}
